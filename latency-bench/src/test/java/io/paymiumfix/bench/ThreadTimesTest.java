package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
class ThreadTimesTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellWhatEachThreadUsedPerOrderAndNumberedOnesTogether() throws Exception {
        long pid = ProcessHandle.current().pid();
        CountDownLatch busy = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        ThreadTimes start = ThreadTimes.of(pid);
        for (int number = 1; number <= 2; number++) {
            Thread thread = new Thread(() -> work(busy, end), "busy-" + number);
            thread.setDaemon(true);
            thread.start();
        }
        busy.await();

        Map<String, Double> perOrder = ThreadTimes.of(pid).perOrderSince(start, 10);
        end.countDown();

        assertTrue(perOrder.get("busy") > 100_000, perOrder.toString());
    }

    /** Two milliseconds of processor time, as the thread itself counts it. */
    private static void work(CountDownLatch busy, CountDownLatch end) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (threads.getCurrentThreadCpuTime() < 2_000_000) {
            Thread.onSpinWait();
        }
        busy.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldKnowNothingOfAProcessThatIsNotThere() {
        assertEquals(Map.of(), ThreadTimes.of(Long.MAX_VALUE).perOrderSince(ThreadTimes.UNKNOWN, 1));
    }
}
