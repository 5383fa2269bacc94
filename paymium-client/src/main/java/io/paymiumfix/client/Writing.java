package io.paymiumfix.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One time that a call was written, with the nonce it left with then: a cancel may be written again. Hears its answer, or that
 * none will come, once. Owned by {@code venue-io}.
 */
final class Writing implements Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    final PendingCall pending;
    private final Lane lane;
    private final Connection connection;
    private final long nonce;
    private final long startedEpochMicros;
    private final long startedNs;
    private boolean over;

    Writing(Lane lane, PendingCall pending, Connection connection, long nonce, long nowEpochMicros, long nowNs) {
        this.lane = lane;
        this.pending = pending;
        this.connection = connection;
        this.nonce = nonce;
        this.startedEpochMicros = nowEpochMicros;
        this.startedNs = nowNs;
    }

    /** What it was written to. */
    Connection connection() {
        return connection;
    }

    /** Since when its answer is the next on its connection, or may be: the time it waits behind others is not its own. */
    long waitsSinceNs() {
        long answeredNs = connection.lastAnswerNs();
        return answeredNs - startedNs > 0 ? answeredNs : startedNs;
    }

    /** True when it was answered, or will not be. */
    boolean over() {
        return over;
    }

    @Override
    public void onResponse(Response response) {
        if (!over) {
            over = true;
            lane.onEnded(this, classify(response));
        }
    }

    @Override
    public void onLost(UnknownCause cause, String detail) {
        if (!over) {
            over = true;
            lane.onEnded(this, unknown(cause, detail));
        }
    }

    private Outcome classify(Response response) {
        try {
            return OutcomeClassifier.classify(pending.call, nonce, startedEpochMicros, response);
        } catch (RuntimeException e) {
            // A fault of ours; its message may quote the body, so only its kind is told. The call must end all the
            // same.
            LOG.error(
                    "lane {}: the answer of call {} made {}",
                    lane.name(),
                    pending.call.callId(),
                    e.getClass().getName());
            return unknown(UnknownCause.UNREADABLE_BODY, response.status, response.rateLimit(), "the decoder failed");
        }
    }

    /** The outcome without an answer. */
    Outcome unknown(UnknownCause cause, String detail) {
        return unknown(cause, 0, RateLimit.ABSENT, detail);
    }

    private Outcome unknown(UnknownCause cause, int httpStatus, RateLimit rateLimit, String detail) {
        return new Outcome.Unknown(
                pending.call.callId(), nonce, startedEpochMicros, cause, httpStatus, rateLimit, detail);
    }

    @Override
    public String toString() {
        return pending.toString();
    }
}
