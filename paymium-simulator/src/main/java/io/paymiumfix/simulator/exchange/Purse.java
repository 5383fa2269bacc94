package io.paymiumfix.simulator.exchange;

/** One coin of one account, in the coin's units: what is free and what orders hold. Never negative. */
final class Purse {

    private long available;
    private long locked;

    Purse(long available) {
        if (available < 0) {
            throw new IllegalArgumentException("available=" + available);
        }
        this.available = available;
    }

    long available() {
        return available;
    }

    long locked() {
        return locked;
    }

    void lock(long units) {
        available = take(available, units);
        locked = Math.addExact(locked, units);
    }

    void unlock(long units) {
        locked = take(locked, units);
        available = Math.addExact(available, units);
    }

    /** Pays out of what is locked. */
    void spend(long units) {
        locked = take(locked, units);
    }

    void receive(long units) {
        if (units < 0) {
            throw new IllegalArgumentException("units=" + units);
        }
        available = Math.addExact(available, units);
    }

    private static long take(long from, long units) {
        if (units < 0 || units > from) {
            throw new IllegalStateException("cannot take " + units + " from " + from);
        }
        return from - units;
    }
}
