package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.fix44.PaymiumDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class DataFieldsTest {
    private static final String SOHS = "|".repeat(60_000);

    private final DataFields fields = new DataFields(PaymiumDictionary.load());

    @ParameterizedTest
    @ValueSource(strings = {"95=60000|96=", "212=60000|213=", "354=60000|0355=", "95=60000|4294967392="})
    void shouldKnowAFieldThatIsCopiedUpToEachSoh(final String start) {
        assertTrue(isCostly("8=FIX.4.4|9=60100|35=0|" + start + SOHS + "|10=000|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"112=", "146=8|55=BTC/EUR|", "=", "x"})
    void shouldNotMindManyFieldsWithoutData(final String start) {
        assertFalse(isCostly("8=FIX.4.4|9=60100|35=0|" + start + SOHS + "10=000|"));
    }

    @Test
    void shouldNotMindDataWithAFewSohs() {
        final String data = "x".repeat(20_000);
        assertFalse(isCostly("8=FIX.4.4|9=60100|35=0|95=60002|96=" + data + "|" + data + "|" + data + "|10=000|"));
    }

    @Test
    void shouldNotMindAShortMessage() {
        assertFalse(isCostly("8=FIX.4.4|9=600|35=0|95=500|96=" + "|".repeat(500) + "|10=000|"));
    }

    private boolean isCostly(final String text) {
        return fields.areCostlyIn(text.replace('|', '\001'));
    }
}
