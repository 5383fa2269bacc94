package io.paymiumfix.bench.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paymiumfix.bench.BenchException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StampTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldTellHowLongAgoAnAmountLeft() {
        for (long leftNs : new long[] {0, 1_000, 99 * SECOND_NS, 12_345_678_901_000L, -5 * SECOND_NS}) {
            assertEquals(2_000, Stamp.ageNs(Stamp.satoshiAt(leftNs), leftNs + 2_000));
            assertEquals(60 * SECOND_NS, Stamp.ageNs(Stamp.satoshiAt(leftNs), leftNs + 60 * SECOND_NS));
        }
    }

    @Test
    void shouldReadAmountsWithAndWithoutTrailingZeros() {
        assertEquals(12_345_678, satoshi("0.12345678"));
        assertEquals(100_000_000, satoshi("1"));
        assertEquals(150_000_000, satoshi("1.5"));
        assertEquals(150_000_000, satoshi("1.50000000"));
        assertThrows(BenchException.class, () -> satoshi("1e-3"));
    }

    private static long satoshi(String text) {
        byte[] bytes = ("271=" + text).getBytes(StandardCharsets.US_ASCII);
        return Stamp.satoshi(bytes, 4, bytes.length);
    }
}
