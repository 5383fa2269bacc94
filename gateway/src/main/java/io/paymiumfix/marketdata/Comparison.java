package io.paymiumfix.marketdata;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the book against fresh readings of it. A reading and the stream are never of the same instant, so one difference proves
 * nothing; a level that differs from two readings in a row, with no update of it in between, is wrong. Owned by
 * {@code market-data}.
 */
final class Comparison {
    private final Set<Place> suspects = new HashSet<>();
    private final Set<Place> touched = new HashSet<>();
    private boolean isReading;

    private record Place(EntryType side, long priceE8) {}

    /** The stream told of these levels. */
    void updated(final StreamUpdate update) {
        if (suspects.isEmpty() && !isReading) {
            return;
        }
        touch(EntryType.BID, update.bids());
        touch(EntryType.OFFER, update.offers());
    }

    private void touch(final EntryType side, final List<Book.Level> levels) {
        for (final Book.Level level : levels) {
            final Place place = new Place(side, level.priceE8());
            suspects.remove(place);
            if (isReading) {
                touched.add(place);
            }
        }
    }

    /** A reading sets out: what is told from now on may or may not be in it. */
    void readingBegins() {
        isReading = true;
        touched.clear();
    }

    void readingFailed() {
        isReading = false;
    }

    /** True when some level is in doubt, so that a second reading should follow soon. */
    boolean isInDoubt() {
        return !suspects.isEmpty();
    }

    void forget() {
        suspects.clear();
        touched.clear();
        isReading = false;
    }

    /**
     * Compares.
     *
     * @return how many levels are proven wrong
     */
    int readingEnded(final DepthReading reading, final Book book) {
        isReading = false;
        final Set<Place> differing = new HashSet<>();
        compare(EntryType.BID, reading.bids(), book.bids(), differing);
        compare(EntryType.OFFER, reading.offers(), book.offers(), differing);
        differing.removeAll(touched);
        int wrong = 0;
        for (final Place place : differing) {
            if (suspects.contains(place)) {
                wrong++;
            }
        }
        suspects.clear();
        suspects.addAll(differing);
        touched.clear();
        return wrong;
    }

    private static void compare(
            final EntryType type, final List<Book.Level> read, final BookSide held, final Set<Place> differing) {
        final Map<Long, Long> amounts = new HashMap<>();
        for (final Book.Level level : read) {
            amounts.put(level.priceE8(), level.amountSatoshi());
            if (held.amountAt(level.priceE8()) != level.amountSatoshi()) {
                differing.add(new Place(type, level.priceE8()));
            }
        }
        for (int i = 0; i < held.size(); i++) {
            if (!amounts.containsKey(held.priceE8(i))) {
                differing.add(new Place(type, held.priceE8(i)));
            }
        }
    }
}
