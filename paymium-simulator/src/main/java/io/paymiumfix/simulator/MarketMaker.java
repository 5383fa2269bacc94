package io.paymiumfix.simulator;

import io.paymiumfix.simulator.market.Quoter;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Quotes both sides of the book from an account of its own and moves the market. The same settings on the same book
 * take the same steps. Usable from any thread.
 */
public final class MarketMaker {

    private final Loop loop;
    private final Quoter quoter;
    private final Duration interval;
    private int startsSoFar;
    private boolean isRunning;

    MarketMaker(Loop loop, Quoter quoter, Duration interval) {
        this.loop = loop;
        this.quoter = quoter;
        this.interval = interval;
    }

    /** Quotes now and then once per interval. Returns this; a second start changes nothing. */
    public MarketMaker start() {
        loop.run(() -> {
            if (!isRunning) {
                isRunning = true;
                startsSoFar++;
                stepAndRepeat(startsSoFar);
            }
        });
        return this;
    }

    private void stepAndRepeat(int start) {
        if (isRunning && start == startsSoFar) {
            quoter.step();
            loop.after(interval, () -> stepAndRepeat(start));
        }
    }

    /** Stops stepping and withdraws every quote. */
    public void stop() {
        loop.run(() -> {
            isRunning = false;
            quoter.withdraw();
        });
    }

    /** Takes one step now, started or not. */
    public void step() {
        loop.run(quoter::step);
    }

    /** Moves the mid to this price in EUR per BTC and quotes around it at once. */
    public void moveTo(BigDecimal mid) {
        loop.run(() -> quoter.moveTo(mid));
    }

    /** The price in EUR per BTC it quotes around. */
    public BigDecimal mid() {
        return loop.call(quoter::mid);
    }
}
