package io.paymiumfix.venue;

import io.paymiumfix.client.AccountOperation;
import io.paymiumfix.client.VenueTime;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The venue's order in the core's units: exact or marked {@link VenueOrder#undecodable()}, never rounded.
 *
 * <p>One instance decodes one order; {@code venue-io}.
 */
final class OrderDecoder {
    private static final int SCALE_E8 = 8;
    private static final int SCALE_E10 = 10;

    private final io.paymiumfix.client.VenueOrder order;
    private String undecodable = "";

    private OrderDecoder(final io.paymiumfix.client.VenueOrder order) {
        this.order = order;
    }

    /** False for a deposit, a withdrawal or whatever else an account's activity lists. */
    static boolean trades(final io.paymiumfix.client.VenueOrder order) {
        return "LimitOrder".equals(order.type()) || "MarketOrder".equals(order.type());
    }

    /**
     * Decodes.
     *
     * @throws UnreadableOrder when uuid, state, type or direction is missing, or the latter two are not words
     *     of a trade
     */
    static VenueOrder decode(final io.paymiumfix.client.VenueOrder order) throws UnreadableOrder {
        return new OrderDecoder(order).decode();
    }

    private VenueOrder decode() throws UnreadableOrder {
        if (order.uuid() == null || order.uuid().isEmpty()) {
            throw new UnreadableOrder("an order without uuid");
        }
        if (order.state() == null || order.state().isEmpty()) {
            throw new UnreadableOrder("order " + order.uuid() + " without state");
        }
        if (!trades(order)) {
            throw new UnreadableOrder("order " + order.uuid() + " is neither LimitOrder nor MarketOrder");
        }
        final long amountSatoshi = optional("amount", order.amount());
        final long currencyAmountE8 = optional("currency_amount", order.currencyAmount());
        final long priceE8 = optional("price", order.price());
        final long tradedSatoshi = traded("traded_btc", order.tradedBtc(), SCALE_E8);
        final long tradedCurrencyE10 = traded("traded_currency", order.tradedCurrency(), SCALE_E10);
        final long btcFeeSatoshi = fee("btc_fee", order.btcFee());
        final long currencyFeeE8 = fee("currency_fee", order.currencyFee());
        final List<VenueOrder.Operation> operations = operations();
        return new VenueOrder(
                order.uuid(),
                "LimitOrder".equals(order.type()) ? OrdType.LIMIT : OrdType.MARKET,
                side(),
                order.state(),
                amountSatoshi,
                currencyAmountE8,
                priceE8,
                tradedSatoshi,
                tradedCurrencyE10,
                btcFeeSatoshi,
                currencyFeeE8,
                seconds(order.createdAt()),
                operations,
                undecodable);
    }

    private Side side() throws UnreadableOrder {
        for (final Side side : Side.values()) {
            if (side.direction().equals(order.direction())) {
                return side;
            }
        }
        throw new UnreadableOrder("order " + order.uuid() + " is neither buy nor sell");
    }

    private long optional(final String name, final BigDecimal value) {
        return value == null ? VenueOrder.ABSENT : scaled(name, value, SCALE_E8, VenueOrder.ABSENT);
    }

    /** Nothing traded is plain only while the order lives: an ended order must say what it traded. */
    private long traded(final String name, final BigDecimal value, final int scale) {
        if (value != null) {
            return scaled(name, value, scale, 0);
        }
        if (!OrderStates.live(order.state())) {
            fault(name + " absent");
        }
        return 0;
    }

    private long fee(final String name, final BigDecimal value) {
        return value == null ? 0 : scaled(name, value, SCALE_E8, 0);
    }

    private long scaled(final String name, final BigDecimal value, final int scale, final long whenFaulty) {
        if (value.signum() == 0) {
            return 0;
        }
        try {
            return value.movePointRight(scale).longValueExact();
        } catch (final ArithmeticException e) {
            fault(name + "=" + value.toPlainString());
            return whenFaulty;
        }
    }

    private void fault(final String what) {
        if (undecodable.isEmpty()) {
            undecodable = what;
        }
    }

    private List<VenueOrder.Operation> operations() {
        final List<VenueOrder.Operation> operations =
                new ArrayList<>(order.accountOperations().size());
        for (final AccountOperation operation : order.accountOperations()) {
            if (operation.uuid() == null || operation.amount() == null) {
                continue; // explains nothing: the order's own sums stand
            }
            operations.add(new VenueOrder.Operation(
                    operation.uuid(),
                    orEmpty(operation.name()),
                    orEmpty(operation.currency()),
                    scaled("account_operations.amount", operation.amount(), SCALE_E10, 0),
                    seconds(operation.createdAt())));
        }
        return operations;
    }

    private static String orEmpty(final String text) {
        return text == null ? "" : text;
    }

    private static long seconds(final VenueTime time) {
        return time == null ? 0 : time.epochSeconds();
    }
}
