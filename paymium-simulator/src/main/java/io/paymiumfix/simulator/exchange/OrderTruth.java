package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything the exchange knows about one order at one instant, whatever faults do to what the wire tells. Immutable.
 *
 * @param uuid Paymium's id of the order
 * @param user name of the owning account
 * @param type limit or market
 * @param direction buy or sell
 * @param state where it stands
 * @param amount BTC asked for, or null for an order by currency_amount
 * @param currencyAmount EUR asked for, or null for an order by amount
 * @param price limit price in EUR per BTC, or null for a market order
 * @param tradedBtc BTC traded so far, at most 8 decimals
 * @param tradedCurrency EUR traded so far, at most 10 decimals, exactly the sum of price times amount of its trades
 * @param btcFee BTC kept by the venue so far; negative is a rebate
 * @param currencyFee EUR kept by the venue so far; negative is a rebate
 * @param comment as given with the order when the venue echoes comments, else null
 * @param createdAt when it was admitted
 * @param updatedAt when it last changed
 * @param operations every booking it caused, oldest first
 */
public record OrderTruth(
        UUID uuid,
        String user,
        OrderType type,
        Direction direction,
        OrderState state,
        BigDecimal amount,
        BigDecimal currencyAmount,
        BigDecimal price,
        BigDecimal tradedBtc,
        BigDecimal tradedCurrency,
        BigDecimal btcFee,
        BigDecimal currencyFee,
        String comment,
        Instant createdAt,
        Instant updatedAt,
        List<AccountOperation> operations) {

    public OrderTruth {
        operations = List.copyOf(operations);
    }
}
