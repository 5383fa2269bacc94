package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway whose journal's disk fills up refuses new orders and goes on with all else for as long as it can; when
 * there is room again it takes orders again. The disk is a small file system in memory that only the gateway's
 * process sees, and that is filled from outside: a limit on the size of files would spare a journal of preallocated
 * segments. Needs Linux that lets anyone make name spaces.
 */
@Timeout(120)
class FilledDiskTest {
    private static final int SEGMENT_MIB = 1;
    private static final int DISK_MIB = 8;
    private static final int BURST = 200;
    private static final int MOST_BURSTS = 150;

    @TempDir
    private Path folder;

    private final List<String> before = new ArrayList<>();
    private Path disk;

    @Test
    void shouldRefuseNewOrdersAndGoOnWithAllElseWhileTheDiskIsFull() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        before.addAll(List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + DISK_MIB + "m tmpfs \"$0\" && exec \"$@\"",
                disk.toString()));
        assumeTrue(mayMount(), "this machine does not let a process make a file system of its own");
        try (Simulator venue = Simulator.start(SimulatorSettings.defaults()
                .withRest(rest -> rest.callsPerWindow(100_000_000).requestLogSize(100_000)))) {
            final SimulatedUser account = venue.createUser("BC-U1", "90000000", "1000");
            final SimulatedUser others = venue.createUser("BC-U2", "90000000", "1000");
            final GatewayProcess gateway = launch(venue, account.createToken());
            try (Oms oms = new Oms(gateway.port(), GatewayFile.COMP_ID, 1, 1)) {
                oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
                assertTrue(oms.isLoggedOnWithin(Duration.ofSeconds(20)));
                await().until(() -> gateway.timeToOpen().isPresent());
                oms.limit("rests", '1', "0.5", "30000");
                oms.limit("waits", '1', "0.4", "20000");
                awaitStatus(oms, "rests", "0");
                awaitStatus(oms, "waits", "0");

                fill(gateway);
                awaitRefused(oms);
                oms.limit("refused", '1', "0.3", "30000");
                awaitStatus(oms, "refused", "8");
                assertTrue(
                        oms.order("refused").lastText().startsWith("JOURNAL_FULL"),
                        oms.order("refused").lastText());
                venue.place(others, NewOrder.limit(Direction.SELL, "0.2", "30000"));
                awaitStatus(oms, "rests", "1");
                oms.cancel("c", "waits", '1');
                awaitStatus(oms, "waits", "4");

                Files.delete(ballast(gateway));
                awaitTaken(oms);

                final List<String> ids = List.copyOf(oms.orders().keySet());
                final Truth truth = new Truth(venue, account);
                await().until(() -> truth.differences(oms, ids).isEmpty());
                assertEquals(List.of(), oms.faults());
                assertTrue(gateway.isAlive());
            } finally {
                gateway.kill();
                gateway.awaitEnd();
            }
        }
    }

    private boolean mayMount() throws IOException, InterruptedException {
        final List<String> words = new ArrayList<>(before);
        words.add("true");
        try {
            final Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // not Linux
        }
    }

    private GatewayProcess launch(final Simulator venue, final SimulatedToken token) throws IOException {
        final Path file = GatewayFile.write(folder, venue, token);
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll(
                                "(?m)^journal: .*$",
                                "journal: {durability: os, dir: " + disk.resolve("journal") + ", segmentBytes: "
                                        + SEGMENT_MIB + "MiB}"));
        return GatewayProcess.launch(file, folder.resolve("gateway.log"), before);
    }

    /** A file on the disk as the gateway sees it. */
    private Path ballast(final GatewayProcess gateway) {
        return Path.of("/proc", String.valueOf(gateway.pid()), "root", disk.toString(), "ballast");
    }

    private void fill(final GatewayProcess gateway) {
        final byte[] page = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast(gateway))) {
            for (int written = 0; written <= DISK_MIB << 20; written += page.length) {
                out.write(page);
            }
            throw new AssertionError("the disk has more room than it was made with");
        } catch (IOException e) {
            // full
        }
    }

    /** Fills segment after segment with orders that are refused anyway, until a good one is refused for want of room. */
    private static void awaitRefused(final Oms oms) throws IOException {
        for (int burst = 0; burst < MOST_BURSTS; burst++) {
            for (int i = 0; i < BURST; i++) {
                oms.limit("B" + burst + "-" + i, '1', "0.5", "30000.001");
            }
            final String good = "G" + burst;
            oms.limit(good, '1', "0.001", "20000");
            await().atMost(Duration.ofSeconds(30)).until(() -> oms.order(good).isReported());
            if (oms.order(good).lastText().startsWith("JOURNAL_FULL")) {
                return;
            }
        }
        throw new AssertionError("never refused for want of room");
    }

    private static void awaitTaken(final Oms oms) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    final String id = "T" + oms.orders().size();
                    oms.limit(id, '1', "0.1", "20000");
                    await().until(() -> oms.order(id).isReported());
                    return !oms.order(id).ordStatus().equals("8");
                });
    }

    private static void awaitStatus(final Oms oms, final String clOrdId, final String ordStatus) {
        await().until(() -> oms.order(clOrdId).ordStatus().equals(ordStatus));
    }
}
