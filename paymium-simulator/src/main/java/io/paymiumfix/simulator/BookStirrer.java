package io.paymiumfix.simulator;

import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.market.Stirrer;
import java.time.Duration;

/**
 * Changes the book at a steady rate, one level at a time, for as long as it runs. The same settings on an empty book make
 * the same changes. Usable from any thread.
 */
public final class BookStirrer {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Loop loop;
    private final Stirrer stirrer;
    private final Exchange exchange;
    private boolean isRunning;
    private int startsSoFar;
    private long startedNanos;
    private long doneSinceStart;

    BookStirrer(Loop loop, Stirrer stirrer, Exchange exchange) {
        this.loop = loop;
        this.stirrer = stirrer;
        this.exchange = exchange;
    }

    /** Begins, or goes on after a pause. Returns this; a second start changes nothing. */
    public BookStirrer start() {
        loop.run(() -> {
            if (!isRunning) {
                isRunning = true;
                startsSoFar++;
                startedNanos = System.nanoTime();
                doneSinceStart = 0;
                stirAndRepeat(startsSoFar);
            }
        });
        return this;
    }

    /** Stops changing the book, which stays as it is, and tells how that is. Nothing happens to quotes or to the stream. */
    public BookTruth pause() {
        return loop.call(() -> {
            isRunning = false;
            return BookTruth.of(exchange);
        });
    }

    /** Makes this many changes now, each told in an event of its own when the stream tells changes at once. */
    public void stir(int changes) {
        for (int i = 0; i < changes; i++) {
            loop.run(stirrer::stir);
        }
    }

    /** Changes made so far. */
    public long changes() {
        return loop.call(stirrer::changes);
    }

    /** One change per turn of the event loop, so that each is an event of its own; behind the rate, turns follow at once. */
    private void stirAndRepeat(int start) {
        if (!isRunning || start != startsSoFar) {
            return;
        }
        stirrer.stir();
        doneSinceStart++;
        long dueNanos = startedNanos + doneSinceStart * NANOS_PER_SECOND / stirrer.ratePerSecond();
        long waitNanos = Math.max(1, dueNanos - System.nanoTime());
        loop.after(Duration.ofNanos(waitNanos), () -> stirAndRepeat(start));
    }
}
