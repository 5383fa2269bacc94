package io.paymiumfix.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paymiumfix.simulator.exchange.ExchangeSettings.ExcessDigits;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class AdmissionTest {

    private final Venue venue = Venue.withoutFees();

    @AfterEach
    void nothingIsLockedByARefusal() {
        assertEquals("0", venue.balances("ann").lockedEur().toPlainString());
        assertEquals("0", venue.balances("ann").lockedBtc().toPlainString());
        assertEquals(List.of(), venue.exchange.orders("ann", (uuid, state) -> true, 0, 10));
    }

    private List<String> refusals(OrderType type, String amount, String currencyAmount, String price) {
        return refusals(venue, type, amount, currencyAmount, price);
    }

    private static List<String> refusals(
            Venue venue, OrderType type, String amount, String currencyAmount, String price) {
        NewOrder order =
                new NewOrder(type, Direction.BUY, decimal(amount), decimal(currencyAmount), decimal(price), null);
        OrderRefused refused = assertThrows(OrderRefused.class, () -> venue.exchange.place("ann", order));
        return refused.reasons().stream()
                .map(reason -> (reason.kind() + " " + reason.field()).strip())
                .toList();
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Test
    void shouldRefuseALimitOrderByCurrencyAmount() {
        assertEquals(List.of("BLANK amount", "NOT_A_NUMBER amount"), refusals(OrderType.LIMIT, null, "100", "50000"));
    }

    @Test
    void shouldRefuseWhatIsMissingOrTooMuch() {
        assertEquals(
                List.of("BLANK amount", "NOT_A_NUMBER amount", "BLANK price", "NOT_A_NUMBER price"),
                refusals(OrderType.LIMIT, null, null, null));
        assertEquals(List.of("BLANK amount", "NOT_A_NUMBER amount"), refusals(OrderType.MARKET, null, null, null));
        assertEquals(List.of("NOT_ALLOWED currency_amount"), refusals(OrderType.MARKET, "1", "1", null));
        assertEquals(List.of("NOT_ALLOWED price"), refusals(OrderType.MARKET, "1", null, "50000"));
    }

    @Test
    void shouldRefuseNumbersItCannotHold() {
        assertEquals(List.of("TOO_SMALL amount"), refusals(OrderType.LIMIT, "0", null, "50000"));
        assertEquals(List.of("TOO_SMALL amount"), refusals(OrderType.LIMIT, "-1", null, "50000"));
        assertEquals(List.of("TOO_PRECISE amount"), refusals(OrderType.LIMIT, "0.000000001", null, "50000"));
        assertEquals(List.of("TOO_PRECISE price"), refusals(OrderType.LIMIT, "1", null, "50000.001"));
        assertEquals(List.of("NOT_A_NUMBER amount"), refusals(OrderType.LIMIT, "1e-999999999", null, "50000"));
        assertEquals(List.of("NOT_A_NUMBER amount"), refusals(OrderType.LIMIT, "1e999999999", null, "50000"));
        assertEquals(List.of("NOT_A_NUMBER price"), refusals(OrderType.LIMIT, "1", null, "1e400"));
    }

    @Test
    void shouldHoldOrdersToTheMinimaAndDecimalsAskedFor() {
        Venue strict = new Venue(ExchangeSettings.defaults().toBuilder()
                .minimumAmountSatoshi(10_000)
                .minimumCurrencyAmountE2(500)
                .priceDecimals(0)
                .currencyAmountDecimals(2)
                .build());
        assertEquals(List.of("TOO_SMALL amount"), refusals(strict, OrderType.LIMIT, "0.00009999", null, "50000"));
        assertEquals(List.of("TOO_PRECISE price"), refusals(strict, OrderType.LIMIT, "0.0001", null, "50000.5"));
        assertEquals(List.of("TOO_SMALL currency_amount"), refusals(strict, OrderType.MARKET, null, "4.99", null));
        assertEquals(List.of("TOO_PRECISE currency_amount"), refusals(strict, OrderType.MARKET, null, "5.001", null));
    }

    @Test
    void shouldRoundExcessDigitsWhenSoSwitched() throws OrderRefused {
        Venue rounding = new Venue(ExchangeSettings.defaults().toBuilder()
                .excessDigits(ExcessDigits.ROUND)
                .build());
        OrderTruth order = rounding.exchange.place("ann", NewOrder.limit(Direction.BUY, "0.123456785", "50000.006"));
        assertEquals("0.12345679", order.amount().toPlainString());
        assertEquals("50000.01", order.price().toPlainString());
        assertEquals(List.of("TOO_SMALL amount"), refusals(rounding, OrderType.LIMIT, "0.000000001", null, "50000"));
    }

    @Test
    void shouldTakeALimitOrderByCurrencyAmountWhenSoSwitched() throws OrderRefused {
        Venue kind = new Venue(ExchangeSettings.kind());
        NewOrder order = new NewOrder(OrderType.LIMIT, Direction.BUY, null, decimal("100"), decimal("54000"), null);
        assertEquals("0.00185185", kind.exchange.place("ann", order).amount().toPlainString());
    }

    @Test
    void shouldRefuseWhatTheAccountCannotPay() {
        assertEquals(List.of("INSUFFICIENT_FUNDS"), refusals(OrderType.LIMIT, "20.00000001", null, "50000"));
        assertEquals(List.of("INSUFFICIENT_FUNDS"), refusals(OrderType.LIMIT, "99999999", null, "99999999"));
    }

    @Test
    void shouldProtectTheMarketFromWhatItCannotBear() throws OrderRefused {
        venue.sells("ben", "0.5", "50000");
        OrderRefused byAmount = assertThrows(
                OrderRefused.class, () -> venue.exchange.place("ann", NewOrder.market(Direction.BUY, "0.50000001")));
        assertEquals("0.5", byAmount.protection().maxOrderAmount().toPlainString());
        assertEquals(Coin.BTC, byAmount.protection().coin());
        OrderRefused byCurrency = assertThrows(
                OrderRefused.class,
                () -> venue.exchange.place("ann", NewOrder.marketForCurrency(Direction.BUY, "25000.01")));
        assertEquals("25000", byCurrency.protection().maxOrderAmount().toPlainString());
        assertEquals(Coin.EUR, byCurrency.protection().coin());
        assertEquals(Direction.BUY, byCurrency.protection().side());
    }

    @Test
    void shouldGiveOneOrderItsShareOfTheMarketOnly() throws OrderRefused {
        Venue careful = new Venue(ExchangeSettings.defaults().toBuilder()
                .marketProtectionPercent(30)
                .build());
        careful.buys("ben", "1", "50000");
        OrderRefused refused = assertThrows(
                OrderRefused.class, () -> careful.exchange.place("ann", NewOrder.market(Direction.SELL, "0.31")));
        assertEquals("0.3", refused.protection().maxOrderAmount().toPlainString());
        careful.places("ann", NewOrder.market(Direction.SELL, "0.3"));
    }
}
