package io.paymiumfix.order;

/** Readings of single orders at the edges of their lives, and what is done with what they tell. Owned by {@code order-core}. */
final class Looks {
    private static final long LOOK_AGAIN_US = 60_000_000;
    /** Where the venue does not let us read orders: it may be days until it does. */
    private static final long LOOK_AGAIN_UNREADABLE_US = 3_600_000_000L;

    private final Calls calls;
    private final Timers timers;
    private final Fills fills;
    private final Canceling canceling;
    private final Streams streams;
    private final Unreadable unreadable;

    Looks(
            final Calls calls,
            final Timers timers,
            final Fills fills,
            final Canceling canceling,
            final Streams streams,
            final Unreadable unreadable) {
        this.calls = calls;
        this.timers = timers;
        this.fills = fills;
        this.canceling = canceling;
        this.streams = streams;
        this.unreadable = unreadable;
    }

    /** Soon after its acceptance: many fill at once. A live stream that has told of it by now needs no help. */
    void first(final Order order) {
        final boolean told =
                order.streamedUs() > 0 && streams.isLive(order.terms().account());
        if (order.state() == OrderState.LIVE && !order.isBeingRead() && !told) {
            calls.read(order, Calls.Why.FIRST_LOOK);
        }
    }

    /** After its end: the trades it had may be told late. */
    void last(final Order order) {
        if (order.isBeingRead()) {
            failed(order); // that reading may have begun before the grace was over
        } else if (order.state() == OrderState.CANCELED) {
            calls.read(order, Calls.Why.LOOK);
        }
    }

    /** No listing shows a canceled order again: its last reading has to succeed, or a late fill is never told. */
    void failed(final Order order) {
        if (order.state() == OrderState.CANCELED) {
            timers.disarm(order.lookTimerId());
            final long afterUs =
                    unreadable.ordersOf(order.terms().account()) ? LOOK_AGAIN_UNREADABLE_US : LOOK_AGAIN_US;
            order.looksAgainBy(timers.arm(Timers.Kind.GRACE_LOOK, order.orderId(), 0, afterUs));
        }
    }

    /** Applies what was told, and lets a cancel that came too early for the venue go out again. */
    void seen(final Order order, final VenueOrder view, final long nonce, final long startedUs) {
        final boolean wasActive = order.isActiveSeen();
        final boolean wasOver = order.state().isTerminal();
        final long tradedSatoshi = order.tradedSatoshi();
        fills.seen(order, view, nonce, startedUs);
        if (nonce != Fills.FROM_STREAM
                && (order.tradedSatoshi() != tradedSatoshi || order.state().isTerminal() != wasOver)) {
            streams.readFirst(order);
        }
        if (!wasActive && order.isActiveSeen()) {
            canceling.becameActive(order);
        }
    }
}
