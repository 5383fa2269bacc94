package io.paymiumfix.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One submitted call from {@code submit} to its outcome. As a {@link Runnable} it is its own hand-over to {@code venue-io},
 * which owns all its state from there on.
 *
 * <p>A cancel may wait to be written a second time. Until it is, an answer to the first time ends it; from then on only what
 * becomes of the second does, so that while a higher nonce of it is on its way the call counts as under way too.
 */
final class PendingCall implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PendingCall.class);

    final Call call;
    private final Lane lane;
    private final OutcomeHandler handler;

    private Writing writing;
    private boolean waitsAgain;
    private boolean writtenAgain;
    private boolean ended;

    PendingCall(Lane lane, Call call, OutcomeHandler handler) {
        this.lane = lane;
        this.call = call;
        this.handler = handler;
    }

    @Override
    public void run() {
        lane.accept(this);
    }

    /** Its bytes are about to leave. */
    void started(Writing as) {
        writing = as;
        waitsAgain = false;
    }

    /** True when a byte of it may have left. */
    boolean written() {
        return writing != null;
    }

    /** True when it may be written once more. */
    boolean mayBeWrittenAgain() {
        return call.urgent() && !ended && !writtenAgain;
    }

    /** Waits to be written once more; a DELETE may be, and the core asks what became of the order. */
    void writeAgain() {
        waitsAgain = true;
        writtenAgain = true;
    }

    boolean waitsAgain() {
        return waitsAgain;
    }

    /** True when this is what the caller hears. */
    boolean isEndedBy(Writing by, Outcome outcome) {
        return !ended && by == writing && (!waitsAgain || !(outcome instanceof Outcome.Unknown));
    }

    boolean staleAt(long nowEpochMicros) {
        return call.notAfterEpochMicros() != 0 && nowEpochMicros > call.notAfterEpochMicros();
    }

    /** The outcome when it is not written now: unknown, when it had been before. */
    Outcome unsent(NotSentReason reason, String detail) {
        if (writing == null) {
            return new Outcome.NotSent(call.callId(), reason, detail);
        }
        return writing.unknown(
                reason == NotSentReason.LANE_CLOSED ? UnknownCause.LANE_CLOSED : UnknownCause.CONNECTION_LOST,
                "slow to be answered, and not written again: " + detail);
    }

    /** Tells the caller, once. */
    void end(Outcome outcome) {
        ended = true;
        waitsAgain = false;
        try {
            handler.onOutcome(outcome);
        } catch (RuntimeException | Error e) {
            LOG.error("lane {}: the handler of call {} threw", lane.name(), call.callId(), e);
        }
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
