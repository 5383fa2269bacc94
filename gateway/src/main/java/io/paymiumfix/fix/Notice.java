package io.paymiumfix.fix;

/** What a session may be told without having asked by message. */
public enum Notice {
    /** News(B): the end of a recovery. */
    NEWS,
    /** TradingSessionStatus(h): what may be sent to the venue at present. */
    STATUS
}
