package io.paymiumfix.marketdata;

/**
 * A trade as the venue tells it.
 *
 * @param second when, seconds since the epoch: all that stream and readings have in common
 * @param timeUs when, as exactly as it was told, microseconds since the epoch
 */
record Trade(long second, long timeUs, long priceE8, long amountSatoshi) {}
