package io.paymiumfix;

import static org.awaitility.Awaitility.await;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A gateway, a venue and a client, for one order after the other: each is brought into a state, struck by a fault,
 * and brought to its end. For one thread.
 */
final class FaultedOrder implements AutoCloseable {
    static final String PRICE = "30000";
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration TO_STRIKE = Duration.ofMillis(400);
    private static final Duration LATE = Duration.ofMillis(100);
    private static final Duration HIDDEN = Duration.ofMillis(400);

    private final Simulator venue = Simulator.start(SimulatorSettings.defaults()
            .withRest(rest -> rest.callsPerWindow(100_000_000).requestLogSize(100_000)));
    private final SimulatedUser account = venue.createUser("BC-U1", "90000000", "1000");
    private final SimulatedUser others = venue.createUser("BC-U2", "90000000", "1000");
    private final Truth truth = new Truth(venue, account);
    private final List<String> fatal = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Gateway gateway;
    private final Oms oms;
    private String id = "";
    private BigDecimal qty = new BigDecimal("0.5");

    /** {@code compId} is the client's: sessions of one process must not be alike. */
    FaultedOrder(final Path folder, final String compId) throws Exception {
        final SimulatedToken token = account.createToken();
        final Path file = GatewayFile.write(Files.createDirectories(folder), venue, token);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("settleAfterFence: 1s", "settleAfterFence: 200ms")
                        .replace(GatewayFile.COMP_ID, compId));
        gateway = Gateway.start(
                GatewayConfig.load(file, Map.of()),
                venue.baseUri(),
                List.of(new ApiToken(token.key(), Secret.of(token.secret()))),
                (what, cause) -> fatal.add(what));
        oms = new Oms(gateway.fixPort(), compId, 1, 1);
        oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
        await().atMost(PATIENCE).until(oms::isLoggedOn);
    }

    /** One cell of the table: empty, or what is wrong in the end. */
    String live(final FaultKind kind, final Situation situation, final String name) throws Exception {
        id = name;
        qty = qty.add(new BigDecimal("0.00000001")); // never two alike
        ids.add(id);
        awaitQuietly(() -> gateway.mode() == VenueMode.OPEN);
        final long posts = truth.posts();
        situation.reach(this);
        venue.faults().add(fault(kind, situation));
        situation.goOn(this);
        awaitStruck();
        venue.faults().clear();
        awaitQuietly(this::isTrue);
        if (kind == FaultKind.SPURIOUS_NONCE_ERROR) {
            awaitAlarm();
        }
        if (isTrue() && !oms.order(id).isEnded()) {
            cancel("E-");
            awaitQuietly(() -> oms.order(id).isEnded() && isTrue());
        }
        return wrong(truth.posts() - posts);
    }

    /** Strikes the next two requests it can, or two the situation is about. */
    private static Fault fault(final FaultKind kind, final Situation situation) {
        final Fault fault = switch (kind) {
            case REPLY_DELAY -> Fault.replyDelay(LATE);
            case PROCESSING_DELAY -> Fault.processingDelay(LATE);
            case HIDDEN_ORDER -> Fault.hiddenOrder(LATE);
            case SLOW_REPLY -> Fault.slowReply(50, Duration.ofMillis(1));
            case REMAINING -> Fault.remaining(3_000); // above the floors: below them nothing but a cancel asks again
            case ACCEPT_NO_REPLY,
                    REFUSE_NO_REPLY,
                    RESET_BEFORE,
                    RESET_AFTER,
                    ERROR_BEFORE,
                    ERROR_AFTER,
                    NONCE_WORKERS,
                    SPURIOUS_NONCE_ERROR,
                    RATE_LIMITED,
                    MALFORMED_JSON,
                    TRUNCATED_BODY,
                    UNKNOWN_STATE,
                    MERGED_FILLS,
                    HTML_502,
                    STREAM_DROP,
                    STREAM_DUPLICATE,
                    STREAM_REORDER,
                    STREAM_SILENCE,
                    STREAM_ZOMBIE,
                    STREAM_DISCONNECT,
                    STREAM_LEAVE,
                    STREAM_GARBAGE -> Fault.of(kind);
            case UPDATE_BEFORE_REPLY -> Fault.updateBeforeReply(LATE);
            case STREAM_DELAY -> Fault.streamDelay(LATE);
        };
        final Endpoint struck = situation.struck();
        final boolean anywhere = struck == null
                || kind.isOfStream()
                || kind == FaultKind.HIDDEN_ORDER
                || kind == FaultKind.UPDATE_BEFORE_REPLY;
        return (anywhere ? fault : fault.on(struck)).next(2);
    }

    /** A fault that finds nothing to strike is taken away again. */
    private void awaitStruck() {
        awaitQuietly(TO_STRIKE, () -> venue.faults().list().isEmpty());
    }

    /** The order may be true before the answer is read that closes the gateway to the next cell's order. */
    private void awaitAlarm() {
        awaitQuietly(TO_STRIKE, () -> gateway.mode() != VenueMode.OPEN);
    }

    private static void awaitQuietly(final Check check) {
        awaitQuietly(PATIENCE, check);
    }

    /** What is not so in time is told by {@link #wrong}. */
    private static void awaitQuietly(final Duration patience, final Check check) {
        final long endNs = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < endNs) {
            if (check.holds()) {
                return;
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Something to wait for. */
    private interface Check {
        boolean holds();
    }

    private boolean isTrue() {
        try {
            return truth.difference(oms.order(id)).isEmpty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String wrong(final long posts) throws Exception {
        final List<String> wrong = new ArrayList<>(truth.differences(oms, ids));
        if (!oms.order(id).isEnded()) {
            wrong.add("it never ended: " + oms.order(id));
        }
        if (posts > 1) {
            wrong.add(posts + " POSTs");
        }
        wrong.addAll(oms.faults());
        truth.noncesThatDidNotGrow().forEach(request -> wrong.add("nonce did not grow: " + request));
        wrong.addAll(fatal);
        return String.join("; ", wrong);
    }

    // ---------------------------------------------------------------- what situations do

    void place() throws IOException {
        oms.limit(id, '1', qty.toPlainString(), PRICE);
    }

    /** More than the account can pay. */
    void placeTooMuch() throws IOException {
        oms.limit(id, '1', "999", "99999");
    }

    void rest() throws IOException {
        place();
        awaitStatus("0");
    }

    void sell(final String part) throws Exception {
        venue.place(others, NewOrder.limit(Direction.SELL, part, PRICE));
    }

    void sellAll() throws Exception {
        sell(qty.subtract(oms.order(id).cumQty()).toPlainString());
    }

    void cancel(final String prefix) throws IOException {
        oms.cancel(prefix + id, id, '1');
    }

    void cancelAtTheVenue() {
        venue.cancel(UUID.fromString(oms.order(id).uuid()));
    }

    void placeAgain() throws IOException {
        place();
        awaitQuietly(() -> oms.order(id).lastText().startsWith("DUPLICATE"));
    }

    void awaitStatus(final String ordStatus) {
        awaitOrThrow(() -> oms.order(id).ordStatus().equals(ordStatus), "not 39=" + ordStatus);
    }

    /** A status that may not last. */
    void awaitPassing(final String ordStatus) {
        awaitOrThrow(() -> oms.order(id).was(ordStatus), "never 39=" + ordStatus);
    }

    private void awaitOrThrow(final Check check, final String otherwise) {
        awaitQuietly(check);
        if (!check.holds()) {
            throw new IllegalStateException(otherwise + " but " + oms.order(id));
        }
    }

    void awaitUnknown() {
        awaitQuietly(() -> oms.order(id).wasUnknown());
    }

    /** The venue fails so from now on, until the fault of the cell is put on. */
    void fails(final Fault fault) {
        venue.faults().add(fault);
    }

    void failsNoMore() {
        venue.faults().clear();
    }

    static Fault hidden() {
        return Fault.hiddenOrder(HIDDEN).next(1);
    }

    /** Until the venue has answered a DELETE and after it a GET of the order, each with this status. */
    void awaitDeleteAndRead(final int deleted, final int read) {
        final String path = "/user/orders/";
        awaitQuietly(() -> {
            final String uuid = oms.order(id).uuid();
            boolean isDeleted = false;
            for (final var request : venue.requests()) {
                final boolean isOurs = request.path().contains(path + uuid);
                if (isOurs && request.method().equals("DELETE") && request.status() == deleted) {
                    isDeleted = true;
                } else if (isOurs && isDeleted && request.method().equals("GET") && request.status() == read) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public void close() throws IOException {
        oms.close();
        gateway.close();
        venue.close();
    }
}
