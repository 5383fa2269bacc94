package io.paymiumfix.order;

import java.util.List;
import java.util.Locale;

/**
 * An order as Paymium tells it, in the core's units.
 *
 * @param uuid Paymium's id
 * @param type the order's type
 * @param side the order's direction
 * @param state Paymium's word, as given; unknown words are kept
 * @param amountSatoshi {@code amount}, or {@link #ABSENT}
 * @param currencyAmountE8 {@code currency_amount}, or {@link #ABSENT}
 * @param priceE8 {@code price}, or {@link #ABSENT}
 * @param tradedSatoshi {@code traded_btc}, cumulative
 * @param tradedCurrencyE10 {@code traded_currency}, cumulative
 * @param btcFeeSatoshi {@code btc_fee}, cumulative, negative = rebate
 * @param currencyFeeE8 {@code currency_fee}, cumulative, negative = rebate
 * @param createdAtS {@code created_at}, seconds since the epoch, 0 when absent; may have minute resolution
 * @param operations {@code account_operations}, in the venue's order
 * @param undecodable empty, or the name and text of a number that has more digits than its unit
 *     holds: such a view is never applied, it is an alarm
 */
public record VenueOrder(
        String uuid,
        OrdType type,
        Side side,
        String state,
        long amountSatoshi,
        long currencyAmountE8,
        long priceE8,
        long tradedSatoshi,
        long tradedCurrencyE10,
        long btcFeeSatoshi,
        long currencyFeeE8,
        long createdAtS,
        List<Operation> operations,
        String undecodable) {

    /** The value of an amount the venue gave as {@code null} or not at all. */
    public static final long ABSENT = Long.MIN_VALUE;

    private static final List<String> ENDED = List.of("filled", "executed", "canceled", "cancelled");

    /** Keeps its own copy of the operations. */
    public VenueOrder {
        operations = List.copyOf(operations);
    }

    /** True unless {@link #state} is known to end an order. */
    public boolean isOpen() {
        return !ENDED.contains(state.toLowerCase(Locale.ROOT));
    }

    /**
     * One entry of {@code account_operations}.
     *
     * @param uuid Paymium's id
     * @param name Paymium's word for it, such as {@code lock} or {@code trade}
     * @param currency BTC or EUR
     * @param amountE10 signed amount in 1e-10 of the currency
     * @param createdAtS {@code created_at_int}, seconds since the epoch
     */
    public record Operation(String uuid, String name, String currency, long amountE10, long createdAtS) {}
}
