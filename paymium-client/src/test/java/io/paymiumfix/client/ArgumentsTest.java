package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers may and may not give. */
@Timeout(5)
class ArgumentsTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://paymium.com",
                "paymium.com",
                "https://",
                "https://u:p@paymium.com",
                "https://paymium.com?x=1",
                "https://paymium.com#x",
                "https://paymium.com:99999"
            })
    void shouldRefuseABaseUriItCannotSign(String uri) {
        assertThrows(IllegalArgumentException.class, () -> ClientSettings.of(URI.create(uri)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://paymium.com/api/v1,https://paymium.com,/api/v1,443",
        "https://paymium.com:443/api/v1/,https://paymium.com,/api/v1,443",
        "http://paymium.com:80,http://paymium.com,'',80",
        "http://127.0.0.1:9710/api/v1,http://127.0.0.1:9710,/api/v1,9710",
        "HTTP://[::1]:9710/x,http://[::1]:9710,/x,9710"
    })
    void shouldSignTheUrlWithoutDefaultPort(String uri, String origin, String basePath, int port) {
        VenueAddress venue = VenueAddress.of(URI.create(uri));
        assertEquals(origin, venue.origin());
        assertEquals(basePath, venue.basePath());
        assertEquals(port, venue.port());
    }

    @Test
    void shouldNameTheSettingThatIsOutOfRange() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> ClientSettings.defaults().toBuilder()
                                .pipelineDepth(129)
                                .build())
                .getMessage();
        assertTrue(message.contains("pipelineDepth=129"), message);
    }

    @Test
    void shouldRefuseAnOrderTheVenueCannotTake() {
        assertRefused(OrderType.LIMIT, ONE, null, null);
        assertRefused(OrderType.MARKET, ONE, null, ONE);
        assertRefused(OrderType.MARKET, ONE, ONE, null);
        assertRefused(OrderType.MARKET, null, null, null);
        assertRefused(OrderType.MARKET, BigDecimal.ZERO, null, null);
        assertRefused(OrderType.MARKET, ONE.negate(), null, null);
        assertRefused(OrderType.MARKET, new BigDecimal("1e-999999"), null, null);
        assertRefused(OrderType.MARKET, new BigDecimal("1e999999"), null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a?b", "a b", "a\r\nb", "..", "é"})
    void shouldRefuseAUuidThatWouldChangeThePath(String uuid) {
        assertThrows(IllegalArgumentException.class, () -> Call.cancelOrder(1, uuid));
    }

    @Test
    void shouldOnlyHurryCancels() {
        assertTrue(Call.cancelOrder(1, "a").urgent());
        assertFalse(LaneFixture.place(1).urgent());
        assertFalse(Call.readOrder(1, "a").urgent());
    }

    @Test
    void shouldNotMixPaginations() {
        assertThrows(IllegalArgumentException.class, () -> new ListQuery(null, 0, null, 1, null));
        assertThrows(IllegalArgumentException.class, () -> new ListQuery(null, null, 10, null, null));
        assertThrows(IllegalArgumentException.class, () -> ListQuery.page(1, 101));
        assertEquals("?page=2&per_page=50", ListQuery.page(2, 50).queryString());
        assertEquals("?active=true", ListQuery.activeOrders().queryString());
    }

    private static void assertRefused(OrderType type, BigDecimal amount, BigDecimal currencyAmount, BigDecimal price) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new NewVenueOrder(type, Direction.BUY, amount, currencyAmount, price));
    }
}
