package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(5)
class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "-0.1,-0.1",
        "54000.50,54000.50",
        "1e-8,0.00000001",
        "1E5,100000",
        "1.5e+2,150",
        "129.9999350000,129.9999350000",
        "0.0,0.0",
        "007,7"
    })
    void shouldKeepEveryDigit(String text, String plain) throws DecodeException {
        assertEquals(plain, parse(text).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".5",
                "5.",
                "+1",
                "1e",
                "1e+",
                "e5",
                "1 ",
                " 1",
                "NaN",
                "Infinity",
                "0x10",
                "1,5",
                "1e-999999999",
                "1e999",
                "1e41",
                "1e-41",
                "12345678901234567890123456789012345678901",
                "٣",
                "1.2.3",
                "--1"
            })
    void shouldRefuseWhatIsNoBoundedDecimal(String text) {
        assertThrows(DecodeException.class, () -> parse(text));
    }

    @Test
    void shouldRefuseAMegabyteOfDigitsAtOnce() {
        assertThrows(DecodeException.class, () -> parse("9".repeat(1 << 20)));
    }

    private static BigDecimal parse(String text) throws DecodeException {
        return Decimals.parse(text.toCharArray(), 0, text.length());
    }
}
