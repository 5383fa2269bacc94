package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class DecoderTest {
    @Test
    void shouldReadAnOrderExactly() throws DecodeException {
        VenueOrder order = order(Replies.order(Replies.UUID, "never_seen_before"));
        assertEquals(
                new VenueOrder(
                        Replies.UUID,
                        "LimitOrder",
                        "buy",
                        "never_seen_before",
                        "EUR",
                        new BigDecimal("1.0"),
                        null,
                        new BigDecimal("300.0"),
                        new BigDecimal("0.0"),
                        new BigDecimal("1e-8"),
                        new BigDecimal("0.0"),
                        new BigDecimal("0.0"),
                        null,
                        new VenueTime(1685768340000L, 60_000),
                        new VenueTime(1385047624000L, 1),
                        List.of(new AccountOperation(
                                "a",
                                "lock",
                                new BigDecimal("-300.0"),
                                "EUR",
                                new VenueTime(1385047624000L, 1_000),
                                false))),
                order);
    }

    @Test
    void shouldReadTheMarketOrderThatHadNullAmountAndPrice() throws DecodeException {
        VenueOrder order = order("{\"uuid\":\"u\",\"amount\":null,\"price\":null,\"currency_amount\":\"130.0\","
                + "\"traded_currency\":\"129.999935\",\"traded_btc\":\"0.00366197\",\"btc_fee\":\"0.00005457\","
                + "\"account_operations\":null}");
        assertNull(order.amount());
        assertEquals("129.999935", order.tradedCurrency().toPlainString());
        assertEquals(List.of(), order.accountOperations());
    }

    @Test
    void shouldLetTheLastOfTwoEqualKeysCount() throws DecodeException {
        VenueOrder order =
                order("{\"uuid\":\"a\",\"price\":1,\"account_operations\":[{},{}],\"uuid\":\"b\",\"price\":\"2\","
                        + "\"account_operations\":[{}]}");
        assertEquals("b", order.uuid());
        assertEquals(new BigDecimal(2), order.price());
        assertEquals(1, order.accountOperations().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"uuid\":}",
                "{\"uuid\":\"a\"} x",
                "{\"uuid\":{}}",
                "{\"price\":[1]}",
                "{\"price\":true}",
                "{\"price\":\"\"}",
                "{\"price\":\"abc\"}",
                "{\"price\":1e-999999999}",
                "{\"account_operations\":{}}",
                "{\"account_operations\":[1]}",
                "{\"uuid\":\"\u0001\"}"
            })
    void shouldRefuseWhatIsNoOrder(String json) {
        assertThrows(DecodeException.class, () -> order(json));
    }

    @Test
    void shouldRefuseGiantsQuickly() {
        String digits = "9".repeat(1 << 20);
        assertThrows(DecodeException.class, () -> order("{\"price\":" + digits + "}"));
        assertThrows(DecodeException.class, () -> order("{\"price\":\"" + digits + "\"}"));
        assertThrows(DecodeException.class, () -> order("{\"x\":" + "[".repeat(100_000)));
        assertThrows(DecodeException.class, () -> order("{\"" + "k".repeat(1 << 20) + "\":1}"));
    }

    @Test
    void shouldNeverQuoteWhatItRead() {
        DecodeException thrown = assertThrows(DecodeException.class, () -> order("{\"uuid\": secretword}"));
        assertFalse(thrown.toString().contains("secretword"));
        assertNull(thrown.getCause());
    }

    @Test
    void shouldNotTakeNullForAnEmptyListing() throws DecodeException {
        assertEquals(List.of(), listing("[]").orders());
        assertThrows(DecodeException.class, () -> listing("null"));
        assertThrows(DecodeException.class, () -> listing("{}"));
        assertThrows(DecodeException.class, () -> listing("[{\"state\":\"active\"}]"));
    }

    @Test
    void shouldReadAllBalancesOfAUser() throws DecodeException {
        UserInfo user = read(
                "{\"name\":\"BC-U123456\",\"locale\":\"fr\",\"channel_id\":\"chan\",\"balance_eur\":\"1893.96\","
                        + "\"locked_eur\":300.00743886,\"balance_btc\":\"25.78866278\",\"balance_new\":null,\"email\":\"x\"}",
                UserDecoder::user);
        assertEquals("BC-U123456", user.name());
        assertEquals("chan", user.channelId().reveal());
        assertEquals("[btc, eur]", user.balances().keySet().toString());
        assertEquals("300.00743886", user.locked().get("eur").toPlainString());
        assertFalse(user.toString().contains("U123456") || user.toString().contains("chan"));
        assertThrows(DecodeException.class, () -> read("{}", UserDecoder::user));
    }

    @ParameterizedTest
    @CsvSource({
        "2013-10-24T10:34:37Z,1382610877000,1000",
        "2013-10-24T10:34:37.5Z,1382610877500,100",
        "2013-10-24T10:34:37.123456Z,1382610877123,1",
        "2013-10-24T12:34:37+02:00,1382610877000,1000",
        "2013-10-24T05:04:37-0530,1382610877000,1000",
        "2023-06-03T04:59Z,1685768340000,60000",
        "2023-06-03 04:59+0000,1685768340000,60000",
        "2013-10-24T10:34:37.25Z,1382610877250,10",
        "2013-10-24T10:34:37.123456789Z,1382610877123,1",
        "1389094259,1389094259000,1000",
        "1446464202000,1446464202000,1"
    })
    void shouldReadTimesWithTheirResolution(String text, long epochMillis, int resolutionMs) {
        assertEquals(new VenueTime(epochMillis, resolutionMs), time(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2013-13-24T10:34:37Z",
                "2013-02-30T10:34:37Z",
                "2013-10-24T25:34:37Z",
                "2013-10-24T10:60:37Z",
                "2013-10-24T10:34:61Z",
                "2013-10-24T10:34:37",
                "2013-10-24T10:34:37Zx",
                "2013-10-24T10:34:3Z",
                "2013-10-24T10:34:37.Z",
                "2013-10-24T10:34.5Z",
                "2013-10-24T10:34:37.1234567890Z",
                "2013-10-24T10:34:37+2:00",
                "2013-10-24T10:34:37+02:0",
                "2013-10-24x10:34:37Z",
                "2013-10-24",
                "1234567890123456",
                "-5"
            })
    void shouldTreatAnUnreadableTimeAsMissing(String text) {
        assertNull(time(text));
    }

    private static VenueTime time(String text) {
        return VenueTimes.parse(("#" + text + "#").toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_FUNDS,Operations account operations amount is greater than your available balance (1781.96 EUR)",
        "INSUFFICIENT_FUNDS,Le montant dépasse votre solde disponible",
        "AMOUNT_INVALID,Amount can't be blank",
        "AMOUNT_INVALID,Le montant doit être rempli",
        "PRICE_INVALID,Price must be greater than 0",
        "PRICE_INVALID,Le prix n'est pas valide",
        "NONCE_TOO_LOW,Nonce must be greater than 17",
        "SIGNATURE_INVALID,La signature est invalide",
        "FORBIDDEN_SCOPE,You are not authorized to do this",
        "NOT_FOUND,Ordre introuvable",
        "UNKNOWN_TEXT,Le chat est sur la table"
    })
    void shouldMapTextsOfBothLanguages(ErrorKind kind, String text) {
        assertEquals(kind, ErrorKinds.of(null, List.of(text)));
    }

    @Test
    void shouldReadErrorsAsArrayStringOrWord() {
        assertEquals(List.of("a", "b"), error("{\"errors\":[\"a\",\"b\"]}").errors());
        assertEquals(List.of("a"), error("{\"errors\":\"a\"}").errors());
        assertEquals("x", error("{\"error\":\"x\"}").text());
        VenueError protection = error("{\"error\":\"market_protection_volume_too_large\",\"max_order_amount\":\"4.3\","
                + "\"currency\":\"BTC\",\"side\":\"sell\"}");
        assertEquals(ErrorKind.MARKET_PROTECTION, protection.kind());
        assertEquals(new BigDecimal("4.3"), protection.maxOrderAmount());
        assertNull(error("{\"errors\":{\"amount\":[\"x\"]}}"));
        assertNull(error("{}"));
        assertNull(error("<html>"));
    }

    @Test
    void shouldReadPublicData() throws DecodeException {
        Depth depth = read(
                "{\"bids\":[{\"timestamp\":1389087724,\"amount\":0.89744,\"price\":\"665.0\",\"currency\":\"EUR\"}],"
                        + "\"asks\":[]}",
                MarketDataDecoder::depth);
        assertEquals("0.89744", depth.bids().get(0).amount().toString());
        Ticker ticker = read(
                "{\"high\":720.0,\"bid\":\"676.01\",\"at\":1389092410,\"trade_id\":\"t\",\"size\":null}",
                MarketDataDecoder::ticker);
        assertEquals(new VenueTime(1389092410000L, 1_000), ticker.at());
        List<PublicTrade> trades = read(
                "[{\"uuid\":\"u\",\"traded_btc\":0.153,\"created_at\":\"2014-01-07T11:30Z\",\"created_at_int\":1389094259}]",
                MarketDataDecoder::trades);
        assertEquals(1389094259, trades.get(0).createdAt().epochSeconds());
        assertEquals(
                List.of(new CurrencyInfo("ETH", "ETH", new BigDecimal(8), "crypto", List.of("BTC"))),
                read(
                        "[{\"symbol\":\"ETH\",\"code\":\"ETH\",\"precision\":\"8\",\"name\":false,\"type\":\"crypto\","
                                + "\"withdraw_limit_min\":\"null\",\"trading\":[\"BTC\"],\"pairs\":{}}]",
                        ReferenceDecoder::currencies));
        assertTrue(read("[{\"iso_alpha2\":\"FR\",\"accepted\":true}]", ReferenceDecoder::countries)
                .get(0)
                .accepted());
    }

    static VenueOrder order(String json) throws DecodeException {
        return read(json, OrderDecoder::order);
    }

    private static OrderListing listing(String json) throws DecodeException {
        return read(json, OrderDecoder::listing);
    }

    private static VenueError error(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return ErrorDecoder.decode(422, bytes, bytes.length);
    }

    private static <T> T read(String json, JsonDecoder<T> decoder) throws DecodeException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return JsonReader.read(bytes, bytes.length, decoder);
    }
}
