package io.paymiumfix.marketdata;

/** How market data is written for a session. */
public enum Dialect {
    /** As FIX 4.4 has it. */
    FIX44,
    /** As clients of Paymium's former FIX endpoint read it. */
    PAYMIUM_LEGACY
}
