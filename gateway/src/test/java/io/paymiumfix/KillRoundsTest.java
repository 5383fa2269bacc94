package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.fault.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gateway, venue and client are three processes; the gateway is killed at any instant, under load and while the venue
 * fails, at times the client as well. After each round the client must believe of every order it ever sent what the
 * venue knows of it, and the venue must not have been asked for anything twice.
 *
 * <p>{@code -Dkill.rounds=N} for more rounds, {@code -Dseed=N} for the same traffic again; when a kill falls is up to
 * the machine all the same. {@code -Dkill.keep=true} keeps what the client recorded and the gateway logged.
 * {@code -Dkill.reset=true} lets some logons carry ResetSeqNumFlag(141)=Y.
 */
@Timeout(7_200)
class KillRoundsTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);
    private static final boolean RESETS = Boolean.getBoolean("kill.reset");
    private static final int LEAST_ORDERS = 50;
    private static final int MORE_ORDERS = 30;
    private static final int MOST_AFTER_LAST_MS = 150;
    private static final int MOST_START_MS = 2_500;
    private static final int BOOT_ID_AT = 8;
    private static final long FRAMES_AT = 4_096;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(Integer.getInteger("kill.settle.s", 120));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What each kind of fault does in a round that it is on for. */
    private static final Map<FaultKind, String> FAULTS = new EnumMap<>(FaultKind.class);

    static {
        for (final FaultKind kind : FaultKind.values()) {
            final String rest = switch (kind) {
                case REPLY_DELAY -> "\"probability\":\"0.3\",\"delay_ms\":0,\"delay_max_ms\":50";
                case PROCESSING_DELAY -> "\"probability\":\"0.1\",\"delay_ms\":0,\"delay_max_ms\":300";
                case HIDDEN_ORDER -> "\"probability\":\"0.5\",\"on\":[\"place\"],\"delay_ms\":300";
                case SLOW_REPLY -> "\"probability\":\"0.1\",\"number\":50,\"delay_ms\":1";
                case RATE_LIMITED, SPURIOUS_NONCE_ERROR -> "\"probability\":\"0.01\"";
                case REMAINING -> "\"probability\":\"0.1\",\"number\":40000";
                case UPDATE_BEFORE_REPLY, STREAM_DELAY -> "\"probability\":\"0.3\",\"delay_ms\":300";
                case STREAM_DROP, STREAM_DUPLICATE, STREAM_REORDER, STREAM_SILENCE, STREAM_GARBAGE ->
                    "\"probability\":\"0.1\"";
                case STREAM_ZOMBIE, STREAM_DISCONNECT, STREAM_LEAVE -> "\"probability\":\"0.02\"";
                case MERGED_FILLS -> "\"probability\":\"0.5\",\"on\":[\"read\",\"list\"]";
                case ACCEPT_NO_REPLY,
                        REFUSE_NO_REPLY,
                        RESET_BEFORE,
                        RESET_AFTER,
                        ERROR_BEFORE,
                        ERROR_AFTER,
                        NONCE_WORKERS,
                        MALFORMED_JSON,
                        TRUNCATED_BODY,
                        UNKNOWN_STATE,
                        HTML_502 -> "\"probability\":\"0.1\"";
            };
            FAULTS.put(kind, "{\"kind\":\"" + kind.name().toLowerCase(Locale.ROOT) + "\"," + rest + "}");
        }
    }

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final KillSummary summary = new KillSummary();
    private final Set<String> settled = new HashSet<>();
    private Path configuration;
    private VenueProcess venue;
    private Truth truth;
    private GatewayProcess gateway;
    private OmsProcess client;
    private Oms told;

    @BeforeEach
    void start() throws Exception {
        System.out.println("KillRoundsTest: seed " + seed);
        venue = VenueProcess.start(folder, seed);
        truth = new Truth(venue);
        configuration = GatewayFile.write(
                folder.resolve("gateway.yaml"), folder.resolve("data"), "", venue.api(), venue.token());
        venue.trade(Direction.SELL, "50", "30100");
        venue.trade(Direction.BUY, "50", "29900");
        gateway = launch();
        client = OmsProcess.launch(record(), folder.resolve("client.log"));
        told = Oms.watching(GatewayFile.COMP_ID, record());
        assertTrue(client.connect(gateway.port(), false), this::at);
        awaitMarks();
    }

    /** A new lane file cannot vouch for the calls of the first moments: all of them would count as unknown. */
    private void awaitMarks() {
        final Path lane = folder.resolve("data/nonces").resolve(GatewayFile.ACCOUNT + ".lane");
        await().until(() -> ByteBuffer.wrap(Files.readAllBytes(lane)).getLong(BOOT_ID_AT) != 0);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.kill();
        client.kill();
        venue.close();
        told.close();
    }

    private Path record() {
        return folder.resolve("client.record");
    }

    private GatewayProcess launch() throws IOException {
        return GatewayProcess.launch(configuration, folder.resolve("gateway.log"));
    }

    private String at() {
        return "seed " + seed;
    }

    @Test
    void shouldLoseNothingAndDoubleNothingWhereverItIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            final List<FaultKind> faults = faultsOf(round);
            for (final FaultKind kind : faults) {
                venue.fail(FAULTS.get(kind));
            }
            tradeUntilKilled(round);
            mayTearTheTail();
            if (random.nextBoolean()
                    || faults.contains(FaultKind.RATE_LIMITED)
                    || faults.contains(FaultKind.SPURIOUS_NONCE_ERROR)) {
                venue.clearFaults(); // else the venue goes on failing while the gateway recovers
            }
            mayBeKilledWhileItStarts();
            startAgain();
            venue.clearFaults();
            settle(round);
        }
        settled.clear(); // whatever ended long ago must still be right
        assertEquals(List.of(), differences(true), this::at);
        assertEquals(uuidsOfTheClient(), venue.uuids(), this::at);
        summary.opened(gateway);
        summary.write(seed, ROUNDS, told, venue.placed(), truth.posts());
        if (Boolean.getBoolean("kill.keep")) {
            System.out.println("KillRoundsTest: kept in " + keepEvidence());
        }
    }

    /** Two a round, so that ten rounds have had every kind. */
    private static List<FaultKind> faultsOf(final int round) {
        final FaultKind[] kinds = FaultKind.values();
        return List.of(kinds[2 * round % kinds.length], kinds[(2 * round + 1) % kinds.length]);
    }

    private void tradeUntilKilled(final int round) throws Exception {
        final GatewayProcess victim = gateway;
        final int last = LEAST_ORDERS + random.nextInt(MORE_ORDERS);
        final boolean isAskedToStopFirst = random.nextInt(5) == 0;
        final boolean logsOut = random.nextInt(6) == 0;
        final boolean clientDies = random.nextInt(4) == 0;
        final int afterLastMs = random.nextInt(MOST_AFTER_LAST_MS);
        final int count = logsOut ? last : last + MORE_ORDERS;
        client.tell("trade " + round + " " + count + " " + random.nextLong());
        client.await("trading");
        int lastSent = 0;
        for (String line = client.next(); !line.equals("traded"); line = client.next()) {
            otherTrader();
            lastSent = Integer.parseInt(line.substring("sent ".length()));
            if (lastSent == last) {
                if (isAskedToStopFirst) {
                    victim.terminate();
                }
                killLater(victim, afterLastMs);
                if (clientDies) {
                    killClient();
                    break;
                }
            }
        }
        if (logsOut && !clientDies) {
            client.tell("logout");
            client.await("done");
        }
        final boolean isLoaded = lastSent >= last;
        assertTrue(isLoaded, () -> at() + ", the client was cut off in round " + round + "; see " + keepEvidence());
        victim.awaitEnd();
        summary.killed(victim);
    }

    private static void killLater(final GatewayProcess victim, final int afterMs) {
        CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS).execute(victim::kill);
    }

    private void killClient() throws Exception {
        client.kill();
        summary.clientKilled();
        client = OmsProcess.launch(record(), folder.resolve("client.log"));
    }

    private void otherTrader() throws Exception {
        venue.trade(
                random.nextBoolean() ? Direction.BUY : Direction.SELL,
                OmsMain.RandomOrders.qty(random),
                OmsMain.RandomOrders.price(random));
    }

    /** At times it listens already, and the client is there. */
    private void mayBeKilledWhileItStarts() throws Exception {
        while (random.nextInt(2) == 0) {
            final GatewayProcess victim = launch();
            killLater(victim, random.nextInt(MOST_START_MS));
            if (random.nextBoolean()) {
                try {
                    client.connect(victim.port(), false);
                } catch (final ExecutionException e) {
                    // it was killed before it listened
                }
            }
            victim.awaitEnd();
            summary.killed(victim);
        }
    }

    private void startAgain() throws Exception {
        for (int i = random.nextInt(10); i > 0; i--) {
            otherTrader();
        }
        gateway = launch();
        final boolean reset = RESETS && random.nextInt(3) == 0;
        if (reset) {
            summary.numbersReset();
        }
        assertTrue(client.connect(gateway.port(), reset), () -> at() + ", no logon; see " + keepEvidence());
    }

    /** As if the kill had cut an append short: some bytes of a frame behind the last whole one. */
    private void mayTearTheTail() throws IOException {
        if (random.nextInt(3) != 0) {
            return;
        }
        final byte[] torn = new byte[Integer.BYTES + random.nextInt(200)];
        random.nextBytes(torn);
        ByteBuffer.wrap(torn).putInt(0, 40 + random.nextInt(400));
        try (FileChannel journal = FileChannel.open(lastSegment(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            journal.write(ByteBuffer.wrap(torn), endOfFrames(journal));
        }
        summary.tailTorn();
    }

    /** The last one that has a frame. */
    private Path lastSegment() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/journal"))) {
            final List<Path> segments = files.filter(
                            path -> path.getFileName().toString().matches("segment-\\d+\\.journal"))
                    .sorted()
                    .toList();
            for (int i = segments.size() - 1; i > 0; i--) {
                try (FileChannel segment = FileChannel.open(segments.get(i))) {
                    if (endOfFrames(segment) > FRAMES_AT) {
                        return segments.get(i);
                    }
                }
            }
            return segments.get(0);
        }
    }

    /** The first four bytes of each frame are its length; each is padded to eight. */
    private static long endOfFrames(final FileChannel journal) throws IOException {
        final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        long offset = FRAMES_AT;
        while (journal.read(length.clear(), offset) == Integer.BYTES && length.getInt(0) > 0) {
            offset += (length.getInt(0) + 7) & ~7;
        }
        return offset;
    }

    /** Waits until all is as it must be after a round. */
    private void settle(final int round) throws Exception {
        try {
            await().atMost(SETTLED_WITHIN)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> gateway.timeToOpen().isPresent()
                            && differences(false).isEmpty());
        } catch (final ConditionTimeoutException e) {
            throw new AssertionError(
                    at() + ", round " + round + ", see " + keepEvidence() + ":\n"
                            + String.join("\n", differences(false)),
                    e);
        }
        assertEquals(List.of(), differences(true), () -> at() + ", round " + round + ", see " + keepEvidence());
        assertEquals(List.of(), told.faults(), () -> at() + ", round " + round + ", see " + keepEvidence());
        assertEquals(List.of(), truth.noncesThatDidNotGrow(), () -> at() + ", round " + round);
        assertTrue(gateway.isAlive() && venue.isAlive(), this::at);
        told.requested().keySet().stream()
                .filter(id -> told.order(id).isEnded())
                .forEach(settled::add);
    }

    /** Of the orders that may have changed since they were last right; all together only when {@code whole}. */
    private List<String> differences(final boolean whole) throws Exception {
        told.catchUp();
        final List<String> differences = new ArrayList<>();
        for (final String id : told.requested().keySet()) {
            if (!settled.contains(id)) {
                final String difference = truth.difference(told.order(id));
                if (!difference.isEmpty()) {
                    differences.add(id + ": " + difference + "; the client has " + told.order(id));
                }
            }
        }
        if (whole) {
            differences.addAll(askedTooOften());
            if (uuidsOfTheClient().size() != venue.placed()) {
                differences.add("the venue has " + venue.placed() + " orders of the account, the client knows of "
                        + uuidsOfTheClient().size());
            }
        }
        return differences;
    }

    /** POSTs of equal content beyond the orders the client sent of that content: each order is asked for once at most. */
    private List<String> askedTooOften() throws Exception {
        final Map<OrderTerms, Integer> left = new HashMap<>();
        told.requested().values().forEach(body -> left.merge(OrderTerms.ofFix(body), 1, Integer::sum));
        final List<String> tooOften = new ArrayList<>();
        for (final Truth.Asked asked : venue.requests()) {
            if (asked.method().equals("POST")
                    && left.merge(OrderTerms.ofPost(JSON.readTree(asked.body())), -1, Integer::sum) < 0) {
                tooOften.add("asked for once too often: " + asked);
            }
        }
        return tooOften;
    }

    private Set<String> uuidsOfTheClient() {
        final Set<String> uuids = new HashSet<>();
        told.requested().keySet().stream()
                .map(id -> told.order(id).uuid())
                .filter(uuid -> !uuid.isEmpty())
                .forEach(uuids::add);
        return uuids;
    }

    /** What the client recorded and what the gateway logged, where they outlive the test. */
    private Path keepEvidence() {
        try {
            final Path kept = Files.createTempDirectory("kill-rounds-");
            for (final String name : List.of("client.record", "client.log", "gateway.log")) {
                Files.copy(folder.resolve(name), kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            return kept;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
