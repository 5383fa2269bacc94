package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.baseline.NaiveBridge;
import io.paymiumfix.bench.baseline.QuickFixEcho;
import io.paymiumfix.bench.baseline.SetUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class BaselinesTest {

    private static final int ORDERS = 50;
    private static final long START_NS = 60_000_000_000L;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SetUp.class)
    void shouldMeasureOnlyTheRoundTripOfTheEcho(SetUp setUp) throws Exception {
        Latencies latencies = place(Subjects.quickFixEcho(java(QuickFixEcho.class), setUp));

        assertEquals(ORDERS, latencies.roundTrip.getTotalCount());
        assertEquals(List.of("round-trip"), List.copyOf(latencies.byName().keySet()));
        assertEquals(latencies.roundTrip, latencies.whole());
        assertFiles(setUp);
    }

    @ParameterizedTest
    @EnumSource(SetUp.class)
    void shouldMeasureBothLegsOfTheNaiveBridge(SetUp setUp) throws Exception {
        Latencies latencies = place(Subjects.naiveBridge(java(NaiveBridge.class), setUp));

        assertEquals(
                List.of("t1", "t2", "t1+t2", "round-trip"),
                List.copyOf(latencies.byName().keySet()));
        assertEquals(ORDERS, latencies.sum.getTotalCount());
        assertTrue(latencies.t1.getMinValue() > 0);
        assertTrue(latencies.t2.getMinValue() > 0);
        assertFiles(setUp);
    }

    @Test
    void shouldGiveEachTurnAFolderOfItsOwnAndLeaveNoData() throws Exception {
        Subject echo = Subjects.quickFixEcho(java(QuickFixEcho.class), SetUp.ON);
        Run run = new Run(List.of(echo), 1, 0, ORDERS, List.of(), 1, 0, GatewayFile.IDENTITY);

        // With the store of the first run the second could not log on from 1.
        run.measure(folder, System.out);
        run.measure(folder, System.out);

        try (Stream<Path> runs = Files.list(folder)) {
            List<Path> turns =
                    runs.map(path -> path.resolve("quickfixj-echo-1")).toList();
            assertEquals(2, turns.size());
            for (Path turn : turns) {
                assertTrue(Files.size(turn.resolve("output.log")) > 0);
                assertFalse(Files.exists(RunFolder.dataOf(turn)));
            }
        }
    }

    private Latencies place(Subject subject) throws IOException {
        try (Harness harness = new Harness(0, subject.callsVenue());
                Subject.Running running = subject.start(harness.venuePort(), folder)) {
            harness.serveUntil(() -> running.address() != null, START_NS, "listening");
            harness.logOn(running.address(), GatewayFile.IDENTITY);
            harness.awaitOpen();
            Latencies latencies = harness.closedLoop(ORDERS);
            harness.logOut();
            running.stop();
            harness.serveUntil(() -> !running.alive(), START_NS, "ended");
            return latencies;
        }
    }

    private void assertFiles(SetUp setUp) {
        Path data = RunFolder.dataOf(folder);
        assertEquals(setUp == SetUp.ON, Files.exists(data.resolve("store")));
        assertEquals(setUp == SetUp.ON, Files.exists(data.resolve("messages")));
    }

    private static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }
}
