package io.paymiumfix.simulator;

import java.math.BigDecimal;

/**
 * Quotes both sides of the book from an account of its own and moves the market. The same settings on the same book
 * take the same steps. Usable from any thread.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class MarketMaker {

    MarketMaker() {}

    /** Quotes now and then once per interval. Returns this. */
    public MarketMaker start() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Stops stepping and withdraws every quote. */
    public void stop() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Takes one step now, started or not. */
    public void step() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Moves the mid to this price in EUR per BTC and quotes around it at once. */
    public void moveTo(BigDecimal mid) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The price in EUR per BTC it quotes around. */
    public BigDecimal mid() {
        throw new UnsupportedOperationException("not yet");
    }
}
