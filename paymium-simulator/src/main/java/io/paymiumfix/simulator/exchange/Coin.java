package io.paymiumfix.simulator.exchange;

/** What an account holds. */
public enum Coin {
    /** Bitcoin, counted in satoshi (1e-8 BTC). */
    BTC,
    /** Euro, counted in units of 1e-10 EUR, so that a price of 2 decimals times an amount of 8 is exact. */
    EUR
}
