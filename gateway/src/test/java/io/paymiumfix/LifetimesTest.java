package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.rest.ReceivedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole lives of orders, through real sockets on both sides, compared with the venue's own truth. */
@Timeout(180)
class LifetimesTest {
    private static final int ORDERS = 200;

    /** Each strikes a few of a hundred requests. */
    private static final List<Fault> FAULTS = List.of(
            Fault.of(FaultKind.ACCEPT_NO_REPLY).withProbability("0.02"),
            Fault.of(FaultKind.REFUSE_NO_REPLY).withProbability("0.01"),
            Fault.of(FaultKind.RESET_BEFORE).withProbability("0.02"),
            Fault.of(FaultKind.RESET_AFTER).withProbability("0.02"),
            Fault.hiddenOrder(Duration.ofMillis(300)).withProbability("0.05"),
            Fault.errorBefore(500).withProbability("0.02"),
            Fault.errorAfter(500).withProbability("0.02"),
            Fault.of(FaultKind.MALFORMED_JSON).withProbability("0.02"),
            Fault.of(FaultKind.TRUNCATED_BODY).withProbability("0.02"),
            Fault.of(FaultKind.HTML_502).withProbability("0.02"),
            Fault.slowReply(50, Duration.ofMillis(1)).withProbability("0.02"),
            Fault.replyDelay(Duration.ZERO, Duration.ofMillis(50)).withProbability("0.05"));

    @TempDir
    private Path folder;

    private Simulator simulator;
    private SimulatedUser account;
    private SimulatedUser others;
    private SimulatedToken token;
    private Gateway gateway;
    private Oms oms;

    @BeforeEach
    void start() throws Exception {
        simulator = GatewayOnSimulator.venue();
        account = simulator.createUser("BC-U1", "90000000", "1000");
        others = simulator.createUser("BC-U2", "90000000", "1000");
        token = account.createToken();
        gateway = startGateway();
        oms = new Oms(gateway.fixPort(), "LIFE1", 1, 1);
        oms.logOn("life1", "secret", true);
        await().until(oms::isLoggedOn);
    }

    @AfterEach
    void stop() throws Exception {
        oms.close();
        gateway.close();
        simulator.close();
    }

    private Gateway startGateway() throws Exception {
        final Path file = folder.resolve("gateway.yaml");
        Files.writeString(file, """
                dataDir: %s
                fix: {port: "0"}
                accounts:
                  - {name: main, apiKey: key, apiSecret: secret-of-main}
                sessions:
                  - {name: LIFE1, senderCompId: LIFE1, username: life1, password: secret, accounts: [main]}
                venue:
                  baseUri: %s
                  dailyCalls: 50000000
                  pollShare: 10
                  firstLook: 20ms
                  canceledGrace: 100ms
                  responseTimeout: 500ms
                  hedgeAfter: 200ms
                  settleAfterFence: 2s
                journal: {durability: os, segmentBytes: 1MiB}
                """.formatted(folder.resolve("data"), simulator.baseUri()));
        return GatewayOnSimulator.start(file, simulator, token, (what, cause) -> System.out.println("fatal: " + what));
    }

    @Test
    void shouldEndWithTheVenuesOwnNumbersWhateverHappensToTheOrders() throws Exception {
        final long seed = seed();
        final List<String> ids = live(new Random(seed));
        settle(ids);
        compare(ids, seed);
    }

    @Test
    void shouldEndWithTheVenuesOwnNumbersThoughTheVenueFailsInEveryWay() throws Exception {
        final long seed = seed();
        for (final Fault fault : FAULTS) {
            simulator.faults().add(fault);
        }
        final List<String> ids = live(new Random(seed));
        simulator.faults().clear();
        settle(ids);
        compare(ids, seed);
    }

    private static long seed() {
        final long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("LifetimesTest: seed " + seed);
        return seed;
    }

    private List<String> live(final Random random) throws Exception {
        simulator.place(others, NewOrder.limit(Direction.SELL, "50", "30100"));
        simulator.place(others, NewOrder.limit(Direction.BUY, "50", "29900"));
        final List<String> ids = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            ids.add("L" + i);
            place(random, "L" + i);
            otherTrader(random);
            if (random.nextInt(3) == 0) {
                // Half of these name the wrong side, and are refused.
                oms.cancel("C" + i, ids.get(random.nextInt(ids.size())), '1');
            }
            if (random.nextInt(4) == 0) {
                final String last = ids.get(i);
                await().until(() -> !oms.order(last).uuid().isEmpty()
                        || !oms.order(last).ordStatus().isEmpty());
            }
        }
        return ids;
    }

    private void settle(final List<String> ids) {
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> untrue(ids).isEmpty());
        } catch (ConditionTimeoutException e) {
            final List<String> differences =
                    untrue(ids).stream().map(this::difference).toList();
            throw new AssertionError(String.join("\n", differences), e);
        }
    }

    private String difference(final String id) {
        final Blotter.Held held = oms.order(id);
        return id + ": the client has " + held + ", the venue "
                + (held.uuid().isEmpty()
                        ? "is not known to have it"
                        : simulator.order(UUID.fromString(held.uuid())).orElse(null));
    }

    private List<String> untrue(final List<String> ids) {
        return ids.stream().filter(id -> !isTrue(oms.order(id))).toList();
    }

    private void place(final Random random, final String id) throws IOException {
        final char side = random.nextBoolean() ? '1' : '2';
        final String qty =
                new BigDecimal(1 + random.nextInt(50_000_000)).movePointLeft(8).toPlainString();
        final String price = new BigDecimal(2_980_000 + random.nextInt(40_000))
                .movePointLeft(2)
                .toPlainString();
        switch (random.nextInt(10)) {
            case 0 -> oms.market(id, side, qty);
            case 1 -> oms.marketForCash(id, side, String.valueOf(10 + random.nextInt(5_000)));
            default -> oms.limit(id, side, qty, price);
        }
    }

    private void otherTrader(final Random random) {
        final Direction direction = random.nextBoolean() ? Direction.BUY : Direction.SELL;
        final String qty =
                new BigDecimal(1 + random.nextInt(40_000_000)).movePointLeft(8).toPlainString();
        final String price = new BigDecimal(2_980_000 + random.nextInt(40_000))
                .movePointLeft(2)
                .toPlainString();
        try {
            simulator.place(others, NewOrder.limit(direction, qty, price));
        } catch (OrderRefused e) {
            // the other trader is out of money for the moment
        }
    }

    /** True when the client believes of the order what the venue knows. */
    private boolean isTrue(final Blotter.Held held) {
        if (held.ordStatus().equals("8")) {
            return true;
        }
        if (held.uuid().isEmpty()) {
            return false;
        }
        final OrderTruth truth = simulator.order(UUID.fromString(held.uuid())).orElseThrow();
        return held.ordStatus().equals(expectedStatus(truth))
                && held.cumQty().compareTo(truth.tradedBtc()) == 0
                && held.fee("BTC").compareTo(truth.btcFee()) == 0
                && held.fee("EUR").compareTo(truth.currencyFee()) == 0;
    }

    private static String expectedStatus(final OrderTruth truth) {
        return switch (truth.state()) {
            case FILLED -> truth.amount() != null && truth.tradedBtc().compareTo(truth.amount()) < 0 ? "4" : "2";
            case CANCELED -> "4";
            default -> truth.tradedBtc().signum() == 0 ? "0" : "1";
        };
    }

    private void compare(final List<String> ids, final long seed) {
        final String at = "seed " + seed;
        assertEquals(List.of(), oms.faults(), at);
        int traded = 0;
        for (final String id : ids) {
            final Blotter.Held held = oms.order(id);
            if (held.uuid().isEmpty()) {
                assertEquals("8", held.ordStatus(), at);
                continue;
            }
            final OrderTruth truth =
                    simulator.order(UUID.fromString(held.uuid())).orElseThrow();
            assertEquals(0, truth.tradedCurrency().compareTo(held.gross()), id + " GrossTradeAmt(381), " + at);
            if (truth.tradedBtc().signum() > 0) {
                traded++;
                assertEquals(
                        0,
                        truth.tradedCurrency()
                                .divide(truth.tradedBtc(), 8, RoundingMode.HALF_EVEN)
                                .compareTo(held.avgPx()),
                        id + " AvgPx(6), " + at);
            }
        }
        assertTrue(traded > 20, "too few orders traded to prove anything, " + at);
        final List<OrderTruth> placed = simulator.orders(account);
        final long accepted =
                ids.stream().filter(id -> !oms.order(id).uuid().isEmpty()).count();
        assertEquals(accepted, placed.size(), "each order at the venue is one of the client's, " + at);
        assertNonces(at);
    }

    private void assertNonces(final String at) {
        long last = 0;
        for (final ReceivedRequest request : simulator.requests()) {
            if (!request.apiKey().isEmpty()) {
                final long nonce = request.nonce().orElseThrow();
                assertTrue(nonce > last, "nonce " + nonce + " after " + last + ", " + at);
                last = nonce;
            }
        }
    }
}
