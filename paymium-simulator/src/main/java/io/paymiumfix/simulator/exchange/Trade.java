package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Two orders met: an element of {@code GET /data/eur/trades}.
 *
 * @param uuid unique id of the trade
 * @param maker the resting order, whose price it is
 * @param taker the arriving order
 * @param side direction of the taker
 * @param price EUR per BTC
 * @param btc BTC traded
 * @param currency EUR traded: exactly price times BTC
 * @param at when
 */
public record Trade(
        UUID uuid,
        UUID maker,
        UUID taker,
        Direction side,
        BigDecimal price,
        BigDecimal btc,
        BigDecimal currency,
        Instant at) {}
