package io.paymiumfix.marketdata;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.PublicReadHandler;
import io.paymiumfix.client.StreamListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread {@code market-data} outlives what goes wrong on it: nobody would notice that the book stands still. */
@Timeout(10)
class MarketDataThreadTest {

    private final AtomicInteger rejections = new AtomicInteger();

    @Test
    void shouldGoOnWhenATaskRanOutOfMemory() {
        try (MarketData marketData =
                new MarketData(FeedSettings.DEFAULTS, 10, new SilentVenue(), new ShortOfMemory(), () -> 1_000_000)) {
            marketData.start();
            assertTrue(marketData.request(unknownSymbol("R1")));
            await().until(() -> rejections.get() == 1);
            assertTrue(marketData.request(unknownSymbol("R2")));
            await().until(() -> rejections.get() == 2);
        }
    }

    @Test
    void shouldNotLetOneSessionFillTheQueueOfAll() {
        try (MarketData notStarted =
                new MarketData(FeedSettings.DEFAULTS, 10, new SilentVenue(), new ShortOfMemory(), () -> 1_000_000)) {
            int taken = 0;
            while (taken < 1_000 && notStarted.request(unknownSymbol("R" + taken))) {
                taken++;
            }
            assertEquals(32, taken);
            assertTrue(notStarted.request(unknownSymbol("DESK2", "R1")));
        }
    }

    private static MarketDataRequest unknownSymbol(final String mdReqId) {
        return unknownSymbol("DESK1", mdReqId);
    }

    private static MarketDataRequest unknownSymbol(final String session, final String mdReqId) {
        return new MarketDataRequest(
                session,
                Dialect.FIX44,
                mdReqId,
                MarketDataRequest.SNAPSHOT,
                0,
                '\0',
                '\0',
                List.of('0', '1'),
                List.of("DOGE/EUR"));
    }

    /** Has no memory for the first rejection. */
    private final class ShortOfMemory implements MarketDataOut {
        @Override
        public void snapshot(
                final Dialect dialect,
                final String symbol,
                final List<Subscriber> subscribers,
                final List<MarketEntry> entries) {}

        @Override
        public void increments(
                final Dialect dialect,
                final String symbol,
                final List<Subscriber> subscribers,
                final List<MarketEntry> entries) {}

        @Override
        public void reject(final Dialect dialect, final Subscriber subscriber, final Rejection rejection) {
            if (rejections.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Java heap space (as a test has it)");
            }
        }

        @Override
        public void feedIs(final FeedState state) {}

        @Override
        public boolean isBehind(final String session) {
            return false;
        }
    }

    /** Never answers. */
    private static final class SilentVenue implements PublicVenue {
        @Override
        public void openPublicStream(final StreamListener listener) {}

        @Override
        public void restartPublicStream() {}

        @Override
        public <T> void readPublic(final PublicCall<T> call, final PublicReadHandler<T> handler) {}
    }
}
