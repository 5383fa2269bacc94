package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Direction;
import io.paymiumfix.client.NewVenueOrder;
import io.paymiumfix.client.OrderType;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueOrder;
import java.math.BigDecimal;

/** The core's calls in the client's words. Pure. */
final class CallEncoder {
    private static final int SCALE_E8 = 8;

    private CallEncoder() {}

    /** POST /user/orders. @throws IllegalArgumentException when the venue's language cannot say it */
    static Call place(final Output.PlaceCall call) {
        final NewVenueOrder order = new NewVenueOrder(
                call.type() == OrdType.LIMIT ? OrderType.LIMIT : OrderType.MARKET,
                call.side() == Side.BUY ? Direction.BUY : Direction.SELL,
                decimal(call.amountSatoshi()),
                decimal(call.currencyAmountE8()),
                decimal(call.priceE8()));
        return Call.placeOrder(call.callId(), order, call.notAfterUs());
    }

    private static BigDecimal decimal(final long valueE8) {
        if (valueE8 == VenueOrder.ABSENT) {
            return null;
        }
        final BigDecimal plain = BigDecimal.valueOf(valueE8, SCALE_E8).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
