package io.paymiumfix;

import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.Optional;

/** Every state of an order, and of its cancel, that a fault may strike it in; how it is reached, and how it goes on. */
@SuppressWarnings("ImmutableEnumChecker") // its steps hold nothing
enum Situation {
    /** The POST is struck. */
    PENDING_NEW(null, order -> {}, FaultedOrder::place),

    /** The order is at the venue, its POST had no answer, and it has not been found yet. */
    OUTCOME_UNKNOWN_PLACED(
            null,
            order -> {
                order.fails(Fault.of(FaultKind.RESET_AFTER).on(Endpoint.PLACE).next(1));
                order.fails(Fault.errorBefore(500).on(Endpoint.LIST));
                order.place();
                order.awaitUnknown();
                order.failsNoMore();
            },
            order -> {}),

    /** The order never came to the venue, and its absence is not proven yet. */
    OUTCOME_UNKNOWN_ABSENT(
            null,
            order -> {
                order.fails(Fault.of(FaultKind.RESET_BEFORE).on(Endpoint.PLACE).next(1));
                order.fails(Fault.errorBefore(500).on(Endpoint.LIST));
                order.place();
                order.awaitUnknown();
                order.failsNoMore();
            },
            order -> {}),

    /** It rests; a part of it trades. */
    LIVE(null, FaultedOrder::rest, order -> order.sell("0.2")),

    /** It rests; the venue ends it. */
    LIVE_CANCELED_BY_VENUE(null, FaultedOrder::rest, FaultedOrder::cancelAtTheVenue),

    /** It has traded in part; the rest trades. */
    PARTIALLY_FILLED(
            null,
            order -> {
                order.rest();
                order.sell("0.2");
                order.awaitStatus("1");
            },
            FaultedOrder::sellAll),

    /** A cancel waits for the order's uuid: the DELETE is struck. */
    CANCEL_WAITING_FOR_UUID(
            Endpoint.CANCEL,
            order -> {
                order.fails(Fault.replyDelay(Duration.ofMillis(150))
                        .on(Endpoint.PLACE)
                        .next(1));
                order.place();
                order.cancel("C-");
                order.awaitPassing("6");
            },
            order -> {}),

    /** The DELETE is struck. */
    CANCEL_DELETE_SENT(null, FaultedOrder::rest, order -> order.cancel("C-")),

    /** The reading after the DELETE is struck. */
    CANCEL_READING(Endpoint.READ, FaultedOrder::rest, order -> order.cancel("C-")),

    /** The DELETE had no effect; the next attempt is struck. */
    CANCEL_WAITING(
            null,
            order -> {
                order.rest();
                order.fails(Fault.errorBefore(500).on(Endpoint.CANCEL).next(1));
                order.cancel("C-");
                order.awaitDeleteAndRead(500, 200);
            },
            order -> {}),

    /** The order trades in full while its cancel waits. */
    CANCEL_WAITING_FILLED(
            null,
            order -> {
                order.rest();
                order.fails(Fault.errorBefore(500).on(Endpoint.CANCEL).next(1));
                order.cancel("C-");
                order.awaitDeleteAndRead(500, 200);
            },
            FaultedOrder::sellAll),

    /** The venue denied the order's uuid to the DELETE and to the reading after it. */
    CANCEL_HELD(
            null,
            order -> {
                order.fails(FaultedOrder.hidden());
                order.rest();
                order.cancel("C-");
                order.awaitDeleteAndRead(404, 404);
            },
            order -> {}),

    /** It has ended; a cancel comes too late. */
    FILLED(
            null,
            order -> {
                order.rest();
                order.sellAll();
                order.awaitStatus("2");
            },
            order -> order.cancel("C-")),

    /** It has ended; its last reading is struck, and the client sends its id again. */
    CANCELED(
            null,
            order -> {
                order.rest();
                order.cancel("C-");
                order.awaitStatus("4");
            },
            order -> order.cancel("D-")),

    /** The venue refused it; the client sends its id again. */
    REJECTED(
            null,
            order -> {
                order.placeTooMuch();
                order.awaitStatus("8");
            },
            FaultedOrder::placeAgain),

    /** What the venue said contradicts itself. */
    HALTED(null, order -> {}, order -> {});

    private final Endpoint struck;
    private final Step reach;
    private final Step goOn;

    /** Something done to the order. */
    private interface Step {
        void on(FaultedOrder order) throws Exception;
    }

    Situation(final Endpoint struck, final Step reach, final Step goOn) {
        this.struck = struck;
        this.reach = reach;
        this.goOn = goOn;
    }

    /** The only requests to strike, or null: whatever comes next. */
    Endpoint struck() {
        return struck;
    }

    void reach(final FaultedOrder order) throws Exception {
        reach.on(order);
    }

    void goOn(final FaultedOrder order) throws Exception {
        goOn.on(order);
    }

    /** Why this fault cannot strike an order here; empty when it can. */
    Optional<String> impossible(final FaultKind kind) {
        if (this == HALTED) {
            return Optional.of(
                    "no fault of the simulator takes trades back or tells amounts that contradict each other");
        }
        if (kind == FaultKind.HIDDEN_ORDER && this != PENDING_NEW) {
            return Optional.of("strikes a POST only, and the order's own was answered before");
        }
        return Optional.empty();
    }
}
