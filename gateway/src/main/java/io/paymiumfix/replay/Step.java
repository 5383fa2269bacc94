package io.paymiumfix.replay;

import java.time.Duration;
import java.time.Instant;

/** Something that happened in a recorded session, in its place. Compared by identity: equal messages are not the same step. */
final class Step {

    private final Kind kind;
    private final int line;
    private final Instant at;
    private final FixMessage message;
    private final Deed deed;
    private boolean isRefusedLogon;
    private Step referred;

    private Step(final Kind kind, final int line, final Instant at, final FixMessage message, final Deed deed) {
        this.kind = kind;
        this.line = line;
        this.at = at;
        this.message = message;
        this.deed = deed;
    }

    /** What happened. */
    enum Kind {
        /** The client sent a message that the replay sends too. */
        SEND,
        /** The client ended the connection. */
        DISCONNECT,
        /** The gateway sent a message that the replay must hear too. */
        ANSWER,
        /** The market did something. */
        DEED
    }

    static Step send(final int line, final Instant at, final FixMessage message) {
        return new Step(Kind.SEND, line, at, message, null);
    }

    static Step answer(final int line, final Instant at, final FixMessage message) {
        return new Step(Kind.ANSWER, line, at, message, null);
    }

    static Step deed(final int line, final Instant at, final Deed deed) {
        return new Step(Kind.DEED, line, at, null, deed);
    }

    static Step disconnect(final int line, final Instant at) {
        return new Step(Kind.DISCONNECT, line, at, null, null);
    }

    Kind kind() {
        return kind;
    }

    /** Its line in the file; 0 for what no line holds. */
    int line() {
        return line;
    }

    /** By the log's clock. */
    Instant at() {
        return at;
    }

    FixMessage message() {
        return message;
    }

    Deed deed() {
        return deed;
    }

    /** True for a Logon(A) that was answered with Logout(5): its password goes as it was recorded. */
    boolean isRefusedLogon() {
        return isRefusedLogon;
    }

    void refuseLogon() {
        isRefusedLogon = true;
    }

    /** The client's message that an answer's RefSeqNum(45) names; null when it names none. */
    Step referred() {
        return referred;
    }

    void refersTo(final Step sent) {
        referred = sent;
    }

    boolean isLogon() {
        return kind == Kind.SEND && message.is("A");
    }

    /** How late the message was when it was logged, by its SendingTime(52), given what the log's clock is ahead by. */
    static Duration age(final Instant at, final FixMessage message, final Duration ahead) {
        return UtcTime.parse(message.get(Tags.SENDING_TIME))
                .map(sent -> Duration.between(sent, at).minus(ahead))
                .orElse(Duration.ZERO);
    }
}
