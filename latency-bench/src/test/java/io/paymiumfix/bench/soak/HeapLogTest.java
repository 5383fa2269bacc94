package io.paymiumfix.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HeapLogTest {

    @Test
    void shouldFindTheHeapBehindFullCollectionsOnly() {
        List<String> lines = """
                [4.515s][debug][gc,heap] GC(0) Heap before GC invocations=0 (full 0):
                [4.515s][debug][gc,heap] GC(0)  garbage-first heap   total 526336K, used 26548K [0x0, 0x1)
                [5.186s][info ][gc,heap] GC(0) Old regions: 0->0
                [5.186s][debug][gc,heap] GC(0) Heap after GC invocations=1 (full 0):
                [5.186s][debug][gc,heap] GC(0)  garbage-first heap   total 526336K, used 4020K [0x0, 0x1)
                [5.186s][debug][gc,heap] GC(0)  Metaspace       used 7885K, committed 8064K, reserved 1114112K
                [9.985s][debug][gc,heap] GC(1) Heap before GC invocations=1 (full 0):
                [9.985s][debug][gc,heap] GC(1)  garbage-first heap   total 526336K, used 95156K [0x0, 0x1)
                [9.990s][debug][gc,heap] GC(1) Heap after GC invocations=2 (full 1):
                [9.990s][debug][gc,heap] GC(1)  garbage-first heap   total 526336K, used 3679K [0x0, 0x1)
                [9.990s][debug][gc,heap] GC(1)  Metaspace       used 11548K, committed 11840K, reserved 1114112K
                [12.01s][debug][gc,heap] GC(2) Heap before GC invocations=2 (full 1):
                [12.01s][debug][gc,heap] GC(2)  garbage-first heap   total 526336K, used 40156K [0x0, 0x1)
                [12.02s][debug][gc,heap] GC(2) Heap after GC invocations=3 (full 1):
                [12.02s][debug][gc,heap] GC(2)  garbage-first heap   total 526336K, used 9679K [0x0, 0x1)
                [15.01s][debug][gc,heap] GC(3) Heap before GC invocations=3 (full 1):
                [15.02s][debug][gc,heap] GC(3) Heap after GC invocations=4 (full 2):
                [15.02s][debug][gc,heap] GC(3)  garbage-first heap   total 526336K, used 3701K [0x0, 0x1)
                """.lines().toList();

        assertEquals(List.of(3679L, 3701L), HeapLog.liveKib(lines));
    }
}
