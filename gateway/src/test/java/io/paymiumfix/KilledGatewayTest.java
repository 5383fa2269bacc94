package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that is killed at any instant, under load and while the venue fails, loses no order, places none
 * twice, and ends with the venue's own numbers. {@code -Dkill.rounds=N} for more rounds,
 * {@code -Dkill.orders=N} for more orders in each, {@code -Dseed=N} to have the same traffic again; when the kill falls is up to the machine all the same.
 */
@Timeout(900)
class KilledGatewayTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);
    private static final Duration RECOVERY = Duration.ofSeconds(Integer.getInteger("kill.recovery.s", 30));
    private static final int MOST_ORDERS = Integer.getInteger("kill.orders", 80);
    private static final int MOST_LIFE_MS = 1_500;
    private static final int MOST_START_MS = 1_200;
    private static final List<String> MADE_AT_FIRST_START = List.of(
            "journal/lock",
            "journal/next.journal.new",
            "journal/next.journal",
            "journal/segment-0000000001.journal",
            "store/OMS1/state",
            "store/OMS1/messages-0",
            "nonces/main.lane");

    private static final List<Fault> FAULTS = List.of(
            Fault.of(FaultKind.ACCEPT_NO_REPLY),
            Fault.of(FaultKind.REFUSE_NO_REPLY),
            Fault.of(FaultKind.RESET_BEFORE),
            Fault.of(FaultKind.RESET_AFTER),
            Fault.hiddenOrder(Duration.ofMillis(300)),
            Fault.errorBefore(500),
            Fault.errorAfter(500),
            Fault.of(FaultKind.MALFORMED_JSON),
            Fault.of(FaultKind.TRUNCATED_BODY),
            Fault.of(FaultKind.HTML_502),
            Fault.slowReply(50, Duration.ofMillis(1)),
            Fault.replyDelay(Duration.ZERO, Duration.ofMillis(50)),
            Fault.processingDelay(Duration.ofMillis(300)));

    @TempDir
    private Path folder;

    private final List<String> ids = new ArrayList<>();
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
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
        System.out.println("KilledGatewayTest: seed " + seed);
        venue = Simulator.start(SimulatorSettings.defaults()
                .withPort(0)
                .withSeed(seed)
                .withRest(rest -> rest.callsPerWindow(100_000_000).requestLogSize(1_000_000)));
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
        assertTrue(oms.isLoggedOnWithin(Duration.ofSeconds(20)), this::at);
    }

    @Test
    void shouldLoseNothingAndDoubleNothingWhereverItIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            failSomehow();
            tradeUntilKilled(round);
            mayTearTheTail();
            mayBeKilledWhileItStarts();
            mayTradeElsewhere();
            gateway = launch();
            oms.connect(gateway.port());
            logOn();
        }
        venue.faults().clear();
        settle();
        assertEquals(List.of(), oms.faults(), this::at);
        assertEquals(List.of(), truth.noncesThatDidNotGrow(), this::at);
        System.out.println("KilledGatewayTest: " + ROUNDS + " kills, " + ids.size() + " orders sent, "
                + venue.orders(account).size() + " placed, seed " + seed);
    }

    @Test
    void shouldStartThoughItWasKilledInItsVeryFirstStart() throws Exception {
        for (final String made : MADE_AT_FIRST_START) {
            gateway.kill();
            gateway.awaitEnd();
            System.out.println("KilledGatewayTest: killed once there is " + made);
            folder = Files.createDirectories(folder.resolve("first"));
            configuration = GatewayFile.write(folder, venue, token);
            gateway = launch();
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> Files.exists(folder.resolve("data").resolve(made)));
            gateway.kill();
            gateway.awaitEnd();
            gateway = launch();
            oms.close();
            oms = new Oms(gateway.port(), GatewayFile.COMP_ID, 1, 1);
            logOn();
            tradeOnce();
            final String last = ids.get(ids.size() - 1);
            await().until(() -> oms.order(last).ordStatus().equals("0"));
            assertEquals(List.of(), oms.faults(), made);
        }
        assertEquals(List.of(), truth.noncesThatDidNotGrow());
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
            throw new AssertionError(at() + ", no order is taken; see " + keepEvidence(), e);
        }
    }

    /** The client's messages and the gateway's log, where they outlive the test. */
    private Path keepEvidence() throws IOException {
        final Path kept = Files.createTempFile("killed-gateway-", ".log");
        Files.write(kept, oms.messages());
        Files.write(kept, Files.readAllLines(folder.resolve("gateway.log")), StandardOpenOption.APPEND);
        return kept;
    }

    private String at() {
        return "seed " + seed;
    }

    private void failSomehow() {
        venue.faults().clear();
        for (int i = random.nextInt(4); i > 0; i--) {
            venue.faults().add(FAULTS.get(random.nextInt(FAULTS.size())).withProbability("0.1"));
        }
    }

    /** What is asked to stop may be killed before it has. */
    private void terminateLater(final GatewayProcess victim, final int atMostMs) {
        CompletableFuture.delayedExecutor(random.nextInt(atMostMs), TimeUnit.MILLISECONDS)
                .execute(victim::terminate);
    }

    private void killLater(final GatewayProcess victim, final int atMostMs) {
        CompletableFuture.delayedExecutor(random.nextInt(atMostMs), TimeUnit.MILLISECONDS)
                .execute(victim::kill);
    }

    /** At times the client is logged out when it happens. */
    private void tradeUntilKilled(final int round) throws IOException, InterruptedException {
        final GatewayProcess victim = gateway;
        if (random.nextInt(4) != 0) {
            tradeOnce();
        }
        killLater(victim, MOST_LIFE_MS);
        if (random.nextInt(4) == 0) {
            terminateLater(victim, MOST_LIFE_MS);
        }
        final int logOutAfter = random.nextInt(4) == 0 ? random.nextInt(50) : Integer.MAX_VALUE;
        for (int i = 0; victim.isAlive() && i < Math.min(logOutAfter, MOST_ORDERS); i++) {
            final String id = "R" + round + "-" + i;
            ids.add(id);
            place(id);
            if (random.nextInt(3) == 0) {
                oms.cancel("C" + id, ids.get(random.nextInt(ids.size())), random.nextBoolean() ? '1' : '2');
            }
            otherTrader();
            if (random.nextInt(3) == 0) {
                await().pollInterval(Duration.ofMillis(2))
                        .until(() -> !victim.isAlive() || oms.order(id).isReported());
            }
        }
        if (victim.isAlive() && logOutAfter < MOST_ORDERS) {
            oms.logOut();
        }
        victim.awaitEnd();
    }

    private void mayBeKilledWhileItStarts() throws IOException, InterruptedException {
        if (random.nextInt(3) != 0) {
            return;
        }
        final GatewayProcess victim = launch();
        killLater(victim, MOST_START_MS);
        victim.awaitEnd();
    }

    /** As if the kill had cut an append short: some bytes of a frame behind the last whole one. */
    private void mayTearTheTail() throws IOException {
        if (random.nextInt(3) != 0) {
            return;
        }
        final byte[] torn = new byte[Integer.BYTES + random.nextInt(200)];
        random.nextBytes(torn);
        ByteBuffer.wrap(torn).putInt(0, 40 + random.nextInt(400));
        try (FileChannel journal =
                FileChannel.open(newestSegment(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            journal.write(ByteBuffer.wrap(torn), endOfFrames(journal));
        }
    }

    private Path newestSegment() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/journal"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Frames begin at 4096; the first four bytes of each are its length; each is padded to eight. */
    private static long endOfFrames(final FileChannel journal) throws IOException {
        final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        long offset = 4_096;
        while (journal.read(length.clear(), offset) == Integer.BYTES && length.getInt(0) > 0) {
            offset += (length.getInt(0) + 7) & ~7;
        }
        return offset;
    }

    private void mayTradeElsewhere() {
        for (int i = random.nextInt(10); i > 0; i--) {
            otherTrader();
        }
    }

    private void place(final String id) throws IOException {
        final char side = random.nextBoolean() ? '1' : '2';
        switch (random.nextInt(10)) {
            case 0 -> oms.market(id, side, qty());
            case 1 -> oms.marketForCash(id, side, String.valueOf(10 + random.nextInt(5_000)));
            case 2 -> oms.limit(id, side, "0.01", "30000"); // many alike
            default -> oms.limit(id, side, qty(), price());
        }
    }

    private void otherTrader() {
        try {
            venue.place(others, NewOrder.limit(random.nextBoolean() ? Direction.BUY : Direction.SELL, qty(), price()));
        } catch (OrderRefused e) {
            // out of money for the moment
        }
    }

    private String qty() {
        return new BigDecimal(1 + random.nextInt(50_000_000)).movePointLeft(8).toPlainString();
    }

    private String price() {
        return new BigDecimal(2_980_000 + random.nextInt(40_000))
                .movePointLeft(2)
                .toPlainString();
    }

    private void settle() throws IOException {
        try {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> truth.differences(oms, ids).isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    at() + ", see " + keepEvidence() + ":\n" + String.join("\n", truth.differences(oms, ids)), e);
        }
        assertTrue(gateway.isAlive(), this::at);
    }
}
