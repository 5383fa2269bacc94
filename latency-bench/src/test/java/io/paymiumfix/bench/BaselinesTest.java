package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.baseline.NaiveBridge;
import io.paymiumfix.bench.baseline.QuickFixEcho;
import io.paymiumfix.bench.baseline.SetUp;
import io.paymiumfix.bench.baseline.Threading;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final long DELAY_US = 200;
    private static final long START_NS = 60_000_000_000L;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SetUp.class)
    void shouldMeasureOnlyTheRoundTripOfTheEcho(SetUp setUp) throws Exception {
        Latencies latencies = place(Subjects.quickFixEcho(java(QuickFixEcho.class), 1, setUp));

        assertEquals(ORDERS, latencies.roundTrip.getTotalCount());
        assertEquals(List.of("round-trip"), List.copyOf(latencies.byName().keySet()));
        assertEquals(latencies.roundTrip, latencies.whole());
        assertFiles(setUp);
    }

    @ParameterizedTest
    @EnumSource(SetUp.class)
    void shouldMeasureBothLegsOfTheNaiveBridge(SetUp setUp) throws Exception {
        Latencies latencies = place(Subjects.naiveBridge(java(NaiveBridge.class), Threading.ONE, 1, setUp));

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
        Subject echo = Subjects.quickFixEcho(java(QuickFixEcho.class), 1, SetUp.ON);
        Run run = new Run(
                List.of(echo),
                1,
                0,
                List.of(Shape.closedLoop(Work.ORDERS, 1, ORDERS)),
                Parts.addedUp(1),
                1,
                Fixtures.VENUE,
                GatewayFile.identities(1, GatewayFile.Accounts.ONE),
                Processors.ANY);

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

    @ParameterizedTest
    @EnumSource(Threading.class)
    void shouldMeasureCancelsOnSeveralSessionsOfTheNaiveBridge(Threading threading) throws Exception {
        Subject naive = Subjects.naiveBridge(java(NaiveBridge.class), threading, 3, SetUp.BARE);

        Latencies latencies =
                run(naive, Shape.closedLoop(Work.CANCELS, 3, ORDERS), null).latencies();

        assertEquals(
                List.of("c1", "c2", "c1+c2", "cancel-round-trip"),
                List.copyOf(latencies.byName().keySet()));
        assertEquals(ORDERS, latencies.sum.getTotalCount());
    }

    @Test
    void shouldKeepTheVenueWaitingInAFlood() throws Exception {
        Subject naive = Subjects.naiveBridge(java(NaiveBridge.class), Threading.PER_SESSION, 2, SetUp.BARE);

        LoadResult load = run(naive, Shape.flood(Work.ORDERS, 2, ORDERS, 8, 60), null);

        assertEquals(ORDERS, load.latencies().roundTrip.getTotalCount());
        assertTrue(load.latencies().roundTrip.getMinValue() > DELAY_US * 1_000 * 0.99);
        assertTrue(load.ordersPerSecond() > 0);
    }

    @Test
    void shouldEndAFloodAfterItsSeconds() throws Exception {
        Subject naive = Subjects.naiveBridge(java(NaiveBridge.class), Threading.ONE, 1, SetUp.BARE);

        LoadResult load = run(naive, Shape.flood(Work.ORDERS, 1, 5_000_000, 8, 1), null);

        assertTrue(load.orders() < 5_000_000, load.orders() + " orders");
        assertTrue(load.elapsedNs() > 990_000_000L, load.elapsedNs() + " ns");
        assertEquals(load.orders(), load.latencies().roundTrip.getTotalCount());
    }

    @Test
    void shouldSpeakTlsOnBothSides() throws Exception {
        Tls tls = Tls.createIn(folder);
        List<String> words = new ArrayList<>(java(NaiveBridge.class));
        words.addAll(1, tls.javaOptions());
        Subject naive = Subjects.naiveBridge(words, Threading.ONE, 2, SetUp.BARE);

        LoadResult load = run(naive, Shape.flood(Work.CANCELS, 2, 2_000, 512, 60), tls);

        assertEquals(2_000, load.latencies().sum.getTotalCount());
    }

    private Latencies place(Subject subject) throws IOException {
        return run(subject, Shape.closedLoop(Work.ORDERS, 1, ORDERS), null).latencies();
    }

    private LoadResult run(Subject subject, Shape shape, Tls tls) throws IOException {
        try (Selector selector = Selector.open();
                Harness harness = new Harness(
                        Fixtures.VENUE.address(), DELAY_US * 1_000, tls, new Turn(subject, folder), selector);
                Subject.Running running = subject.start(harness.venuePort(), folder)) {
            harness.serveUntil(() -> running.address() != null, START_NS, "listening");
            harness.logOn(running.address(), GatewayFile.identities(shape.sessions(), GatewayFile.Accounts.ONE));
            harness.awaitOpen();
            LoadResult load = harness.run(shape, Long.MAX_VALUE);
            harness.logOut();
            running.stop();
            harness.serveUntil(() -> !running.alive(), START_NS, "ended");
            return load;
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
