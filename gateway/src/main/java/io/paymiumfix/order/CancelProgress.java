package io.paymiumfix.order;

/** How often a cancel was tried and what it waits for. Owned by {@code order-core}, one per cancel under way. */
final class CancelProgress {
    private static final long[] DELAYS_US = {1_000_000, 2_000_000, 5_000_000, 10_000_000};

    /** The venue has said 204 to the last DELETE, and no patient reading has shown that it did nothing. */
    private boolean deleteAccepted;

    private int attempts;
    private long timerId;

    void deleteAccepted() {
        deleteAccepted = true;
    }

    boolean isDeleteAccepted() {
        return deleteAccepted;
    }

    /** A reading showed the order still open: after a while that means that the DELETE did nothing. */
    void stillOpen() {
        deleteAccepted &= !isPatienceOver();
    }

    /** How long to wait before the next attempt: 1, 2, 5, then 10 seconds. */
    long nextDelayUs() {
        final long delayUs = DELAYS_US[Math.min(attempts, DELAYS_US.length - 1)];
        attempts++;
        return delayUs;
    }

    /** True when something of it was tried before. */
    boolean hasBegun() {
        return attempts > 0;
    }

    /** True once, when the patience of the first round is at its end: time to tell a person. */
    boolean isTimeForAlarm() {
        return attempts == DELAYS_US.length + 1;
    }

    /** True when the attempts of the first round are over. */
    boolean isPatienceOver() {
        return attempts > DELAYS_US.length;
    }

    void waitsFor(final long armedTimerId) {
        timerId = armedTimerId;
    }

    long timerId() {
        return timerId;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("CancelProgress", 1);
        out.putBoolean(deleteAccepted);
        out.putInt(attempts);
        out.putLong(timerId);
    }

    void load(final CoreReader in) {
        in.begin("CancelProgress", 1);
        deleteAccepted = in.readBoolean();
        attempts = in.readInt();
        timerId = in.readLong();
    }
}
