package io.paymiumfix.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One public read from {@code read} to its end. Owned by {@code venue-io} once handed over.
 *
 * @param <T> what it reads
 */
final class PendingRead<T> implements Runnable, Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(PendingRead.class);
    private static final int OK = 200;

    private final PublicReads reads;
    private final PublicCall<T> call;
    private final PublicReadHandler<T> handler;

    private Connection connection;
    private long startedNs;
    private boolean ended;

    PendingRead(PublicReads reads, PublicCall<T> call, PublicReadHandler<T> handler) {
        this.reads = reads;
        this.call = call;
        this.handler = handler;
    }

    @Override
    public void run() {
        reads.accept(this);
    }

    String pathTail() {
        return call.pathTail();
    }

    void started(Connection on, long nowNs) {
        connection = on;
        startedNs = nowNs;
    }

    Connection connection() {
        return connection;
    }

    long startedNs() {
        return startedNs;
    }

    @Override
    public void onResponse(Response response) {
        if (ended) {
            return;
        }
        ended = true;
        if (response.status == OK) {
            read(response);
        } else {
            VenueError error = OutcomeClassifier.venueError(response);
            UnknownCause cause = error == null ? OutcomeClassifier.causeOf(response.status) : null;
            failed(new ReadFailure(
                    null, cause, error, response.status, response.rateLimit(), "HTTP status " + response.status));
        }
        reads.onEnded(this);
    }

    @Override
    public void onLost(UnknownCause cause, String detail) {
        if (!ended) {
            ended = true;
            failed(new ReadFailure(null, cause, null, 0, RateLimit.ABSENT, detail));
            reads.onEnded(this);
        }
    }

    /** Ends it before a byte left. */
    void notSent(NotSentReason reason, String detail) {
        ended = true;
        failed(new ReadFailure(reason, null, null, 0, RateLimit.ABSENT, detail));
    }

    private void read(Response response) {
        T value;
        try {
            value = JsonReader.read(response.body, response.bodyLength, call.decoder());
        } catch (DecodeException e) {
            unreadable(response, e.getMessage());
            return;
        } catch (RuntimeException e) {
            LOG.error("the answer of {} made {}", call, e.getClass().getName());
            unreadable(response, "the decoder failed");
            return;
        }
        guarded(() -> handler.onRead(value, response.rateLimit(), response.dateEpochSeconds));
    }

    private void unreadable(Response response, String detail) {
        failed(new ReadFailure(null, UnknownCause.UNREADABLE_BODY, null, OK, response.rateLimit(), detail));
    }

    private void failed(ReadFailure failure) {
        guarded(() -> handler.onFailed(failure));
    }

    private void guarded(Runnable notification) {
        try {
            notification.run();
        } catch (RuntimeException | Error e) {
            LOG.error("the handler of {} threw", call, e);
        }
    }
}
