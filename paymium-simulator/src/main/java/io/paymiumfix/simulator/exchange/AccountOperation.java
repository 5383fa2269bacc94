package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One booking that an order caused on its owner's account: an element of {@code account_operations} in
 * {@code GET /user/orders/{uuid}}.
 *
 * @param uuid unique over the life of the simulator
 * @param name {@code lock}, {@code trade}, {@code fee} or {@code unlock}
 * @param amount signed, exact: BTC with at most 8 decimals, EUR with at most 10
 * @param coin what was booked
 * @param createdAt when, to the microsecond; the wire tells less
 * @param isTradingAccount whether the booking is on the locked side of the account
 */
public record AccountOperation(
        UUID uuid, String name, BigDecimal amount, Coin coin, Instant createdAt, boolean isTradingAccount) {}
