package io.paymiumfix.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClassHistogramTest {

    @Test
    void shouldTellWhatHasGrownMost() {
        ClassHistogram earlier = ClassHistogram.parse("""
                4242:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:           100           4000  [B (java.base@17.0.15)
                   2:            50           2000  java.lang.String (java.base@17.0.15)
                   3:            10            160  io.paymiumfix.Gone
                Total           160           6160
                """.lines().toList());
        ClassHistogram later = ClassHistogram.parse("""
                   1:           130           5000  [B (java.base@17.0.15)
                   2:            40           1900  java.lang.String (java.base@17.0.15)
                   3:           200           3200  io.paymiumfix.New
                """.lines().toList());

        assertEquals(
                List.of(
                        new ClassHistogram.Growth("io.paymiumfix.New", 3200, 200),
                        new ClassHistogram.Growth("[B", 1000, 30)),
                later.growthSince(earlier, 10));
        assertEquals(1, later.growthSince(earlier, 1).size());
    }
}
