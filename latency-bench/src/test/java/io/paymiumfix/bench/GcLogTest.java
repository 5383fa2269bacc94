package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GcLogTest {

    private static final long MIB = 1 << 20;

    private final GcLog log = GcLog.of(List.of(
            "[100ns] Using G1",
            "[1000ns] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->4M(256M) 3.456ms",
            "[2000ns] GC(1) Concurrent Mark Cycle",
            "[2500ns] GC(1) Pause Remark 30M->26M(256M) 1.000ms",
            "[2600ns] GC(1) Concurrent Mark Cycle 12.345ms",
            "[3000ns] GC(2) Pause Young (Allocation Failure) 68M->1024K(247M) 0.500ms",
            "[4000ns] GC(3) Pause Full (System.gc()) 11M->1M(247M) 20.000ms"));

    @Test
    void shouldReadWhatEachCollectorWrites() {
        assertEquals(
                List.of(
                        new GcLog.Pause(1_000, 24 * MIB, 4 * MIB, 3_456_000),
                        new GcLog.Pause(2_500, 30 * MIB, 26 * MIB, 1_000_000),
                        new GcLog.Pause(3_000, 68 * MIB, MIB, 500_000),
                        new GcLog.Pause(4_000, 11 * MIB, MIB, 20_000_000)),
                log.pauses());
    }

    @Test
    void shouldCountWhatWasAllocatedBetweenTwoTimes() {
        GcLog between = log.between(1_000, 3_500);

        assertEquals(2, between.pauses().size());
        assertEquals(1_500_000, between.totalNs());
        assertEquals(1_000_000, between.longestNs());
        assertEquals((30 - 10 + 68 - 26 + 7) * MIB, between.allocated(10 * MIB, 8 * MIB));
        assertEquals(5 * MIB, log.between(5_000, 6_000).allocated(10 * MIB, 15 * MIB), "no pause");
        assertEquals(0, log.between(5_000, 6_000).longestNs());
    }

    @Test
    void shouldReadHowMuchOfTheHeapIsInUse() {
        assertEquals(2_048 * 1_024, HeapGauge.usedIn("""
                0
                 garbage-first heap   total 262144K, used 2048K [0x0, 0x1)
                  region size 1024K, 3 young (3072K)
                 Metaspace       used 123K, committed 256K
                """));
        assertEquals(6_000 * 1_024, HeapGauge.usedIn("""
                 def new generation   total 78656K, used 5600K [0x0)
                  eden space 69952K,   8% used [0x0)
                 tenured generation   total 174784K, used 400K [0x0)
                """));
        assertEquals(1_310 * 1_024, HeapGauge.usedIn("""
                 PSYoungGen      total 76288K, used 1310K [0x0)
                 ParOldGen       total 175104K, used 0K [0x0)
                """));
        assertEquals(-1, HeapGauge.usedIn("1\n"));
        assertEquals(-1, HeapGauge.used(Long.MAX_VALUE), "no such process");
    }
}
