package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.paymiumfix.simulator.BookStirrer;
import io.paymiumfix.simulator.BookTruth;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Level;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.market.BookStirrerSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The stream and the lane against the simulator, which knows the truth and lies on request. */
@Timeout(60)
class StreamOnSimulatorTest {
    private static final String LIVE = "LIVE JOINED";

    @TempDir
    Path folder;

    private final StreamRecorder heard = new StreamRecorder();
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final SimulatedUser user = simulator.createUser("BC-U1", "1000000", "10");
    private final SimulatedUser maker = simulator.createUser("BC-U2", "1000000", "10");
    private final PaymiumClient client = PaymiumClient.open(ClientSettings.of(simulator.baseUri()));
    private Lane lane;
    private Secret channelId;
    private PaymiumStream stream;

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    /** Reads the account's channel and listens to everything. */
    private void open() {
        SimulatedToken token = user.createToken();
        lane = client.openLane(
                "test", new ApiToken(token.key(), Secret.of(token.secret())), LaneFile.open(folder.resolve("lane")));
        Outcomes outcomes = new Outcomes();
        lane.submit(Call.readUser(1), outcomes);
        channelId = ((UserInfo) outcomes.awaitOne(Outcome.Accepted.class).body()).channelId();
        stream = client.openStream(
                "test",
                StreamSettings.publicData().toBuilder()
                        .channelId(channelId)
                        .pingIntervalMs(100)
                        .pongTimeoutMs(300)
                        .reconnectMinMs(20)
                        .reconnectMaxMs(100)
                        .build(),
                heard);
        awaitListening(1);
    }

    private void awaitListening(int lives) {
        heard.await(LIVE, lives);
        Outcomes.soon().until(() -> simulator.userListeners(user) == 1 && simulator.publicListeners() == 1);
    }

    /** Places a resting buy order of this many tenths of a BTC at a price of its own. */
    private OrderTruth bid(int tenths) throws Exception {
        return simulator.place(
                user,
                NewOrder.limit(
                        io.paymiumfix.simulator.exchange.Direction.BUY,
                        BigDecimal.valueOf(tenths, 1).toPlainString(),
                        Integer.toString(40_000 + tenths)));
    }

    private List<String> bidsTold() {
        return heard.publicData().stream()
                .flatMap(data -> data.bids().stream())
                .map(level -> level.amount().toPlainString())
                .toList();
    }

    private void awaitBids(String... amounts) {
        Outcomes.soon().untilAsserted(() -> assertEquals(List.of(amounts), bidsTold()));
    }

    @Test
    void shouldTellTheSameOfAnOrderAsTheLaneReads() throws Exception {
        open();
        simulator.place(
                maker, NewOrder.limit(io.paymiumfix.simulator.exchange.Direction.SELL, "0.00000003", "54000.07"));
        Outcomes placed = new Outcomes();
        lane.submit(
                Call.placeOrder(
                        2,
                        NewVenueOrder.limit(Direction.BUY, new BigDecimal("0.00000003"), new BigDecimal("54000.07")),
                        0),
                placed);
        String uuid = ((VenueOrder) placed.awaitOne(Outcome.Accepted.class).body()).uuid();
        heard.await("user order filled 0.00000003 balances {btc=10.00000002} locked {eur=0.0}");
        Outcomes read = new Outcomes();
        lane.submit(Call.readOrder(3, uuid), read);
        VenueOrder byLane = (VenueOrder) read.awaitOne(Outcome.Accepted.class).body();
        VenueOrder byStream = last(heard.userData()).orders().get(0);
        assertEquals(byLane.tradedCurrency(), byStream.tradedCurrency());
        assertEquals(byLane.btcFee(), byStream.btcFee());
        assertEquals(
                byLane.accountOperations().size(), byStream.accountOperations().size());
        assertEquals(
                byLane.accountOperations().stream().map(AccountOperation::uuid).toList(),
                byStream.accountOperations().stream()
                        .map(AccountOperation::uuid)
                        .toList());
        assertEquals(uuid, byStream.uuid());
        assertNotNull(byStream.createdAt());
    }

    @Test
    void shouldHearOfAnOrderBeforeTheReply() throws Exception {
        open();
        simulator.faults().add(Fault.updateBeforeReply(Duration.ofSeconds(2)));
        Outcomes placed = new Outcomes();
        lane.submit(LaneFixture.place(2), placed);
        Outcomes.soon().until(() -> !heard.userData().isEmpty());
        assertEquals(List.of(), placed.all());
        assertEquals(
                ((VenueOrder) placed.awaitOne(Outcome.Accepted.class).body()).uuid(),
                heard.userData().get(0).orders().get(0).uuid());
    }

    @Test
    void shouldPassOnDroppedDoubledReorderedAndLateEventsAsTheyCome() throws Exception {
        open();
        simulator
                .faults()
                .add(Fault.of(FaultKind.STREAM_DROP).on(Endpoint.PUBLIC_STREAM).next(1));
        bid(1);
        bid(2);
        awaitBids("0.2");
        simulator
                .faults()
                .add(Fault.of(FaultKind.STREAM_DUPLICATE)
                        .on(Endpoint.PUBLIC_STREAM)
                        .next(1));
        bid(3);
        awaitBids("0.2", "0.3", "0.3");
        simulator
                .faults()
                .add(Fault.of(FaultKind.STREAM_REORDER)
                        .on(Endpoint.PUBLIC_STREAM)
                        .lasting(Duration.ofSeconds(5))
                        .next(1));
        simulator.faults().add(Fault.of(FaultKind.STREAM_SILENCE).on(Endpoint.USER_STREAM));
        bid(4);
        bid(5);
        awaitBids("0.2", "0.3", "0.3", "0.5", "0.4");
        simulator
                .faults()
                .add(Fault.streamDelay(Duration.ofMillis(50))
                        .on(Endpoint.PUBLIC_STREAM)
                        .next(1));
        bid(6);
        bid(7);
        awaitBids("0.2", "0.3", "0.3", "0.5", "0.4", "0.6", "0.7");
        assertEquals(1, stream.counts().lives());
    }

    @Test
    void shouldStayLiveWhileTheVenueLies() throws Exception {
        open();
        long id = simulator.faults().add(Fault.of(FaultKind.STREAM_SILENCE));
        bid(1);
        long bytes = stream.counts().bytes();
        Outcomes.soon().until(() -> stream.counts().bytes() >= bytes + 5);
        assertEquals(List.of(), bidsTold());
        assertEquals(StreamState.LIVE, stream.state());
        simulator.faults().remove(id);
        stream.restart();
        awaitListening(2);
        bid(2);
        awaitBids("0.2");
    }

    @Test
    void shouldLeaveAZombie() throws Exception {
        open();
        simulator.faults().add(Fault.of(FaultKind.STREAM_ZOMBIE).next(1));
        heard.await("LOST SILENT");
        awaitListening(2);
        bid(1);
        awaitBids("0.1");
    }

    @Test
    void shouldComeBackFromEveryEnd() throws Exception {
        open();
        simulator
                .faults()
                .add(Fault.of(FaultKind.STREAM_DISCONNECT)
                        .on(Endpoint.USER_STREAM)
                        .next(1));
        bid(1);
        heard.await("LOST CLOSED_BY_VENUE");
        awaitListening(2);
        simulator
                .faults()
                .add(Fault.of(FaultKind.STREAM_LEAVE).on(Endpoint.USER_STREAM).next(1));
        bid(2);
        heard.await("LOST NAMESPACE_LEFT");
        awaitListening(3);
        simulator
                .faults()
                .add(Fault.of(FaultKind.STREAM_GARBAGE).on(Endpoint.USER_STREAM).next(1));
        bid(3);
        heard.await("unreadable USER");
        Outcomes.soon()
                .until(() -> heard.userData().stream()
                        .flatMap(data -> data.orders().stream())
                        .anyMatch(order -> order.amount().compareTo(new BigDecimal("0.3")) == 0));
        assertEquals(1, stream.counts().badFrames());
        assertEquals(3, stream.counts().lives());
    }

    @Test
    void shouldFollowABookThatChangesTwoHundredTimesASecond() {
        open();
        BookStirrer stirrer = simulator.bookStirrer(BookStirrerSettings.defaults());
        for (int checkpoint = 1; checkpoint <= 5; checkpoint++) {
            stirrer.start();
            long target = checkpoint * 100L;
            Outcomes.soon().until(() -> stirrer.changes() >= target);
            BookTruth truth = stirrer.pause();
            Outcomes.soon().untilAsserted(() -> {
                assertEquals(levels(truth.bids()), followed(true));
                assertEquals(levels(truth.asks()), followed(false));
            });
        }
        assertEquals(0, stream.counts().badFrames());
        assertTrue(heard.publicData().stream().anyMatch(data -> !data.trades().isEmpty()));
    }

    private static Map<BigDecimal, BigDecimal> levels(List<Level> levels) {
        Map<BigDecimal, BigDecimal> book = new TreeMap<>();
        levels.forEach(level -> book.put(plain(level.price()), plain(level.amount())));
        return book;
    }

    private Map<BigDecimal, BigDecimal> followed(boolean bids) {
        Map<BigDecimal, BigDecimal> book = new TreeMap<>();
        for (PublicData data : heard.publicData()) {
            for (Depth.Level level : bids ? data.bids() : data.asks()) {
                if (level.amount().signum() == 0) {
                    book.remove(plain(level.price()));
                } else {
                    book.put(plain(level.price()), plain(level.amount()));
                }
            }
        }
        return book;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    @Test
    void shouldKeepTheChannelOutOfEveryLogLineAndText() throws Exception {
        Logger ours = (Logger) LoggerFactory.getLogger("io.paymiumfix.client");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ours.addAppender(log);
        ours.setLevel(ch.qos.logback.classic.Level.TRACE);
        try {
            open();
            simulator.faults().add(Fault.of(FaultKind.STREAM_GARBAGE).next(1));
            simulator
                    .faults()
                    .add(Fault.of(FaultKind.STREAM_DISCONNECT)
                            .on(Endpoint.PUBLIC_STREAM)
                            .next(1));
            bid(1);
            heard.await("LOST CLOSED_BY_VENUE");
            awaitListening(2);
        } finally {
            ours.setLevel(null);
            ours.detachAppender(log);
        }
        StringBuilder seen = new StringBuilder(
                stream + " " + StreamSettings.userData(channelId) + " " + heard.userData() + " " + channelId);
        for (ILoggingEvent event : List.copyOf(log.list)) {
            seen.append(event.getFormattedMessage()).append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        assertTrue(seen.toString().contains("stream test live"), "the log was captured");
        assertFalse(seen.toString().contains(channelId.reveal()), seen::toString);
        assertFalse(seen.toString().contains("999"), "a balance");
    }

    private static <T> T last(List<T> values) {
        return values.get(values.size() - 1);
    }
}
