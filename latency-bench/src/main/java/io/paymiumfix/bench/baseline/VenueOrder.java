package io.paymiumfix.bench.baseline;

import java.math.BigDecimal;

/**
 * What is wanted of the venue's reply to an order.
 *
 * @param uuid the venue's name for it
 * @param state its state
 * @param amount BTC
 * @param price per BTC
 */
record VenueOrder(String uuid, String state, BigDecimal amount, BigDecimal price) {}
