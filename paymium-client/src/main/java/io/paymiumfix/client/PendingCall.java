package io.paymiumfix.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One submitted call from {@code submit} to its outcome. As a {@link Runnable} it is its own hand-over to {@code venue-io},
 * which owns all its state from there on.
 */
final class PendingCall implements Runnable, Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(PendingCall.class);

    final Call call;
    private final Lane lane;
    private final OutcomeHandler handler;

    private Connection connection;
    private long nonce;
    private long startedEpochMicros;
    private long startedNs;
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
    void started(Connection on, long withNonce, long nowEpochMicros, long nowNs) {
        connection = on;
        nonce = withNonce;
        startedEpochMicros = nowEpochMicros;
        startedNs = nowNs;
    }

    /** The connection it was written to; null before. */
    Connection connection() {
        return connection;
    }

    /** Since when its answer is the next on its connection, or may be: the time it waits behind others is not its own. */
    long waitsSinceNs() {
        long answeredNs = connection.lastAnswerNs();
        return answeredNs - startedNs > 0 ? answeredNs : startedNs;
    }

    boolean ended() {
        return ended;
    }

    boolean staleAt(long nowEpochMicros) {
        return call.notAfterEpochMicros() != 0 && nowEpochMicros > call.notAfterEpochMicros();
    }

    @Override
    public void onResponse(Response response) {
        if (!ended) {
            lane.onEnded(this, classify(response));
        }
    }

    @Override
    public void onLost(UnknownCause cause, String detail) {
        if (!ended) {
            lane.onEnded(this, unknown(cause, 0, RateLimit.ABSENT, detail));
        }
    }

    private Outcome classify(Response response) {
        try {
            return OutcomeClassifier.classify(call, nonce, startedEpochMicros, response);
        } catch (RuntimeException e) {
            // A fault of ours; its message may quote the body, so only its kind is told. The call must end all the
            // same.
            LOG.error(
                    "lane {}: the answer of call {} made {}",
                    lane.name(),
                    call.callId(),
                    e.getClass().getName());
            return unknown(UnknownCause.UNREADABLE_BODY, response.status, response.rateLimit(), "the decoder failed");
        }
    }

    private Outcome unknown(UnknownCause cause, int httpStatus, RateLimit rateLimit, String detail) {
        return new Outcome.Unknown(call.callId(), nonce, startedEpochMicros, cause, httpStatus, rateLimit, detail);
    }

    /** Tells the caller, once. */
    void end(Outcome outcome) {
        ended = true;
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
