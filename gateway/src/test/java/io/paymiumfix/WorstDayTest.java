package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway comes back after a day on which it spent every call it had. {@code -Dworst.calls=86400
 * -Dworst.open=10000} for the whole day; what that took is printed and written to {@code target/worst-day.txt}.
 */
@Timeout(600)
class WorstDayTest {
    private static final int CALLS = Integer.getInteger("worst.calls", 2_000);
    private static final int OPEN = Integer.getInteger("worst.open", 250);

    @TempDir
    private Path folder;

    @Test
    void shouldComeBackWithEveryOrder() throws Exception {
        final WorstDay.Figures day = WorstDay.write(folder, CALLS, OPEN);
        assertTrue(day.calls() >= CALLS, day::toString);
        assertTrue(day.openOrders() >= OPEN, day::toString);

        final WorstDay.Replayed replayed = WorstDay.replay(folder);

        assertEquals(day.inputs() + 1, replayed.recovered().nextSequence());
        assertEquals(day.digest(), replayed.recovered().digest());
        assertEquals(day.openOrders(), replayed.openOrders());
        report(day);
    }

    /** In processes of their own, as cold as a start is. */
    private void report(final WorstDay.Figures day) throws Exception {
        final StringBuilder text = new StringBuilder(day.toString()).append('\n');
        text.append("journal ").append(journalBytes() >> 20).append(" MiB\n");
        try (ChildProcess replay = ChildProcess.java(
                ChildProcess.thisJava(),
                folder,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorstDay.class.getName(),
                        "replay",
                        folder.toString()))) {
            text.append(replay.awaitLine("replayed")).append('\n');
        }
        final long startNs = System.nanoTime();
        final GatewayProcess gateway =
                GatewayProcess.launch(folder.resolve("gateway.yaml"), folder.resolve("gateway.log"));
        try {
            final int port = gateway.port();
            text.append(String.format(
                    Locale.ROOT,
                    "process start to FIX port open %d ms%n",
                    Duration.ofNanos(System.nanoTime() - startNs).toMillis()));
            try (Oms oms = new Oms(port, WorstDay.SESSION, 1, 1)) {
                oms.logOn("oms1", "secret", false);
                assertTrue(oms.isLoggedOnWithin(Duration.ofSeconds(20)));
            }
        } finally {
            gateway.kill();
            gateway.awaitEnd();
        }
        System.out.print(text);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("worst-day.txt"), text);
    }

    private long journalBytes() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("data/journal"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
