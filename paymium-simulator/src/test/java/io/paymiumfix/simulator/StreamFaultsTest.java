package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamFaultsTest {

    private static final String PUBLIC_EVENT = "42/public,";
    private static final Pattern BID = Pattern.compile("\"bids\":\\[\\{\"timestamp\":\\d+,\"amount\":\"([0-9.]+)\"");

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final SimulatedUser ann = simulator.createUser("ann", "10000000", "10");
    private RawStream stream;

    @BeforeEach
    void join() {
        stream = RawStream.publicOf(simulator);
    }

    @AfterEach
    void stop() {
        stream.close();
        simulator.close();
    }

    /** Adds a bid of this many BTC at a price of its own, which is one event. */
    private void bid(int btc) throws Exception {
        simulator.place(ann, NewOrder.limit(Direction.BUY, Integer.toString(btc), Integer.toString(50_000 + btc)));
    }

    /** The amounts of the bids told, in the order they came. */
    private List<String> told() {
        return stream.frames().stream()
                .map(BID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).replace(".0", ""))
                .toList();
    }

    private void awaitTold(String... amounts) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> assertEquals(List.of(amounts), told()));
    }

    @Test
    void shouldDropEvents() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_DROP).next(1));
        bid(1);
        bid(2);
        awaitTold("2");
        assertEquals(List.of(), simulator.faults().list());
    }

    @Test
    void shouldDuplicateEvents() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_DUPLICATE).next(1));
        bid(1);
        bid(2);
        awaitTold("1", "1", "2");
    }

    @Test
    void shouldReorderEvents() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_REORDER).next(1).lasting(Duration.ofSeconds(5)));
        bid(1);
        bid(2);
        bid(3);
        awaitTold("2", "1", "3");
    }

    @Test
    void shouldNotHoldForeverWhatNothingOvertakes() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_REORDER).next(1).lasting(Duration.ofMillis(5)));
        bid(1);
        awaitTold("1");
        bid(2);
        awaitTold("1", "2");
    }

    @Test
    void shouldDelayEventsInOrder() throws Exception {
        simulator.faults().add(Fault.streamDelay(Duration.ofMillis(100)).next(1));
        long startedNanos = System.nanoTime();
        bid(1);
        bid(2);
        awaitTold("1", "2");
        assertTrue(System.nanoTime() - startedNanos >= 100_000_000L);
    }

    @Test
    void shouldLieQuietlyAndAnswerPings() throws Exception {
        long id = simulator.faults().add(Fault.of(FaultKind.STREAM_SILENCE));
        bid(1);
        stream.send("2").await("3");
        bid(2);
        simulator.faults().remove(id);
        bid(3);
        awaitTold("3");
    }

    @Test
    void shouldTurnAConnectionIntoAZombieForGood() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_ZOMBIE).next(1));
        stream.send("2");
        Awaitility.await().until(() -> simulator.faults().list().isEmpty());
        bid(1);
        try (RawStream another = RawStream.publicOf(simulator)) {
            bid(2);
            another.await(PUBLIC_EVENT).send("2").await("3");
        }
        assertEquals(List.of(), told());
        assertEquals(List.of(), stream.frames("3"));
    }

    @Test
    void shouldResetConnections() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_DISCONNECT).next(1));
        bid(1);
        stream.await("closed");
        Awaitility.await().until(() -> simulator.publicListeners() == 0);
    }

    @Test
    void shouldPutAClientOutOfANamespaceUntilItJoinsAgain() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_LEAVE).next(1));
        bid(1);
        stream.await("41/public");
        bid(2);
        stream.send("2").await("3");
        assertEquals(List.of(), told());
        try (RawStream another = RawStream.publicOf(simulator)) {
            bid(3);
            another.await(PUBLIC_EVENT);
        }
    }

    @Test
    void shouldSendGarbageBeforeAnEvent() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_GARBAGE).next(1));
        bid(1);
        awaitTold("1");
        assertEquals(2, stream.frames(PUBLIC_EVENT).size());
    }

    @Test
    void shouldStrikeOneNamespaceAlone() throws Exception {
        simulator.faults().add(Fault.of(FaultKind.STREAM_DROP).on(Endpoint.USER_STREAM));
        bid(1);
        awaitTold("1");
    }

    @Test
    void shouldTellOfAnOrderBeforeItsReply() throws Exception {
        Caller caller = new Caller(simulator, ann.createToken());
        simulator.faults().add(Fault.updateBeforeReply(Duration.ofSeconds(2)));
        var reply = caller.limitLater("buy", "1", "50001");
        awaitTold("1");
        assertTrue(!reply.isDone());
        assertEquals(201, reply.join().status());
    }

    @Test
    void shouldRefuseAFaultThatCannotStrike() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Fault.of(FaultKind.STREAM_DROP).on(Endpoint.PLACE));
        assertThrows(
                IllegalArgumentException.class,
                () -> Fault.of(FaultKind.RESET_AFTER).on(Endpoint.USER_STREAM));
    }

    @Test
    void shouldSwitchStreamFaultsFromOutside() throws Exception {
        Caller caller = new Caller(simulator, ann.createToken());
        String body = "{\"kind\":\"stream_drop\",\"on\":[\"public_stream\"],\"next\":1}";
        assertEquals(201, caller.control(simulator, "POST", "/faults", body).status());
        assertTrue(caller.control(simulator, "GET", "/faults", "").text().contains("[\"public_stream\"]"));
        bid(1);
        bid(2);
        awaitTold("2");
    }
}
