package io.paymiumfix.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Whoever applies what he is told holds the best levels of the book, for every depth, whatever happens. */
@Timeout(30)
class BookAsToldTest {

    @RepeatedTest(20)
    void shouldGiveEachSubscriberTheBestLevelsOfTheBook() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final BookSide book = random.nextBoolean() ? BookSide.ofBids() : BookSide.ofOffers();
        final int depth = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(6);
        final BookSide told = book.isBetter(2, 1) ? BookSide.ofBids() : BookSide.ofOffers();
        final TreeMap<Long, Long> truth = new TreeMap<>();
        final TreeMap<Long, Long> receiver = new TreeMap<>();
        for (int step = 0; step < 2_000; step++) {
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                final long price = random.nextInt(30);
                final long amount = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(5);
                book.set(price, amount);
                if (amount == 0) {
                    truth.remove(price);
                } else {
                    truth.put(price, amount);
                }
            }
            final List<MarketEntry> entries = new ArrayList<>();
            LevelChanges.add(EntryType.BID, told, book, depth, entries);
            told.copyTop(book, depth);
            apply(entries, receiver, depth, "seed " + seed);
            final TreeMap<Long, Long> best = new TreeMap<>();
            (book.isBetter(2, 1) ? truth.descendingMap() : truth).forEach((price, amount) -> {
                if (best.size() < depth) {
                    best.put(price, amount);
                }
            });
            assertEquals(best, receiver, "seed " + seed + ", step " + step);
        }
    }

    private static void apply(
            final List<MarketEntry> entries, final Map<Long, Long> receiver, final int depth, final String seed) {
        for (final MarketEntry entry : entries) {
            final boolean known = receiver.containsKey(entry.priceE8());
            assertEquals(entry.action() != MarketEntry.NEW, known, seed + ": " + entry);
            if (entry.action() == MarketEntry.DELETE) {
                receiver.remove(entry.priceE8());
            } else {
                receiver.put(entry.priceE8(), entry.sizeSatoshi());
            }
            assertTrue(receiver.size() <= depth, seed + ": more levels than asked for");
        }
    }
}
