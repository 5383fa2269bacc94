package io.paymiumfix.venue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.Depth;
import io.paymiumfix.client.EpochMicrosClock;
import io.paymiumfix.client.NotSentReason;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.PublicReadHandler;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.ReadFailure;
import io.paymiumfix.client.Secret;
import io.paymiumfix.client.StreamSettings;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReadPurpose;
import io.paymiumfix.order.Side;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderType;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The streams of the venue side with the real client against the simulator. */
@Timeout(60)
class VenueStreamTest {
    private static final String ACCOUNT = "main";

    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private volatile boolean noRoomForOrders;
    private final Inbox inbox =
            (input, urgency) -> !(noRoomForOrders && input instanceof Input.OrderSeen) && inputs.add(input);
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final SimulatedUser user = simulator.createUser("BC-U1", "100000", "10");
    private final SimulatedToken token = user.createToken();

    @TempDir
    private Path folder;

    private VenueEdge edge;

    @AfterEach
    void close() {
        if (edge != null) {
            edge.stop(1_000);
        }
        simulator.close();
    }

    @Test
    void shouldTellTheCoreOfAnOrderAsSoonAsTheStreamTellsOfIt() throws Exception {
        start(VenueSettings.Budget.DEFAULTS);
        assertEquals(new Input.StreamChanged(ACCOUNT, true, "JOINED"), next(Input.StreamChanged.class));
        final String uuid = trade();
        Input.OrderSeen seen = next(Input.OrderSeen.class);
        while (!seen.order().state().equals("filled") && seen.order().tradedSatoshi() == 0) {
            seen = next(Input.OrderSeen.class);
        }
        assertEquals(ACCOUNT, seen.account());
        assertEquals(uuid, seen.order().uuid());
        assertEquals(1_000_000, seen.order().tradedSatoshi());
    }

    @Test
    void shouldMissNoOrderThatTheStreamHasToldToBeOver() throws Exception {
        start(VenueSettings.Budget.DEFAULTS);
        assertTrue(next(Input.StreamChanged.class).live());
        await().until(() -> simulator.userListeners(user) == 1);
        edge.call(new Output.PlaceCall(
                1,
                ACCOUNT,
                "O1",
                OrdType.LIMIT,
                Side.BUY,
                1_000_000,
                io.paymiumfix.order.VenueOrder.ABSENT,
                5_000_000_000_000L,
                Long.MAX_VALUE));
        final String uuid = next(Input.Accepted.class).order().uuid();
        final SimulatedUser other = simulator.createUser("BC-U2", "0", "1");
        simulator.place(other, Direction.SELL, OrderType.LIMIT, new BigDecimal("0.01"), null, new BigDecimal("50000"));
        Input.OrderSeen seen = next(Input.OrderSeen.class);
        while (OrderStates.open(seen.order().state())) {
            seen = next(Input.OrderSeen.class);
        }
        assertEquals(uuid, seen.order().uuid());
        edge.call(new Output.ListCall(2, ACCOUNT, ReadPurpose.POLL, 0, List.of()));
        assertEquals(List.of(), next(Input.OrdersRead.class).missing());
    }

    @Test
    void shouldConnectAnewAndSaySoWhenTheCoreHasNoRoomForWhatTheStreamTells() throws Exception {
        start(VenueSettings.Budget.DEFAULTS);
        assertTrue(next(Input.StreamChanged.class).live());
        noRoomForOrders = true;
        trade();
        final Input.StreamChanged lost = next(Input.StreamChanged.class);
        assertFalse(lost.live());
        assertTrue(lost.reason().startsWith("RING_FULL"), lost.reason());
        noRoomForOrders = false;
        assertTrue(next(Input.StreamChanged.class).live());
    }

    @Test
    void shouldConnectAnewWhenTheStreamTellsWhatCannotBeRead() throws Exception {
        start(VenueSettings.Budget.DEFAULTS);
        assertTrue(next(Input.StreamChanged.class).live());
        simulator.faults().add(Fault.of(FaultKind.STREAM_GARBAGE).next(1));
        trade();
        assertTrue(next(Input.StreamChanged.class).reason().startsWith("UNREADABLE"));
        assertTrue(next(Input.StreamChanged.class).live());
    }

    @Test
    void shouldConnectAnewWhenTheCoreSaysThatTheStreamKeepsThingsToItself() throws Exception {
        start(VenueSettings.Budget.DEFAULTS);
        assertTrue(next(Input.StreamChanged.class).live());
        edge.restartStream(ACCOUNT, "STREAM_SILENT");
        assertEquals(new Input.StreamChanged(ACCOUNT, false, "STREAM_SILENT"), next(Input.StreamChanged.class));
        assertTrue(next(Input.StreamChanged.class).live());
    }

    @Test
    void shouldReadForMarketDataWhileTheBudgetHasCallsAndNotAfter() throws Exception {
        start(new VenueSettings.Budget(1_000, 10, 10, 2, 30));
        assertNotNull(read().value());
        assertNotNull(read().value());
        final Read third = read();
        assertEquals(NotSentReason.LANE_FULL, third.failure().notSent());
        assertEquals(
                2,
                simulator.requests().stream()
                        .filter(request -> request.path().contains("/depth"))
                        .count());
    }

    private record Read(Depth value, ReadFailure failure) {}

    private Read read() throws Exception {
        final CompletableFuture<Read> ended = new CompletableFuture<>();
        edge.publicVenue().readPublic(PublicCall.depth(), new PublicReadHandler<>() {
            @Override
            public void onRead(final Depth value, final RateLimit rateLimit, final long dateEpochSeconds) {
                ended.complete(new Read(value, null));
            }

            @Override
            public void onFailed(final ReadFailure failure) {
                ended.complete(new Read(null, failure));
            }
        });
        return ended.get(10, TimeUnit.SECONDS);
    }

    private void start(final VenueSettings.Budget budget) {
        edge = new VenueEdge(
                new VenueSettings(
                        ClientSettings.of(simulator.baseUri()),
                        List.of(new VenueSettings.Account(
                                ACCOUNT,
                                new ApiToken(token.key(), Secret.of(token.secret())),
                                folder.resolve("main.lane"))),
                        budget,
                        VenueSettings.Limits.DEFAULTS,
                        Optional.of(StreamSettings.publicData())),
                inbox,
                EpochMicrosClock.system());
        edge.start();
    }

    /** The account buys 0.01 BTC of somebody. */
    private String trade() throws OrderRefused {
        await().until(() -> simulator.userListeners(user) == 1);
        final SimulatedUser other = simulator.createUser("BC-U2", "0", "1");
        simulator.place(other, Direction.SELL, OrderType.LIMIT, new BigDecimal("0.01"), null, new BigDecimal("50000"));
        return simulator
                .place(user, Direction.BUY, OrderType.LIMIT, new BigDecimal("0.01"), null, new BigDecimal("50000"))
                .uuid()
                .toString();
    }

    private <T extends Input> T next(final Class<T> type) throws InterruptedException {
        while (true) {
            final Input input = inputs.poll(10, TimeUnit.SECONDS);
            assertNotNull(input, "no " + type.getSimpleName());
            if (type.isInstance(input)) {
                return type.cast(input);
            }
        }
    }
}
