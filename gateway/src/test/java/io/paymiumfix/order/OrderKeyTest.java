package io.paymiumfix.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class OrderKeyTest {
    private static final int ORDERS = 300_000;
    private static final int PLACES = 1 << 19;
    /** Where so many keys share a place, a HashMap makes a tree of them. */
    private static final int TREE = 9;

    @Test
    void shouldBeEqualForEqualIds() {
        assertEquals(new OrderKey("1NG4HS2FM4"), new OrderKey(new String("1NG4HS2FM4")));
        assertEquals(new OrderKey("1NG4HS2FM4").hashCode(), new OrderKey("1NG4HS2FM4").hashCode());
        assertNotEquals(new OrderKey("1NG4HS2FM4"), new OrderKey("1NG4HS2FM5"));
        assertEquals(new OrderKey(null), new OrderKey(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void shouldSpreadTheIdsOfOneJournal(final int inputsPerOrder) {
        final int[] places = new int[PLACES];
        for (int i = 0; i < ORDERS; i++) {
            final int hash = new OrderKey("1NG4HS2" + Base32.of(1_000L + (long) i * inputsPerOrder)).hashCode();
            places[(hash ^ hash >>> 16) & PLACES - 1]++;
        }
        final int most = Arrays.stream(places).max().orElse(0);
        assertTrue(most <= TREE, () -> most + " keys in one place");
    }
}
