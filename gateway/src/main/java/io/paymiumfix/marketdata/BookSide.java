package io.paymiumfix.marketdata;

import java.util.Arrays;

/** The levels of one side, best first. Owned by {@code market-data}. */
final class BookSide {
    private static final int INITIAL_LEVELS = 64;

    private final boolean buys;
    private long[] pricesE8 = new long[INITIAL_LEVELS];
    private long[] amountsSatoshi = new long[INITIAL_LEVELS];
    private int size;

    private BookSide(final boolean buys) {
        this.buys = buys;
    }

    /** Highest price first. */
    static BookSide ofBids() {
        return new BookSide(true);
    }

    /** Lowest price first. */
    static BookSide ofOffers() {
        return new BookSide(false);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The price of a level, 0 being the best. */
    long priceE8(final int level) {
        return pricesE8[level];
    }

    /** All that rests at a level. */
    long amountSatoshi(final int level) {
        return amountsSatoshi[level];
    }

    void clear() {
        size = 0;
    }

    /** Takes over another side of the same kind, its best levels only. */
    void copyTop(final BookSide other, final int levels) {
        final int count = Math.min(levels, other.size);
        if (pricesE8.length < count) {
            pricesE8 = new long[count];
            amountsSatoshi = new long[count];
        }
        System.arraycopy(other.pricesE8, 0, pricesE8, 0, count);
        System.arraycopy(other.amountsSatoshi, 0, amountsSatoshi, 0, count);
        size = count;
    }

    /** Sets all that rests at a price; nothing rests there when it is 0. */
    void set(final long priceE8, final long amountSatoshi) {
        final int found = find(priceE8);
        if (found >= 0) {
            if (amountSatoshi == 0) {
                remove(found);
            } else {
                amountsSatoshi[found] = amountSatoshi;
            }
        } else if (amountSatoshi != 0) {
            insert(-found - 1, priceE8, amountSatoshi);
        }
    }

    /** What rests at a price; 0 when nothing does. */
    long amountAt(final long priceE8) {
        final int found = find(priceE8);
        return found >= 0 ? amountsSatoshi[found] : 0;
    }

    /** True when the first price stands before the second on this side. */
    boolean isBetter(final long priceE8, final long otherE8) {
        return buys ? priceE8 > otherE8 : priceE8 < otherE8;
    }

    /** The level of a price, or −1 − the level it would have. */
    private int find(final long priceE8) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            if (pricesE8[middle] == priceE8) {
                return middle;
            }
            if (isBetter(pricesE8[middle], priceE8)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    private void insert(final int level, final long priceE8, final long amountSatoshi) {
        if (size == pricesE8.length) {
            pricesE8 = Arrays.copyOf(pricesE8, size * 2);
            amountsSatoshi = Arrays.copyOf(amountsSatoshi, size * 2);
        }
        System.arraycopy(pricesE8, level, pricesE8, level + 1, size - level);
        System.arraycopy(amountsSatoshi, level, amountsSatoshi, level + 1, size - level);
        pricesE8[level] = priceE8;
        amountsSatoshi[level] = amountSatoshi;
        size++;
    }

    private void remove(final int level) {
        size--;
        System.arraycopy(pricesE8, level + 1, pricesE8, level, size - level);
        System.arraycopy(amountsSatoshi, level + 1, amountsSatoshi, level, size - level);
    }
}
