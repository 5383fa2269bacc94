package io.paymiumfix.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 100000000",
        ".5, 50000000",
        "0.00000001, 1",
        "-1.5, -150000000",
        "00012.50, 1250000000",
        "1., 100000000",
        "1.000000000000, 100000000",
        "92233720368.54775807, 9223372036854775807"
    })
    void shouldReadPlainDecimals(final String text, final long e8) {
        assertEquals(e8, FixedPoint.parse(text, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "1e5", "+5", "1,5", "0x1", "NaN", "1.2.3", " 1", "1 ", "--1", "١"})
    void shouldRefuseWhatIsNotAPlainDecimal(final String text) {
        assertEquals(FixedPoint.NOT_A_NUMBER, FixedPoint.parse(text, 8));
    }

    @Test
    void shouldTellTooManyDigitsFromTooLarge() {
        assertEquals(FixedPoint.TOO_PRECISE, FixedPoint.parse("0.000000001", 8));
        assertEquals(FixedPoint.TOO_LARGE, FixedPoint.parse("92233720368.54775808", 8));
        assertEquals(FixedPoint.TOO_LARGE, FixedPoint.parse("9".repeat(1_000), 8));
    }

    @Test
    void shouldWriteWithoutExponentAndTrailingZeros() {
        assertEquals("0.00000001", FixedPoint.format(1, 8));
        assertEquals("-12.5", FixedPoint.format(-1_250_000_000, 8));
        assertEquals("30000", FixedPoint.format(3_000_000_000_000L, 8));
        assertEquals("0", FixedPoint.format(0, 8));
    }

    @Test
    void shouldAgreeWithBigDecimalOnRandomNumbers() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            final long value = random.nextLong() >> random.nextInt(63);
            final int scale = random.nextInt(11);
            if (value <= FixedPoint.TOO_LARGE) {
                continue;
            }
            final String text = FixedPoint.format(value, scale);
            assertEquals(value, FixedPoint.parse(text, scale), "seed " + seed);
            assertEquals(0, BigDecimal.valueOf(value, scale).compareTo(new BigDecimal(text)), "seed " + seed);
        }
    }
}
