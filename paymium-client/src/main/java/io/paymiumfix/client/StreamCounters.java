package io.paymiumfix.client;

import java.util.concurrent.atomic.LongAdder;

/** What a stream counts while it runs. Written by {@code venue-io}, read by any thread. */
final class StreamCounters {
    final LongAdder lives = new LongAdder();
    final LongAdder losses = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder badFrames = new LongAdder();
    final LongAdder otherEvents = new LongAdder();

    StreamCounts read() {
        return new StreamCounts(
                lives.sum(), losses.sum(), events.sum(), bytes.sum(), badFrames.sum(), otherEvents.sum());
    }
}
