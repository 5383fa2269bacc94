package io.paymiumfix.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Direction;
import io.paymiumfix.client.OrderType;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CallEncoderTest {

    @Test
    void shouldEncodeALimitOrderInPlainDecimals() {
        final Call call = CallEncoder.place(new Output.PlaceCall(
                7, "main", "O7", OrdType.LIMIT, Side.BUY, 1, VenueOrder.ABSENT, 5_400_000_000_000L, 99));
        assertEquals(OrderType.LIMIT, call.order().type());
        assertEquals(Direction.BUY, call.order().direction());
        assertEquals("0.00000001", call.order().amount().toPlainString());
        assertEquals("54000", call.order().price().toPlainString());
        assertNull(call.order().currencyAmount());
        assertEquals(99, call.notAfterEpochMicros());
        assertEquals(7, call.callId());
    }

    @Test
    void shouldEncodeAMarketOrderByCurrencyAmount() {
        final Call call = CallEncoder.place(new Output.PlaceCall(
                7, "main", "O7", OrdType.MARKET, Side.SELL, VenueOrder.ABSENT, 13_050_000_000L, VenueOrder.ABSENT, 0));
        assertEquals(OrderType.MARKET, call.order().type());
        assertEquals(Direction.SELL, call.order().direction());
        assertEquals("130.5", call.order().currencyAmount().toPlainString());
        assertNull(call.order().amount());
        assertNull(call.order().price());
    }
}
