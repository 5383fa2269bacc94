package io.paymiumfix.venue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.EpochMicrosClock;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.LaneFileException;
import io.paymiumfix.client.OAuthAccess;
import io.paymiumfix.client.Secret;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReadPurpose;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.order.VenueOrder;
import io.paymiumfix.simulator.SimulatedGrant;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.rest.Scope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole edge with the real client against the simulator, over sockets. */
@Timeout(30)
class VenueEdgeTest {
    private static final String ACCOUNT = "main";
    /** Of the machine that a lane file's marks vouch for; 0: none. */
    private static final int BOOT_ID_AT = 8;

    private static final EpochMicrosClock CLOCK = EpochMicrosClock.system();

    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private final Inbox inbox = (input, urgency) -> inputs.add(input);
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final SimulatedUser user = simulator.createUser("BC-U1", "100000", "10");
    private final SimulatedToken token = user.createToken();
    private VenueEdge edge;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        edge = edge(simulator.baseUri());
    }

    @AfterEach
    void close() {
        edge.stop(1_000);
        simulator.close();
    }

    @Test
    void shouldTradeOverOAuthAndRenewTheAccessThatHasEnded() throws Exception {
        final SimulatedGrant grant =
                simulator.createGrant("BC-U1", EnumSet.of(Scope.BASIC, Scope.ACTIVITY, Scope.TRADE));
        final Path file = folder.resolve("access.properties");
        Files.write(
                file,
                List.of(
                        "client_id=" + grant.clientId(),
                        "client_secret=" + grant.clientSecret(),
                        "redirect_uri=" + grant.redirectUri(),
                        "refresh_token=" + grant.refreshToken()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        edge.stop(1_000);
        edge = edge(simulator.baseUri(), OAuthAccess.open(file));
        edge.start();
        edge.call(place(1));
        final Input.Accepted placed = next(Input.Accepted.class);
        edge.call(new Output.CancelCall(2, ACCOUNT, "O1", placed.order().uuid()));
        assertEquals(2, next(Input.Accepted.class).callId());
        simulator.revokeGrants("BC-U1");
        edge.call(place(3));
        assertEquals(3, next(Input.Refused.class).callId());
        edge.call(place(4));
        assertEquals(4, next(Input.NotSent.class).callId());
    }

    @Test
    void shouldPlaceReadListAndCancel() throws InterruptedException {
        edge.start();
        assertEquals(VenueMode.OPEN, next(Input.ModeChanged.class).mode());

        edge.call(place(1));
        final Input.Accepted placed = next(Input.Accepted.class);
        assertEquals(1, placed.callId());
        assertEquals(10_000_000, placed.order().amountSatoshi());
        final String uuid = placed.order().uuid();

        edge.call(new Output.ReadCall(2, ACCOUNT, "O1", uuid, ReadPurpose.CONFIRM));
        final Input.Accepted read = next(Input.Accepted.class);
        assertEquals("active", read.order().state());
        assertTrue(read.nonce() > placed.nonce());

        edge.call(new Output.ListCall(3, ACCOUNT, ReadPurpose.RESOLVE, 1, List.of()));
        final Input.OrdersRead listed = next(Input.OrdersRead.class);
        assertTrue(listed.complete());
        assertEquals(
                List.of(uuid), listed.orders().stream().map(VenueOrder::uuid).toList());

        edge.call(new Output.CancelCall(4, ACCOUNT, "O1", uuid));
        assertEquals(new Input.Accepted(4, 0, 0, null), withoutStart(next(Input.Accepted.class)));

        edge.call(new Output.ListCall(5, ACCOUNT, ReadPurpose.POLL, 0, List.of()));
        final Input.OrdersRead polled = next(Input.OrdersRead.class);
        assertEquals(
                List.of("canceled"),
                polled.orders().stream().map(VenueOrder::state).toList());
        assertEquals(1, edge.figures().calls().get("CANCEL_ORDER.ACCEPTED"));
    }

    @Test
    void shouldHoldAnOrderAsUnknownWhenTheConnectionIsResetAfterTheVenueTookIt() throws InterruptedException {
        edge.start();
        next(Input.ModeChanged.class);
        simulator
                .faults()
                .add(Fault.of(FaultKind.RESET_AFTER).on(Endpoint.PLACE).next(1));
        edge.call(place(1));
        final Input.Unknown unknown = next(Input.Unknown.class);
        assertEquals(1, unknown.callId());
        assertTrue(unknown.nonce() > 0);

        edge.call(new Output.ListCall(2, ACCOUNT, ReadPurpose.RESOLVE, 1, List.of()));
        final Input.OrdersRead listed = next(Input.OrdersRead.class);
        assertTrue(listed.nonce() > unknown.nonce(), "the reading is its fence");
        assertEquals(1, listed.orders().size());
        assertEquals(1, simulator.orders(user).size());
    }

    @Test
    void shouldCancelAndPlacePastAStalledOrder() throws InterruptedException {
        edge.start();
        next(Input.ModeChanged.class);
        edge.call(place(1));
        final String uuid = next(Input.Accepted.class).order().uuid();
        simulator
                .faults()
                .add(Fault.of(FaultKind.ACCEPT_NO_REPLY).on(Endpoint.PLACE).next(1));
        edge.call(place(2));
        edge.call(new Output.CancelCall(3, ACCOUNT, "O1", uuid));
        edge.call(place(4));
        assertEquals(3, next(Input.Accepted.class).callId());
        assertEquals(4, next(Input.Accepted.class).callId());
        final Input.Unknown stalled = next(Input.Unknown.class);
        assertEquals(2, stalled.callId());
        assertEquals("TIMEOUT", stalled.cause());
        assertEquals(3, simulator.orders(user).size());
    }

    @Test
    void shouldTellARefusal() throws InterruptedException {
        edge.start();
        next(Input.ModeChanged.class);
        edge.call(new Output.PlaceCall(
                1,
                ACCOUNT,
                "O1",
                OrdType.LIMIT,
                Side.BUY,
                1_000_000_000,
                VenueOrder.ABSENT,
                5_000_000_000_000L,
                later()));
        final Input.Refused refused = next(Input.Refused.class);
        assertEquals(422, refused.status());
        assertEquals(io.paymiumfix.order.RefusalKind.INSUFFICIENT_FUNDS, refused.kind());
        edge.call(new Output.CancelCall(2, ACCOUNT, "O1", "00000000-0000-4000-8000-000000000000"));
        assertEquals(
                io.paymiumfix.order.RefusalKind.NOT_FOUND,
                next(Input.Refused.class).kind());
    }

    @Test
    void shouldGoDownWhenNothingListens() throws Exception {
        edge.stop(1_000);
        // Bound and not listening: refused for sure, where a port set free might be anybody's by then.
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            edge = edge(URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/api/v1"));
            edge.start();
            edge.call(new Output.CancelCall(1, ACCOUNT, "O1", "u"));
            assertEquals(NotSentReason.CONNECT_FAILED, next(Input.NotSent.class).reason());
            assertEquals(VenueMode.DOWN, next(Input.ModeChanged.class).mode());
        }
    }

    @Test
    void shouldEndWhatIsInFlightAsUnknownWhenStoppingTakesTooLong() throws InterruptedException {
        edge.start();
        next(Input.ModeChanged.class);
        simulator.faults().add(Fault.of(FaultKind.ACCEPT_NO_REPLY).on(Endpoint.PLACE));
        edge.call(place(1));
        edge.call(place(2));
        edge.stop(200);
        assertEquals(NotSentReason.STOPPING, next(Input.NotSent.class).reason());
        assertEquals("LANE_CLOSED", next(Input.Unknown.class).cause());
        assertEquals(1, simulator.orders(user).size());
    }

    @Test
    void shouldTellRestoredOrdersThatMayHaveLeftAndPlaceTheOthers() throws InterruptedException {
        try (LaneFile file = LaneFile.open(folder.resolve("main.lane"))) {
            file.acknowledgeLostMarks();
        }
        edge.start();
        next(Input.ModeChanged.class);
        edge.call(place(1));
        next(Input.Accepted.class);
        edge.stop(1_000);
        inputs.clear();

        edge = edge(simulator.baseUri());
        edge.restore(List.of(place(1), place(2)), Map.of(ACCOUNT, CLOCK.epochMicros() + 60_000_000), null);
        edge.start();
        assertEquals(new Input.Unknown(1, 0, 0, "RESTART"), next(Input.Unknown.class));
        assertEquals(2, next(Input.Accepted.class).callId());
        assertEquals(2, simulator.orders(user).size());
    }

    @Test
    void shouldTellRestoredOrdersWhenTheMarksMayBeLost() throws InterruptedException {
        edge.restore(List.of(place(1)), Map.of(), null);
        edge.start();
        assertEquals("RESTART", next(Input.Unknown.class).cause());
    }

    @Test
    void shouldTellRestoredOrdersAgainUntilALeaseBehindThemIsJournalled() throws InterruptedException {
        edge.restore(List.of(place(1)), Map.of(), null);
        edge.start();
        assertEquals("RESTART", next(Input.Unknown.class).cause());
        edge.stop(1_000);
        inputs.clear();

        edge = edge(simulator.baseUri());
        edge.restore(List.of(place(1)), Map.of(), null);
        edge.start();
        assertEquals("RESTART", next(Input.Unknown.class).cause());
        edge.journalled(next(Input.NonceLease.class));
        final Path lane = folder.resolve("main.lane");
        await().until(() -> ByteBuffer.wrap(Files.readAllBytes(lane)).getLong(BOOT_ID_AT) != 0);
        edge.stop(1_000);
        inputs.clear();

        edge = edge(simulator.baseUri());
        edge.restore(List.of(place(1)), Map.of(), null);
        edge.start();
        assertEquals(1, next(Input.Accepted.class).callId());
    }

    @Test
    void shouldRefuseToStartOnALaneInUse() {
        edge.start();
        final VenueEdge second = edge(simulator.baseUri());
        assertNotNull(assertThrows(LaneFileException.class, second::start).reason());
        second.stop(0);
    }

    private VenueEdge edge(final URI baseUri) {
        return edge(baseUri, new ApiToken(token.key(), Secret.of(token.secret())));
    }

    private VenueEdge edge(final URI baseUri, final Credential credential) {
        final VenueSettings.Account account =
                new VenueSettings.Account(ACCOUNT, credential, folder.resolve("main.lane"));
        final ClientSettings client = ClientSettings.of(baseUri).toBuilder()
                .hedgeAfterMs(100)
                .responseTimeoutMs(1_500)
                .build();
        return new VenueEdge(VenueSettings.of(client, List.of(account)), inbox, CLOCK);
    }

    private static Output.PlaceCall place(final long callId) {
        return new Output.PlaceCall(
                callId,
                ACCOUNT,
                "O" + callId,
                OrdType.LIMIT,
                Side.BUY,
                10_000_000,
                VenueOrder.ABSENT,
                5_000_000_000_000L,
                later());
    }

    private static long later() {
        return CLOCK.epochMicros() + 10_000_000;
    }

    private static Input.Accepted withoutStart(final Input.Accepted accepted) {
        return new Input.Accepted(accepted.callId(), 0, 0, accepted.order());
    }

    /** The next input that is not a lease, nor a change of mode unless one is expected. */
    private <T extends Input> T next(final Class<T> type) throws InterruptedException {
        while (true) {
            final Input input = inputs.poll(10, TimeUnit.SECONDS);
            assertNotNull(input, "no " + type.getSimpleName() + " within 10 s");
            final boolean beside = (input instanceof Input.NonceLease && type != Input.NonceLease.class)
                    || input instanceof Input.BudgetLease
                    || (input instanceof Input.ModeChanged && type != Input.ModeChanged.class);
            if (!beside) {
                return assertInstanceOf(type, input);
            }
        }
    }
}
