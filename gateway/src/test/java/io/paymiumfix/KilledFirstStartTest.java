package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is killed in its very first start, at each step of it, starts and works all the same. */
@Timeout(300)
class KilledFirstStartTest {
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    /** A first start makes some more than this many files. */
    private static final int STEPS = 8;

    @TempDir
    private Path folder;

    private final List<String> ids = new ArrayList<>();
    private Path configuration;
    private Simulator venue;
    private SimulatedUser account;
    private SimulatedToken token;
    private SimulatedUser others;
    private Truth truth;
    private GatewayProcess gateway;
    private Oms oms;

    @BeforeEach
    void start() throws Exception {
        venue = GatewayOnSimulator.venue();
        account = venue.createUser("BC-U1", "90000000", "1000");
        others = venue.createUser("BC-U2", "90000000", "1000");
        truth = new Truth(venue, account);
        token = account.createToken();
        configuration = GatewayFile.write(folder, venue, token);
        venue.place(others, NewOrder.limit(Direction.SELL, "50", "30100"));
        venue.place(others, NewOrder.limit(Direction.BUY, "50", "29900"));
        gateway = launch();
        oms = new Oms(gateway.port(), GatewayFile.COMP_ID, 1, 1);
        logOn();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.kill();
        oms.close();
        venue.close();
    }

    private GatewayProcess launch() throws IOException {
        return GatewayProcess.launch(configuration, folder.resolve("gateway.log"));
    }

    private void logOn() throws Exception {
        oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
        assertTrue(oms.isLoggedOnWithin(Duration.ofSeconds(20)));
    }

    @Test
    void shouldStartThoughItWasKilledInItsVeryFirstStart() throws Exception {
        for (int files = 1; files <= STEPS; files++) {
            gateway.kill();
            gateway.awaitEnd();
            System.out.println("KilledFirstStartTest: killed once there are " + files + " files");
            folder = Files.createDirectories(folder.resolve("first"));
            configuration = GatewayFile.write(folder, venue, token);
            gateway = launch();
            awaitFiles(files);
            gateway.kill();
            gateway.awaitEnd();
            gateway = launch();
            oms.close();
            oms = new Oms(gateway.port(), GatewayFile.COMP_ID, 1, 1);
            logOn();
            tradeOnce();
            final String last = ids.get(ids.size() - 1);
            await().until(() -> oms.order(last).ordStatus().equals("0"));
            assertEquals(List.of(), oms.faults());
        }
        assertEquals(List.of(), truth.noncesThatDidNotGrow());
    }

    private void awaitFiles(final int atLeast) {
        final Path data = folder.resolve("data");
        await().atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> gateway.timeToOpen().isPresent() || files(data) >= atLeast);
    }

    /** Files come and go while they are counted. */
    private static long files(final Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).count();
        } catch (UncheckedIOException | NoSuchFileException e) {
            return 0;
        }
    }

    /** Until the gateway has recovered it refuses. */
    private void tradeOnce() throws IOException {
        try {
            await().atMost(RECOVERY).until(() -> {
                final String id = "F" + ids.size();
                ids.add(id);
                oms.limit(id, '1', "0.1", "20000");
                await().until(() -> oms.order(id).isReported());
                return !oms.order(id).lastText().startsWith("RECOVERING");
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no order is taken; see " + keepEvidence(), e);
        }
    }

    /** The client's messages and the gateway's log, where they outlive the test. */
    private Path keepEvidence() throws IOException {
        final Path kept = Files.createTempFile("killed-first-start-", ".log");
        Files.write(kept, oms.messages());
        Files.write(kept, Files.readAllLines(folder.resolve("gateway.log")), StandardOpenOption.APPEND);
        return kept;
    }
}
