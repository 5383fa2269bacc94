package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.OrderType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A fill is known when it happens, because the account's stream tells it, and known once though listings tell it too. */
@Timeout(120)
class FillByStreamTest {
    private static final int FILLS = 400;
    private static final BigDecimal FILL = new BigDecimal("0.01");
    private static final BigDecimal PRICE = new BigDecimal("50000");

    @TempDir
    private Path folder;

    private Simulator simulator;
    private SimulatedUser account;
    private SimulatedUser others;
    private Gateway gateway;
    private Oms oms;

    @AfterEach
    void stop() throws Exception {
        oms.close();
        gateway.close();
        simulator.close();
    }

    @Test
    void shouldReportFillOnceWhenStreamAndListingBothTellIt() throws Exception {
        start(30);
        trade();
        awaitListings(5);
        assertEquals(FILLS, fillsTold());
        assertEquals(
                0,
                FILL.multiply(BigDecimal.valueOf(FILLS))
                        .compareTo(oms.order("O").cumQty()));
        assertEquals(List.of(), oms.faults());
    }

    @Test
    void shouldReportFillByTheStreamAloneWhenNoListingComesInTime() throws Exception {
        start(1);
        final List<Long> tookNs = trade();
        final long readings = listings();
        Collections.sort(tookNs);
        System.out.printf(
                "FillByStreamTest: from the trade to the report on the client's socket, one polling thread: p50 %d us, p99 %d us; readings %d%n",
                tookNs.get(FILLS / 2) / 1_000, tookNs.get(FILLS - 2) / 1_000, readings);
        assertEquals(FILLS, fillsTold());
        assertEquals(List.of(), oms.faults());
    }

    /** One order of ours, hit again and again; from each trade to the report of it, ns. */
    private List<Long> trade() throws Exception {
        oms.limit("O", '1', "5", PRICE.toPlainString());
        await().until(() -> oms.order("O") != null && oms.order("O").ordStatus().equals("0"));
        await().until(() -> simulator.userListeners(account) == 1);
        final List<Long> tookNs = new ArrayList<>();
        for (int i = 1; i <= FILLS; i++) {
            final BigDecimal wanted = FILL.multiply(BigDecimal.valueOf(i));
            final long fromNs = System.nanoTime();
            simulator.place(others, Direction.SELL, OrderType.LIMIT, FILL, null, PRICE);
            final long patientUntilNs = fromNs + 20_000_000_000L;
            while (oms.order("O").cumQty().compareTo(wanted) < 0 && System.nanoTime() < patientUntilNs) {
                LockSupport.parkNanos(20_000);
            }
            tookNs.add(System.nanoTime() - fromNs);
            assertEquals(0, wanted.compareTo(oms.order("O").cumQty()), "fill " + i);
        }
        return tookNs;
    }

    private long fillsTold() {
        return oms.messages().stream()
                .filter(message -> message.contains("150=F"))
                .count();
    }

    private void awaitListings(final int more) {
        final long before = listings();
        await().until(() -> listings() >= before + more);
    }

    private long listings() {
        return simulator.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().contains("/user/orders"))
                .count();
    }

    /** @param pollShare percent of the calls spent on listings: of five million a day, 30 are one every 60 ms */
    private void start(final int pollShare) throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withPort(0)
                .withRest(rest -> rest.callsPerWindow(100_000_000).requestLogSize(100_000))
                .withStream(stream -> stream.operationsInOrders(pollShare > 1)));
        account = simulator.createUser("BC-U1", "90000000", "1000");
        others = simulator.createUser("BC-U2", "90000000", "1000");
        final SimulatedToken token = account.createToken();
        final Path file = Files.writeString(folder.resolve("gateway.yaml"), """
                dataDir: %s
                fix: {port: "0"}
                accounts:
                  - {name: main, apiKey: key, apiSecret: secret-of-main}
                sessions:
                  - {name: FILL1, senderCompId: FILL1, username: fill1, password: secret, accounts: [main]}
                venue:
                  baseUri: %s
                  dailyCalls: %d
                  pollShare: %d
                  canceledGrace: 100ms
                journal: {durability: os}
                """.formatted(
                        folder.resolve("data"), simulator.baseUri(), pollShare == 1 ? 86_400 : 5_000_000, pollShare));
        gateway =
                GatewayOnSimulator.start(file, simulator, token, (what, cause) -> System.out.println("fatal: " + what));
        oms = new Oms(gateway.fixPort(), "FILL1", 1, 1);
        oms.logOn("fill1", "secret", true);
        await().until(oms::isLoggedOn);
    }
}
