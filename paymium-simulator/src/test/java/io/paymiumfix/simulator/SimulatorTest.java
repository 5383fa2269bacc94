package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderTruth;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SimulatorTest {

    private static final SimulatorSettings SETTINGS = SimulatorSettings.defaults();

    @Test
    void shouldSayWhereItListens() {
        try (Simulator simulator = Simulator.start(SETTINGS)) {
            assertEquals(
                    "http://127.0.0.1:" + simulator.port() + "/api/v1",
                    simulator.baseUri().toString());
            assertEquals(
                    "http://127.0.0.1:" + simulator.port() + "/ws/socket.io/",
                    simulator.streamUri().toString());
            assertEquals(
                    "http://127.0.0.1:" + simulator.port() + "/_control",
                    simulator.controlUri().toString());
        }
    }

    @Test
    void shouldRefuseAPortThatIsTaken() {
        try (Simulator simulator = Simulator.start(SETTINGS)) {
            UncheckedIOException refused = assertThrows(
                    UncheckedIOException.class, () -> Simulator.start(SETTINGS.withPort(simulator.port())));
            assertTrue(refused.getMessage().contains("127.0.0.1:" + simulator.port()));
        }
    }

    @Test
    void shouldCloseTwiceAndAnswerNothingAfterwards() {
        Simulator simulator = Simulator.start(SETTINGS);
        simulator.close();
        simulator.close();
        assertThrows(IllegalStateException.class, simulator::fees);
    }

    @Test
    void shouldRefuseAccountsItCannotKeep() {
        try (Simulator simulator = Simulator.start(SETTINGS)) {
            SimulatedUser ann = simulator.createUser("ann", "1", "1");
            assertEquals("ann", simulator.user("ann").orElseThrow().name());
            assertThrows(IllegalArgumentException.class, () -> simulator.createUser("ann", "1", "1"));
            assertThrows(IllegalArgumentException.class, () -> simulator.createUser("ben", "-1", "1"));
            assertThrows(IllegalArgumentException.class, () -> simulator.createUser("ben", "1", "0.000000001"));
            BigDecimal one = BigDecimal.ONE;
            assertThrows(IllegalArgumentException.class, () -> simulator.createUser("ben", "de", one, one));
            assertEquals("1", simulator.balances(ann).eur().toPlainString());
        }
    }

    @Test
    void shouldTellWhyAnOrderInCodeIsRefused() {
        try (Simulator simulator = Simulator.start(SETTINGS)) {
            SimulatedUser ann = simulator.createUser("ann", "1", "1");
            OrderRefused refused = assertThrows(
                    OrderRefused.class, () -> simulator.place(ann, NewOrder.limit(Direction.BUY, "1", "2")));
            assertEquals(1, refused.reasons().size());
            assertFalse(simulator.cancel(UUID.randomUUID()));
        }
    }

    @Test
    void shouldTakeOrdersFromManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Simulator simulator = Simulator.start(SETTINGS)) {
            SimulatedUser ann = simulator.createUser("ann", "1000000", "1000");
            List<Callable<OrderTruth>> orders = IntStream.range(0, 400)
                    .<Callable<OrderTruth>>mapToObj(i -> () -> simulator.place(
                            ann, NewOrder.limit(i % 2 == 0 ? Direction.BUY : Direction.SELL, "0.01", "50000")))
                    .toList();
            for (Future<OrderTruth> placed : threads.invokeAll(orders)) {
                assertTrue(simulator.order(placed.get().uuid()).isPresent());
            }
            assertEquals(400, simulator.orders(ann).size());
            assertEquals("0", simulator.balances(ann).lockedBtc().toPlainString());
        } finally {
            assertTrue(threads.shutdownNow().isEmpty());
        }
    }

    @Test
    void shouldKeepSecretsOutOfText() {
        assertEquals("SimulatedToken[key=k, secret=***]", new SimulatedToken("k", "s").toString());
    }
}
