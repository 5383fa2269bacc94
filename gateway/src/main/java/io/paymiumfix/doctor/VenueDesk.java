package io.paymiumfix.doctor;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.PaymiumClient;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.PublicReadHandler;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.ReadFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes one call after the other and waits for each; counts them. Used by one thread at a time. */
final class VenueDesk {
    /** The client ends every call by itself, long before. */
    private static final long PATIENCE_S = 300;
    /** Below every id that a gateway gives its calls: the marks of these POSTs in a lane file mean none of its own. */
    private static final long FIRST_CALL_ID = -1_000_000_000L;

    private final PaymiumClient client;
    private long nextCallId = FIRST_CALL_ID;
    private int made;
    private RateLimit rateLimit = RateLimit.ABSENT;

    VenueDesk(final PaymiumClient client) {
        this.client = client;
    }

    /**
     * What an unsigned read brought: exactly one of the two is there.
     *
     * @param value what was read, or null
     * @param failure why not, or null
     * @param serverDateS the answer's {@code Date}, seconds since the epoch; −1 when there was none
     * @param limit what the answer said of the budget, or null
     */
    record Read<T>(T value, ReadFailure failure, long serverDateS, RateLimit limit) {}

    /** How many calls reached, or may have reached, the venue. */
    int made() {
        return made;
    }

    /** What the latest answer said of the budget. */
    RateLimit rateLimit() {
        return rateLimit;
    }

    long nextCallId() {
        return nextCallId++;
    }

    Outcome ask(final Lane lane, final Call call) throws InterruptedException {
        final CompletableFuture<Outcome> answer = new CompletableFuture<>();
        lane.submit(call, answer::complete);
        final Outcome outcome = await(answer);
        outcome.dispatch(new Outcome.Handler() {
            @Override
            public void onAccepted(final Outcome.Accepted accepted) {
                count(accepted.rateLimit());
            }

            @Override
            public void onRefused(final Outcome.Refused refused) {
                count(refused.rateLimit());
            }

            @Override
            public void onNotSent(final Outcome.NotSent notSent) {
                // It cost nothing.
            }

            @Override
            public void onUnknown(final Outcome.Unknown unknown) {
                count(unknown.rateLimit());
            }
        });
        return outcome;
    }

    <T> Read<T> read(final PublicCall<T> call) throws InterruptedException {
        final CompletableFuture<Read<T>> answer = new CompletableFuture<>();
        client.read(call, new PublicReadHandler<T>() {
            @Override
            public void onRead(final T value, final RateLimit limit, final long serverDateEpochSeconds) {
                answer.complete(new Read<>(value, null, serverDateEpochSeconds, limit));
            }

            @Override
            public void onFailed(final ReadFailure failure) {
                answer.complete(new Read<>(null, failure, -1, failure.rateLimit()));
            }
        });
        final Read<T> read = await(answer);
        if (read.failure() == null || read.failure().notSent() == null) {
            count(read.limit());
        }
        return read;
    }

    private void count(final RateLimit limit) {
        made++;
        if (limit != null && !limit.equals(RateLimit.ABSENT)) {
            rateLimit = limit;
        }
    }

    private static <T> T await(final CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the client ends every call, and this one did not end", e);
        }
    }
}
