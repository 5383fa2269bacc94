package io.paymiumfix.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paymiumfix.client.AccountOperation;
import io.paymiumfix.client.VenueOrder;
import io.paymiumfix.client.VenueTime;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class OrderDecoderTest {
    private static final long ABSENT = io.paymiumfix.order.VenueOrder.ABSENT;

    private String type = "MarketOrder";
    private String direction = "buy";
    private String state = "filled";
    private String amount;
    private String currencyAmount = "130.0";
    private String tradedBtc = "0.00366197";
    private String tradedCurrency = "129.999935";
    private String btcFee = "0.00005457";
    private List<AccountOperation> operations = List.of();

    @Test
    void shouldDecodeTheCashOrderSeenAtTheVenue() throws UnreadableOrder {
        final io.paymiumfix.order.VenueOrder order = decode();
        assertEquals(OrdType.MARKET, order.type());
        assertEquals(Side.BUY, order.side());
        assertEquals(ABSENT, order.amountSatoshi());
        assertEquals(13_000_000_000L, order.currencyAmountE8());
        assertEquals(ABSENT, order.priceE8());
        assertEquals(366_197, order.tradedSatoshi());
        assertEquals(1_299_999_350_000L, order.tradedCurrencyE10());
        assertEquals(5_457, order.btcFeeSatoshi());
        assertEquals(0, order.currencyFeeE8());
        assertEquals(1_685_768_340, order.createdAtS());
        assertEquals("", order.undecodable());
    }

    @Test
    void shouldTakeTenDecimalsOfTradedCurrency() throws UnreadableOrder {
        tradedCurrency = "0.0000000001";
        assertEquals(1, decode().tradedCurrencyE10());
        assertEquals("", decode().undecodable());
    }

    @Test
    void shouldMarkADigitBeyondAndNeverTruncate() throws UnreadableOrder {
        tradedCurrency = "0.00000000011";
        assertEquals("traded_currency=0.00000000011", decode().undecodable());
        tradedCurrency = "1";
        tradedBtc = "0.123456789";
        assertEquals("traded_btc=0.123456789", decode().undecodable());
    }

    @Test
    void shouldTakeZerosBeyondTheScale() throws UnreadableOrder {
        tradedBtc = "0.50000000000000000";
        assertEquals(50_000_000, decode().tradedSatoshi());
        assertEquals("", decode().undecodable());
    }

    @Test
    void shouldTakeANumberWithExponent() throws UnreadableOrder {
        tradedBtc = "1E-8";
        assertEquals(1, decode().tradedSatoshi());
    }

    @Test
    void shouldMarkANumberTooLarge() throws UnreadableOrder {
        tradedBtc = "92233720369";
        assertEquals("traded_btc=92233720369", decode().undecodable());
    }

    @Test
    void shouldKeepTheFirstOfTwoFaults() throws UnreadableOrder {
        tradedBtc = "0.123456789";
        btcFee = "0.123456789";
        assertEquals("traded_btc=0.123456789", decode().undecodable());
    }

    @Test
    void shouldTakeANegativeFeeForARebate() throws UnreadableOrder {
        btcFee = "-0.001";
        assertEquals(-100_000, decode().btcFeeSatoshi());
    }

    @Test
    void shouldTakeNothingTradedForZeroOnlyWhileTheOrderLives() throws UnreadableOrder {
        tradedBtc = null;
        tradedCurrency = null;
        state = "pending_execution";
        assertEquals(0, decode().tradedSatoshi());
        assertEquals("", decode().undecodable());
        state = "filled";
        assertEquals("traded_btc absent", decode().undecodable());
    }

    @Test
    void shouldKeepAnUnknownState() throws UnreadableOrder {
        state = "suspended";
        assertEquals("suspended", decode().state());
    }

    @Test
    void shouldDecodeOperationsAndSkipThoseThatSayNothing() throws UnreadableOrder {
        final VenueTime at = new VenueTime(1_385_047_624_000L, 1_000);
        operations = List.of(
                new AccountOperation("o1", "lock", new BigDecimal("-300.0"), "EUR", at, false),
                new AccountOperation("o2", null, new BigDecimal("0.1"), null, null, null),
                new AccountOperation("o3", "fee", null, "BTC", at, null),
                new AccountOperation(null, "fee", BigDecimal.ONE, "BTC", at, null));
        assertEquals(
                List.of(
                        new io.paymiumfix.order.VenueOrder.Operation(
                                "o1", "lock", "EUR", -3_000_000_000_000L, 1_385_047_624),
                        new io.paymiumfix.order.VenueOrder.Operation("o2", "", "", 1_000_000_000, 0)),
                decode().operations());
    }

    @Test
    void shouldMarkAnOperationThatCannotBeExact() throws UnreadableOrder {
        operations = List.of(new AccountOperation("o1", "x", new BigDecimal("1E-11"), "EUR", null, null));
        assertEquals("account_operations.amount=0.00000000001", decode().undecodable());
    }

    @Test
    void shouldNotReadAnOrderWithoutStateTypeOrDirection() {
        state = null;
        assertThrows(UnreadableOrder.class, this::decode);
        state = "active";
        type = "WireDeposit";
        assertThrows(UnreadableOrder.class, this::decode);
        type = "LimitOrder";
        direction = null;
        assertThrows(UnreadableOrder.class, this::decode);
    }

    private io.paymiumfix.order.VenueOrder decode() throws UnreadableOrder {
        return OrderDecoder.decode(new VenueOrder(
                "u1",
                type,
                direction,
                state,
                "EUR",
                decimal(amount),
                decimal(currencyAmount),
                null,
                decimal(tradedBtc),
                decimal(tradedCurrency),
                decimal(btcFee),
                null,
                null,
                new VenueTime(1_685_768_340_000L, 60_000),
                null,
                operations));
    }

    private static BigDecimal decimal(final String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
