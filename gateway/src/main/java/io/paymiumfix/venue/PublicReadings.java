package io.paymiumfix.venue;

import io.paymiumfix.client.NotSentReason;
import io.paymiumfix.client.PaymiumClient;
import io.paymiumfix.client.PaymiumStream;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.PublicReadHandler;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.ReadFailure;
import io.paymiumfix.client.StreamListener;
import io.paymiumfix.client.StreamSettings;
import io.paymiumfix.marketdata.PublicVenue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public side of the venue, for market data. Its readings spend the same calls of the day as orders do, so each asks the
 * budget first, under the lowest rank, and is not made when the rest is kept for others. Any thread; state is owned by
 * {@code venue-io}; who listens or asked hears on the client's thread, which may be another.
 */
final class PublicReadings implements PublicVenue {
    private static final Logger LOG = LoggerFactory.getLogger(PublicReadings.class);
    private static final int HTTP_TOO_MANY = 429;

    private final PaymiumClient client;
    private final StreamSettings settings;
    private final VenueContext context;
    private PaymiumStream stream;
    private boolean closed;

    PublicReadings(final PaymiumClient client, final StreamSettings settings, final VenueContext context) {
        this.client = client;
        this.settings = settings.toBuilder().publicWanted(true).build();
        this.context = context;
    }

    @Override
    public void openPublicStream(final StreamListener listener) {
        context.loop().run(() -> {
            if (stream == null && !closed) {
                stream = client.openStream("public", settings, listener);
            }
        });
    }

    @Override
    public void restartPublicStream() {
        context.loop().run(() -> {
            if (stream != null) {
                stream.restart();
            }
        });
    }

    @Override
    public <T> void readPublic(final PublicCall<T> call, final PublicReadHandler<T> handler) {
        context.loop().run(() -> read(call, handler));
    }

    /** Makes no further reading. On {@code venue-io}. */
    void close() {
        closed = true;
        if (stream != null) {
            stream.close();
        }
    }

    private <T> void read(final PublicCall<T> call, final PublicReadHandler<T> handler) {
        final String refusal = refusal();
        if (!refusal.isEmpty()) {
            LOG.debug("a public reading is not made: {}", refusal);
            handler.onFailed(new ReadFailure(NotSentReason.LANE_FULL, null, null, 0, RateLimit.ABSENT, refusal));
            return;
        }
        final long spent = context.budget().spend(Rank.MARKET);
        context.budgetLease().renew();
        client.read(call, new Counted<>(spent, handler));
    }

    private String refusal() {
        if (closed) {
            return "the gateway is stopping";
        }
        if (context.link().isExhausted()) {
            return "the venue's call budget is empty";
        }
        final boolean spend = context.budgetLease().covers()
                && context.budget().ask(Rank.MARKET, false, context.clock().epochMicros()) == RateBudget.Answer.SPEND;
        return spend ? "" : "the calls left are kept for orders, or the pace is used up";
    }

    /** Tells the budget what became of a reading, then whoever asked. */
    private final class Counted<T> implements PublicReadHandler<T> {
        private final long spent;
        private final PublicReadHandler<T> handler;

        Counted(final long spent, final PublicReadHandler<T> handler) {
            this.spent = spent;
            this.handler = handler;
        }

        @Override
        public void onRead(final T value, final RateLimit rateLimit, final long serverDateEpochSeconds) {
            context.loop().run(() -> settled(rateLimit, 0));
            handler.onRead(value, rateLimit, serverDateEpochSeconds);
        }

        @Override
        public void onFailed(final ReadFailure failure) {
            context.loop().run(() -> settle(failure));
            handler.onFailed(failure);
        }

        private void settle(final ReadFailure failure) {
            if (failure.notSent() != null) {
                context.budget().refund(Rank.MARKET);
            } else {
                settled(failure.rateLimit() == null ? RateLimit.ABSENT : failure.rateLimit(), failure.httpStatus());
            }
        }

        private void settled(final RateLimit rateLimit, final int httpStatus) {
            final long nowUs = context.clock().epochMicros();
            context.budget().settled(spent, rateLimit, nowUs);
            context.counters().budget(context.budget());
            if (httpStatus == HTTP_TOO_MANY || rateLimit.remaining() == 0) {
                context.link().exhausted("X-RateLimit-Remaining 0 or HTTP 429 on a public reading", nowUs);
            }
        }
    }
}
