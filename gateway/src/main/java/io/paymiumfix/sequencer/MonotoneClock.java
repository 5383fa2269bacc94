package io.paymiumfix.sequencer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The one time of the gateway's inputs and timers: max(previous, clock), for all threads together. What
 * any of them has seen as past stays past, so a clock set back can neither fire a timer twice nor
 * stamp its input before its due time.
 */
final class MonotoneClock implements EpochMicros {

    private final EpochMicros clock;
    private final AtomicLong latestUs;

    MonotoneClock(final EpochMicros clock) {
        this.clock = clock;
        latestUs = new AtomicLong(Long.MIN_VALUE);
    }

    /** Nothing is earlier than this from now on. */
    @Override
    public void startAt(final long us) {
        clock.startAt(us);
        latestUs.accumulateAndGet(us, Math::max);
    }

    @Override
    public long nowUs() {
        final long now = clock.nowUs();
        long latest = latestUs.get();
        while (now > latest) {
            if (latestUs.compareAndSet(latest, now)) {
                return now;
            }
            latest = latestUs.get();
        }
        return latest;
    }
}
