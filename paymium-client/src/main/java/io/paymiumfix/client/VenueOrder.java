package io.paymiumfix.client;

import java.math.BigDecimal;
import java.util.List;

/**
 * An order as the venue shows it. Immutable; a field the venue left out or sent as null is null, words are as sent.
 *
 * @param uuid the venue's id of the order; never null in an {@link Outcome.Accepted}
 * @param type {@code LimitOrder}, {@code MarketOrder}, or another word of an account's activity
 * @param direction {@code buy} or {@code sell}
 * @param state {@code pending_execution}, {@code active}, {@code filled}, {@code executed}, {@code canceled}, or a word not
 *     known yet
 * @param currency {@code EUR} for trades
 * @param amount BTC ordered; null for orders by {@code currency_amount}
 * @param currencyAmount EUR ordered
 * @param price limit, EUR per BTC
 * @param tradedBtc cumulative BTC traded
 * @param tradedCurrency cumulative EUR traded, up to 10 decimals
 * @param btcFee cumulative fee in BTC, may be negative
 * @param currencyFee cumulative fee in EUR, may be negative
 * @param comment optional comment
 * @param createdAt creation
 * @param updatedAt last change
 * @param accountOperations movements it caused; empty when left out
 */
public record VenueOrder(
        String uuid,
        String type,
        String direction,
        String state,
        String currency,
        BigDecimal amount,
        BigDecimal currencyAmount,
        BigDecimal price,
        BigDecimal tradedBtc,
        BigDecimal tradedCurrency,
        BigDecimal btcFee,
        BigDecimal currencyFee,
        String comment,
        VenueTime createdAt,
        VenueTime updatedAt,
        List<AccountOperation> accountOperations)
        implements ReplyBody {
    /** Copies the list. */
    public VenueOrder {
        accountOperations = List.copyOf(accountOperations);
    }
}
