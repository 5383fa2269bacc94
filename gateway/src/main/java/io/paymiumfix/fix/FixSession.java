package io.paymiumfix.fix;

import quickfix.Session;
import quickfix.SessionID;

/**
 * One configured session and what belongs to it.
 *
 * <p>What its last Logon(A) said is written by the event loop and read by others.
 */
final class FixSession {

    private static final String BEGIN_STRING = "FIX.4.4";

    private final SessionSettings settings;
    private final SessionID id;
    private final SessionStore store;
    private final SessionLog log;
    private volatile boolean up;
    private volatile String logonUsername = "";
    private volatile long clockOffsetUs;
    private volatile int logonReceivedUpTo;

    FixSession(final SessionSettings settings, final String ourCompId, final SessionStore store, final SessionLog log) {
        this.settings = settings;
        this.id = new SessionID(BEGIN_STRING, ourCompId, settings.clientCompId());
        this.store = store;
        this.log = log;
    }

    String name() {
        return settings.name();
    }

    SessionSettings settings() {
        return settings;
    }

    SessionID id() {
        return id;
    }

    SessionStore store() {
        return store;
    }

    SessionLog log() {
        return log;
    }

    /** QuickFIX/J's session; null before start and after stop. */
    Session engine() {
        return Session.lookupSession(id);
    }

    /** Its connection at present, or null. Any thread. */
    FixConnection connection() {
        final Session engine = engine();
        return engine != null && engine.getResponder() instanceof FixConnection connection ? connection : null;
    }

    /** True from the answered Logon(A) to the end of the connection: only then may anything be sent. */
    boolean isUp() {
        return up;
    }

    void up(final boolean nowUp) {
        up = nowUp;
    }

    /** Username(553) of the last Logon(A), echoed in its answer. */
    String logonUsername() {
        return logonUsername;
    }

    /** Our clock minus SendingTime(52) of the last Logon(A). */
    long clockOffsetUs() {
        return clockOffsetUs;
    }

    /** MsgSeqNum(34) up to which the client has all we sent, by NextExpectedMsgSeqNum(789) of the last Logon(A); or 0. */
    int logonReceivedUpTo() {
        return logonReceivedUpTo;
    }

    void logonAccepted(final String username, final long offsetUs, final int receivedUpTo) {
        logonUsername = username;
        clockOffsetUs = offsetUs;
        logonReceivedUpTo = receivedUpTo;
    }
}
