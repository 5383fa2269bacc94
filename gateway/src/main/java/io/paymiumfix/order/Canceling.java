package io.paymiumfix.order;

import java.util.List;

/**
 * OrderCancelRequest(F): taken or refused, sent as DELETE, and followed until the venue's own word on the
 * order is known. A DELETE may be sent again; its 404 and 500 are questions, answered by reading the order.
 * Owned by {@code order-core}.
 */
final class Canceling {
    private static final int TOO_LATE = 0;
    private static final int UNKNOWN_ORDER = 1;
    private static final int BROKER_OPTION = 2;
    private static final int ALREADY_PENDING = 3;
    private static final int DUPLICATE = 6;
    private static final int OTHER = 99;
    private static final long PENDING_EXECUTION_RETRY_US = 2_000_000;
    private static final long HELD_RETRY_US = 60_000_000;

    private final Turn turn;
    private final Orders orders;
    private final Reports reports;
    private final Calls calls;
    private final Timers timers;
    private final Streams streams;

    Canceling(
            final Turn turn,
            final Orders orders,
            final Reports reports,
            final Calls calls,
            final Timers timers,
            final Streams streams) {
        this.turn = turn;
        this.orders = orders;
        this.reports = reports;
        this.calls = calls;
        this.timers = timers;
        this.streams = streams;
    }

    // ---------------------------------------------------------------- the request

    void requested(final Input.CancelOrder request) {
        final Origin origin = request.origin();
        final Orders.Taken taken = orders.taken(origin, request.clOrdId());
        if (taken != null) {
            again(request, taken);
            return;
        }
        final Order order = find(request);
        if (order == null) {
            orders.takeRefused(request, null, turn.nowUs());
            unknownOrder(request);
            return;
        }
        final String fault = fault(request, order);
        if (fault != null) {
            refuse(request, order, OTHER, fault);
        } else if (order.state().isTerminal()) {
            refuse(request, order, TOO_LATE, "TOO_LATE: the order has ended: " + order.reason());
        } else if (order.isCancelRequested()) {
            refuse(
                    request,
                    order,
                    ALREADY_PENDING,
                    "ALREADY_PENDING: ClOrdID(11)=" + order.cancelClOrdId() + " is canceling it");
        } else {
            orders.take(request, order, turn.nowUs());
            begin(order, request.clOrdId());
        }
    }

    private void unknownOrder(final Input.CancelOrder request) {
        reports.cancelUnknown(
                request,
                UNKNOWN_ORDER,
                "UNKNOWN_ORDER: no order of yours has "
                        + (request.orderId().isEmpty()
                                ? "ClOrdID(11)=" + request.origClOrdId()
                                : "OrderID(37)=" + request.orderId()));
    }

    private void refuse(final Input.CancelOrder request, final Order order, final int cxlRejReason, final String text) {
        orders.takeRefused(request, order, turn.nowUs());
        reports.cancelRefused(order, request.clOrdId(), cxlRejReason, text);
    }

    private void again(final Input.CancelOrder request, final Orders.Taken taken) {
        final Origin origin = request.origin();
        final boolean same = taken.cancel() != null && sameRequest(taken.cancel(), request);
        if (same && origin.possDup()) {
            return;
        }
        final Order order = taken.order();
        if (same && origin.possResend() && order != null) {
            reports.status(
                    order, origin.session(), origin.onBehalfOf(), "ALREADY_RECEIVED: the request was taken before");
            return;
        }
        if (same && origin.possResend()) {
            unknownOrder(request);
            return;
        }
        final String text = "DUPLICATE_CLORDID: ClOrdID(11)=" + request.clOrdId() + " is in use; send a new id";
        if (order == null) {
            reports.cancelUnknown(request, DUPLICATE, text);
        } else {
            reports.cancelRefused(order, request.clOrdId(), DUPLICATE, text);
        }
    }

    private static boolean sameRequest(final Input.CancelOrder a, final Input.CancelOrder b) {
        return a.origClOrdId().equals(b.origClOrdId()) && a.orderId().equals(b.orderId());
    }

    /** By OrderID(37), by OrigClOrdID(41), or by both, which must then agree. */
    private Order find(final Input.CancelOrder request) {
        final String owner = request.origin().owner();
        Order byOrderId = null;
        if (!request.orderId().isEmpty()) {
            byOrderId = orders.byOrderId(request.orderId());
            if (byOrderId == null || !byOrderId.origin().owner().equals(owner)) {
                return null;
            }
        }
        if (request.origClOrdId().isEmpty()) {
            return byOrderId;
        }
        final Orders.Taken taken = orders.named(owner, request.origClOrdId());
        final Order byClOrdId = taken == null || taken.cancel() != null ? null : taken.order();
        return byOrderId == null && request.orderId().isEmpty() ? byClOrdId : byOrderId;
    }

    private String fault(final Input.CancelOrder request, final Order order) {
        if (!request.refusedTags().isEmpty()) {
            return "UNSUPPORTED_INSTRUCTION: tag " + request.refusedTags().get(0)
                    + " would change the cancel and cannot be honoured; leave it out";
        }
        if (!request.origClOrdId().isEmpty() && !request.origClOrdId().equals(order.clOrdId())) {
            return "ORDER_MISMATCH: OrigClOrdID(41)=" + request.origClOrdId() + " is not the order of OrderID(37)="
                    + request.orderId() + ", whose id is " + order.clOrdId();
        }
        if (request.side() != '\0' && request.side() != order.terms().side()) {
            return "ORDER_MISMATCH: Side(54)=" + request.side() + " is not the order's";
        }
        final boolean known = Symbols.isBaseFirst(request.symbol()) || Symbols.isBaseSecond(request.symbol());
        if (!request.symbol().isEmpty() && !known) {
            return "ORDER_MISMATCH: Symbol(55)=" + request.symbol() + " is not the order's";
        }
        return null;
    }

    private void begin(final Order order, final String requestClOrdId) {
        if (order.isCancelPending()) {
            order.cancelTakenOver(requestClOrdId);
        } else {
            start(order, requestClOrdId);
        }
        reports.pendingCancel(order);
    }

    private void start(final Order order, final String requestClOrdId) {
        order.cancelRequested(requestClOrdId);
        if (!order.uuid().isEmpty()) {
            delete(order);
        }
    }

    /**
     * The gateway is being stopped and shall leave nothing at the venue: cancels what rests, and what is on its way
     * there as soon as it has a uuid. No client is told before the venue says that an order has ended.
     *
     * @return how many cancels began
     */
    int cancelAll() {
        int begun = 0;
        for (final Order order : List.copyOf(orders.open())) {
            final boolean rests = order.state() == OrderState.LIVE || order.state() == OrderState.PENDING_NEW;
            if (rests && !order.isCancelPending()) {
                start(order, "");
                begun++;
            }
        }
        return begun;
    }

    /** The order has its uuid now: a cancel that waited for it goes out. */
    void uuidKnown(final Order order) {
        if (order.cancelPhase() == CancelPhase.WAITING_FOR_UUID) {
            delete(order);
        }
    }

    private void delete(final Order order) {
        order.cancelBecomes(CancelPhase.DELETE_SENT);
        calls.cancel(order);
    }

    private void read(final Order order) {
        order.cancelBecomes(CancelPhase.READING);
        calls.read(order, Calls.Why.CANCEL_READ);
    }

    // ---------------------------------------------------------------- outcomes of the DELETE

    void deleteAccepted(final Order order) {
        if (order.cancelPhase() == CancelPhase.DELETE_SENT) {
            order.cancelProgress().deleteAccepted();
            if (streams.isLive(order.terms().account())) {
                order.cancelBecomes(CancelPhase.WAITING);
                armNext(order, Streams.TELLS_WITHIN_US);
            } else {
                read(order);
            }
        }
    }

    void deleteRefused(final Order order, final Input.Refused refused) {
        if (order.cancelPhase() != CancelPhase.DELETE_SENT) {
            return;
        }
        switch (refused.kind()) {
            case NOT_AUTHORISED -> {
                final String requestClOrdId = order.cancelClOrdId();
                order.cancelBecomes(CancelPhase.NONE);
                if (!requestClOrdId.isEmpty()) {
                    reports.cancelRefused(
                            order,
                            requestClOrdId,
                            BROKER_OPTION,
                            "CANCEL_REFUSED: the venue does not let this token cancel: " + refused.text());
                }
                turn.alarm("CANCEL_REFUSED", order.orderId(), "the venue refused the token: " + refused.text());
            }
            case RATE_LIMITED, NONCE_TOO_LOW ->
                waitForNext(order, order.cancelProgress().nextDelayUs());
            default -> read(order);
        }
    }

    void deleteUnknown(final Order order) {
        if (order.cancelPhase() == CancelPhase.DELETE_SENT) {
            read(order);
        }
    }

    void deleteNotSent(final Order order) {
        if (order.cancelPhase() == CancelPhase.DELETE_SENT) {
            waitForNext(order, order.cancelProgress().nextDelayUs());
        }
    }

    // ---------------------------------------------------------------- outcomes of the reading after it

    /** The order was read after its DELETE; what it told has been applied. */
    void orderRead(final Order order, final VenueOrder view) {
        if (order.cancelPhase() != CancelPhase.READING) {
            return;
        }
        if (order.state() == OrderState.HALTED) {
            order.cancelBecomes(CancelPhase.HELD);
            return;
        }
        final CancelProgress progress = order.cancelProgress();
        final boolean tooEarly = "pending_execution".equals(view.state()) && !progress.isDeleteAccepted();
        final long delayUs = progress.nextDelayUs();
        progress.stillOpen();
        waitForNext(order, tooEarly ? PENDING_EXECUTION_RETRY_US : delayUs);
    }

    void readRefused(final Order order, final Input.Refused refused) {
        if (order.cancelPhase() != CancelPhase.READING) {
            return;
        }
        if (refused.kind() == RefusalKind.NOT_FOUND) {
            final CancelProgress progress = order.cancelProgress();
            final boolean isSoonAgain = progress.hasBegun() && !progress.isPatienceOver();
            order.cancelBecomes(CancelPhase.HELD);
            armNext(order, progress.isPatienceOver() ? HELD_RETRY_US : progress.nextDelayUs());
            if (!isSoonAgain) {
                turn.alarm(
                        "CANCEL_HELD",
                        order.orderId(),
                        "the venue does not know uuid " + order.uuid()
                                + ", which it gave us; the cancel stays pending and the order is read, soon and then"
                                + " every minute; bin/gateway settle " + order.orderId() + " gone ends it");
            }
        } else {
            waitForNext(order, order.cancelProgress().nextDelayUs());
        }
    }

    void readFailed(final Order order) {
        if (order.cancelPhase() == CancelPhase.READING) {
            waitForNext(order, order.cancelProgress().nextDelayUs());
        }
    }

    private void waitForNext(final Order order, final long delayUs) {
        order.cancelBecomes(CancelPhase.WAITING);
        armNext(order, delayUs);
        if (order.cancelProgress().isTimeForAlarm()) {
            turn.alarm(
                    "CANCEL_SLOW",
                    order.orderId(),
                    "the order is still open after its cancel was tried for a while; it is tried on every 10 s");
        }
    }

    private void armNext(final Order order, final long delayUs) {
        order.cancelProgress().waitsFor(timers.arm(Timers.Kind.CANCEL_NEXT, order.orderId(), 0, delayUs));
    }

    /** A timer of this cancel is due. */
    void next(final Order order) {
        final CancelPhase phase = order.cancelPhase();
        if (phase == CancelPhase.HELD && order.state() == OrderState.LIVE) {
            read(order);
        } else if (phase == CancelPhase.WAITING) {
            if (order.cancelProgress().isDeleteAccepted()) {
                read(order); // what cannot be read is no reason to spend a DELETE: those are kept for other cancels
            } else {
                delete(order);
            }
        }
    }

    /**
     * The order was seen to become active: a cancel that came too early for the venue goes out again, also
     * when the venue had denied the order because it did not show it yet.
     */
    void becameActive(final Order order) {
        final boolean waits = order.cancelPhase() == CancelPhase.WAITING || order.cancelPhase() == CancelPhase.HELD;
        if (waits && order.state() == OrderState.LIVE && !order.cancelProgress().isDeleteAccepted()) {
            timers.disarm(order.cancelProgress().timerId());
            delete(order);
        }
    }

    /** A person has ended the order's halt: its cancel goes on. */
    void resumed(final Order order) {
        if (order.cancelPhase() == CancelPhase.HELD && order.state() == OrderState.LIVE) {
            delete(order);
        }
    }
}
