package io.paymiumfix.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class FeesTest {

    @Test
    void shouldTakeTheFeeInTheCoinReceivedAndPayTheMakerARebate() throws OrderRefused {
        Venue venue = new Venue(ExchangeSettings.defaults());
        OrderTruth maker = venue.order(venue.sells("ben", "1", "50000"));
        OrderTruth taker = venue.order(venue.buys("ann", "1", "50000"));
        maker = venue.order(maker.uuid());
        assertEquals("0.005", taker.btcFee().toPlainString());
        assertEquals("0", taker.currencyFee().toPlainString());
        assertEquals("-50", maker.currencyFee().toPlainString());
        assertEquals("0", maker.btcFee().toPlainString());
        assertEquals("100.995", venue.balances("ann").btc().toPlainString());
        assertEquals("1050050", venue.balances("ben").eur().toPlainString());
        assertEquals("0.005", venue.exchange.fees().btc().toPlainString());
        assertEquals("-50", venue.exchange.fees().eur().toPlainString());
    }

    /** The one order whose fee Paymium has published: 1.49 % of 0.00366197 BTC, in seven account operations. */
    @Test
    void shouldReproduceThePublishedOrder() throws OrderRefused {
        Venue venue = new Venue(
                ExchangeSettings.defaults().toBuilder().takerFeePpm(14_900).build());
        venue.sells("ben", "1", "35500");
        OrderTruth order = venue.order(venue.places("ann", NewOrder.marketForCurrency(Direction.BUY, "130")));
        assertEquals("0.00005457", order.btcFee().toPlainString());
        assertEquals(
                List.of(
                        "lock -130 EUR",
                        "lock 130 EUR trading",
                        "trade -129.999935 EUR trading",
                        "trade 0.00366197 BTC",
                        "fee -0.00005457 BTC",
                        "unlock -0.000065 EUR trading",
                        "unlock 0.000065 EUR"),
                order.operations().stream().map(FeesTest::line).toList());
    }

    private static String line(AccountOperation operation) {
        return operation.name() + " " + operation.amount().toPlainString() + " " + operation.coin()
                + (operation.isTradingAccount() ? " trading" : "");
    }

    @Test
    void shouldRoundFeesAsAskedFor() throws OrderRefused {
        Venue venue = new Venue(ExchangeSettings.defaults().toBuilder()
                .takerFeePpm(14_900)
                .feeRounding(RoundingMode.DOWN)
                .build());
        venue.sells("ben", "1", "35500");
        OrderTruth order = venue.order(venue.places("ann", NewOrder.marketForCurrency(Direction.BUY, "130")));
        assertEquals("0.00005456", order.btcFee().toPlainString());
    }

    @Test
    void shouldNeverTakeMoreThanWasReceived() throws OrderRefused {
        Venue venue = new Venue(ExchangeSettings.defaults());
        venue.buys("ben", "0.00000001", "0.01");
        OrderTruth seller = venue.order(venue.sells("ann", "0.00000001", "0.01"));
        assertEquals("0.0000000001", seller.tradedCurrency().toPlainString());
        assertEquals("0.0000000001", seller.currencyFee().toPlainString());
        assertEquals("1000000", venue.balances("ann").eur().toPlainString());
    }
}
