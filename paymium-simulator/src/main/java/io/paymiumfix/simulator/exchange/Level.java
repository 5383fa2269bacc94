package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * All that rests at one price: an element of {@code bids} or {@code asks} in {@code GET /data/eur/depth}.
 *
 * @param price EUR per BTC
 * @param amount BTC; zero when nothing rests there any more
 * @param changedAt when the sum last changed
 */
public record Level(BigDecimal price, BigDecimal amount, Instant changedAt) {}
