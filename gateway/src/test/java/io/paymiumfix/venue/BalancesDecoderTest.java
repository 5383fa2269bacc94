package io.paymiumfix.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.Secret;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.VenueBalances;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class BalancesDecoderTest {

    private final Map<String, BigDecimal> balances =
            new HashMap<>(Map.of("btc", new BigDecimal("1.5"), "eur", new BigDecimal("100")));
    private final Map<String, BigDecimal> locked =
            new HashMap<>(Map.of("btc", new BigDecimal("0.00000001"), "eur", BigDecimal.ZERO));

    @Test
    void shouldTellWhatIsFreeAndWhatIsLocked() {
        Input.BalancesRead read = assertInstanceOf(Input.BalancesRead.class, decoded());

        assertEquals(new VenueBalances(150_000_000, 1, 10_000_000_000L, 0), read.balances());
    }

    /** An order is taken for absent when nothing is locked for it: that must have been said. */
    @ParameterizedTest
    @ValueSource(strings = {"btc", "eur"})
    void shouldNotTakeSilenceAboutWhatIsLockedForZero(String currency) {
        locked.remove(currency);

        assertInstanceOf(Input.Unknown.class, decoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"btc", "eur"})
    void shouldNotTakeSilenceAboutABalanceForZero(String currency) {
        balances.remove(currency);

        assertInstanceOf(Input.Unknown.class, decoded());
    }

    private Input decoded() {
        UserInfo user = new UserInfo("BC-U1", "en", Secret.of("channel"), balances, locked);
        Outcome.Accepted outcome = new Outcome.Accepted(7, 8, 9, 200, user, RateLimit.ABSENT, -1);
        return BalancesDecoder.decode(outcome, user);
    }
}
