package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.simulator.BookStirrer;
import io.paymiumfix.simulator.BookTruth;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Level;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.market.BookStirrerSettings;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole gateway between a simulated venue whose book never rests and many clients, each with a parser of its own: whenever
 * the book rests for a moment, everybody's book is the venue's. {@code -Dmarket.seconds=600} for longer.
 */
@Timeout(1_800)
class MarketDataUnderLoadTest {
    private static final int SESSIONS = 50;
    private static final int CHANGES_PER_SECOND = 200;
    private static final int SECONDS = Integer.getInteger("market.seconds", 30);
    private static final int FAULT_SECONDS = Integer.getInteger("market.fault.seconds", 30);
    private static final int ROUND_S = 3;
    private static final long MOST_GROWTH_BYTES = 64L << 20;
    private static final Duration CAUGHT_UP = Duration.ofSeconds(20);
    /** compareEvery, confirmAfter, lostGrace and a connection made anew, as configured below, with room for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final int[] DEPTHS = {0, 1, 5, 20};
    private static final String[] SYMBOLS = {"BTC/EUR", "EUR/XBT", "XBTEUR"};

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<MarketDataClient> clients = new ArrayList<>();
    private Simulator simulator;
    private Gateway gateway;
    private BookStirrer stirrer;

    @AfterEach
    void stop() throws Exception {
        for (final MarketDataClient client : clients) {
            client.close();
        }
        gateway.close();
        simulator.close();
    }

    @Test
    void shouldShowEverybodyTheVenuesBookWheneverItRests() throws Exception {
        start(SESSIONS);
        long heapAtFirst = 0;
        for (int round = 0; round * ROUND_S < SECONDS; round++) {
            stir();
            assertEverybodyIsRight(CAUGHT_UP);
            assertEverybodyKnowsTheSameTrades();
            if (round == 1) {
                heapAtFirst = heapInUse();
            }
        }
        final long grown = heapInUse() - heapAtFirst;
        System.out.printf(
                "MarketDataUnderLoadTest: %d sessions, %d s, %d changes of the book, %d messages, %d bytes, heap grown by %d KiB%n",
                SESSIONS,
                SECONDS,
                stirrer.changes(),
                clients.stream().mapToLong(MarketDataClient::messages).sum(),
                clients.stream().mapToLong(MarketDataClient::bytes).sum(),
                grown >> 10);
        assertTrue(grown < MOST_GROWTH_BYTES, "the heap has grown by " + grown + " bytes");
    }

    @Test
    void shouldHoldNoWrongBookForLongWhateverTheStreamDoes() throws Exception {
        System.out.println("MarketDataUnderLoadTest: seed " + seed);
        start(DEPTHS.length * 2);
        final List<Fault> faults = List.of(
                Fault.of(FaultKind.STREAM_DROP).withProbability("0.05"),
                Fault.of(FaultKind.STREAM_DUPLICATE).withProbability("0.05"),
                Fault.of(FaultKind.STREAM_REORDER).withProbability("0.05"),
                Fault.streamDelay(Duration.ofMillis(100)).withProbability("0.02"),
                Fault.of(FaultKind.STREAM_SILENCE).withProbability("0.0005"),
                Fault.of(FaultKind.STREAM_ZOMBIE).withProbability("0.0005"),
                Fault.of(FaultKind.STREAM_GARBAGE).withProbability("0.002"),
                Fault.of(FaultKind.STREAM_LEAVE).withProbability("0.001"),
                Fault.of(FaultKind.STREAM_DISCONNECT).withProbability("0.002"));
        Duration longest = Duration.ZERO;
        for (int round = 0; round * ROUND_S < FAULT_SECONDS; round++) {
            simulator.faults().clear();
            for (final Fault fault : faults) {
                if (random.nextInt(3) > 0) {
                    simulator.faults().add(fault.on(Endpoint.PUBLIC_STREAM));
                }
            }
            final long beganNs = stir();
            assertEverybodyIsRight(BOUND);
            final Duration took = Duration.ofNanos(System.nanoTime() - beganNs);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        System.out.println("MarketDataUnderLoadTest: right again after " + longest.toMillis() + " ms at most");
    }

    /** Stirs for a while; returns when the book came to rest. */
    private long stir() {
        stirrer.start();
        final long endNs = System.nanoTime() + Duration.ofSeconds(ROUND_S).toNanos();
        while (System.nanoTime() < endNs) {
            LockSupport.parkNanos(endNs - System.nanoTime());
        }
        stirrer.pause();
        return System.nanoTime();
    }

    private void assertEverybodyIsRight(final Duration within) {
        final BookTruth truth = simulator.book();
        final List<List<NavigableMap<Long, Long>>> wanted = new ArrayList<>();
        for (final int depth : DEPTHS) {
            wanted.add(List.of(best(truth.bids(), depth), best(truth.asks(), depth)));
        }
        await().atMost(within).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            for (int i = 0; i < clients.size(); i++) {
                assertEquals(wanted.get(i % DEPTHS.length), clients.get(i).book(), "client " + i + ", seed " + seed);
            }
        });
        for (final MarketDataClient client : clients) {
            assertEquals(List.of(), client.faults());
        }
    }

    private static NavigableMap<Long, Long> best(final List<Level> levels, final int depth) {
        final NavigableMap<Long, Long> best = new TreeMap<>();
        for (final Level level : levels) {
            if (depth == 0 || best.size() < depth) {
                best.put(e8(level.price()), e8(level.amount()));
            }
        }
        return best;
    }

    /** Those that take changes; what a W tells is not told apart from what was told before. */
    private void assertEverybodyKnowsTheSameTrades() {
        final long first = clients.get(0).tradedSatoshi();
        for (int i = 0; i < clients.size(); i++) {
            if (isIncremental(i)) {
                assertEquals(first, clients.get(i).tradedSatoshi(), "client " + i);
            }
        }
    }

    private static boolean isIncremental(final int client) {
        return client % (2 * DEPTHS.length) < DEPTHS.length;
    }

    private static long e8(final BigDecimal number) {
        return number.movePointRight(8).longValueExact();
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void start(final int sessions) throws Exception {
        simulator = Simulator.start(
                SimulatorSettings.defaults().withPort(0).withRest(rest -> rest.callsPerWindow(100_000_000)));
        final SimulatedToken token =
                simulator.createUser("BC-U1", "90000000", "1000").createToken();
        final StringBuilder file = new StringBuilder(
                """
                dataDir: %s
                fix: {port: "0", maxConnectionsPerAddress: 100, messageLog: false}
                accounts:
                  - {name: main, apiKey: %s, apiSecret: %s}
                venue: {baseUri: "%s", dailyCalls: 50000000, pollShare: 1, responseTimeout: 1s}
                marketData: {compareEvery: 1s, confirmAfter: 200ms, crossedGrace: 200ms, lostGrace: 500ms}
                journal: {durability: os}
                sessions:
                """.formatted(folder.resolve("data"), token.key(), token.secret(), simulator.baseUri()));
        for (int i = 0; i < sessions; i++) {
            file.append("  - {name: M").append(i).append(", senderCompId: M").append(i);
            file.append(", username: M").append(i).append(", password: secret, role: market-data}\n");
        }
        final Path yaml = Files.writeString(folder.resolve("gateway.yaml"), file);
        final GatewayConfig config = GatewayConfig.load(yaml, Map.of());
        gateway = Gateway.start(config, simulator.baseUri(), Settings.tokens(config), (what, cause) -> {});
        stirrer = simulator.bookStirrer(
                BookStirrerSettings.defaults().withRate(CHANGES_PER_SECOND).withSeed(seed));
        for (int i = 0; i < sessions; i++) {
            clients.add(new MarketDataClient(gateway.fixPort(), "M" + i));
        }
        await().until(() -> clients.stream().allMatch(MarketDataClient::isLoggedOn));
        for (int i = 0; i < sessions; i++) {
            clients.get(i).subscribe(DEPTHS[i % DEPTHS.length], isIncremental(i), SYMBOLS[i % SYMBOLS.length]);
        }
    }
}
