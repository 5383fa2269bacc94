package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every order we know, by each of its names, and the ids that are taken. Owned by {@code order-core}.
 *
 * <p>Terminal orders and the ids around them are forgotten when their trading day is over; orders that
 * never left are also forgotten, oldest first, when there are too many of them.
 */
final class Orders {
    private static final long LATE_FILLS_US = 3_600_000_000L;
    /** No session takes an order older than this: what is redelivered later is refused as stale. */
    private static final long REDELIVERED_US = 3_600_000_000L;

    private final Map<String, Order> byOrderId = new LinkedHashMap<>();
    private final Map<String, Order> byUuid = new LinkedHashMap<>();
    private final Map<Id, Taken> ids = new LinkedHashMap<>();
    /** Ids freed at the end of the trading day that a command may still be redelivered under. */
    private final Map<Id, Taken> dayBefore = new LinkedHashMap<>();

    private final Map<String, Order> open = new LinkedHashMap<>();
    private long dayStartUs;

    /** A ClOrdID(11) of one owner. */
    private record Id(String owner, String clOrdId) {}

    /**
     * What an id was used for.
     *
     * @param order the order it named or meant to cancel; null when the cancel named no order
     * @param cancel the cancel request of that id; null when it is an order's
     * @param atUs when it was used
     */
    record Taken(Order order, Input.CancelOrder cancel, long atUs) {}

    /** What the id of this command was used for before, or null. */
    Taken taken(final Origin origin, final String clOrdId) {
        final Id id = new Id(origin.owner(), clOrdId);
        final Taken today = ids.get(id);
        final boolean older = origin.possDup() || origin.possResend() || origin.sentUs() < dayStartUs;
        return today == null && older ? dayBefore.get(id) : today;
    }

    /** What is known by this id today, or null. */
    Taken named(final String owner, final String clOrdId) {
        return ids.get(new Id(owner, clOrdId));
    }

    void add(final Order order) {
        byOrderId.put(order.orderId(), order);
        ids.put(new Id(order.origin().owner(), order.clOrdId()), new Taken(order, null, order.receivedUs()));
        if (!order.state().isTerminal()) {
            open.put(order.orderId(), order);
        }
    }

    void take(final Input.CancelOrder cancel, final Order order, final long atUs) {
        ids.put(new Id(cancel.origin().owner(), cancel.clOrdId()), new Taken(order, cancel, atUs));
    }

    void known(final Order order, final String uuid) {
        order.knownAs(uuid);
        byUuid.put(uuid, order);
    }

    /** To be called when an order has ended. */
    void ended(final Order order) {
        open.remove(order.orderId());
    }

    Order byOrderId(final String orderId) {
        return byOrderId.get(orderId);
    }

    Order byUuid(final String uuid) {
        return byUuid.get(uuid);
    }

    /** Orders that have not ended, oldest first. */
    Collection<Order> open() {
        return open.values();
    }

    int size() {
        return ids.size();
    }

    /**
     * Forgets what ended before the trading day that began at {@code startUs}. An order that ended just
     * before is kept one day more under its OrderID(37) and uuid, for fills told late; its id is free again,
     * but not for a command that was given before.
     */
    void forgetBefore(final long startUs) {
        dayStartUs = startUs;
        dayBefore.clear();
        for (final Iterator<Map.Entry<Id, Taken>> entries = ids.entrySet().iterator(); entries.hasNext(); ) {
            final Map.Entry<Id, Taken> entry = entries.next();
            final Taken taken = entry.getValue();
            if (taken.atUs() < dayStartUs
                    && (taken.order() == null || taken.order().state().isTerminal())) {
                entries.remove();
                if (taken.atUs() >= dayStartUs - REDELIVERED_US) {
                    dayBefore.put(entry.getKey(), taken);
                }
            }
        }
        final List<Order> forgotten = new ArrayList<>();
        for (final Order order : byOrderId.values()) {
            if (order.state().isTerminal() && order.lastTransactUs() < dayStartUs - LATE_FILLS_US) {
                forgotten.add(order);
            }
        }
        for (final Order order : forgotten) {
            byOrderId.remove(order.orderId());
            byUuid.remove(order.uuid());
        }
    }

    /** Makes room by forgetting the oldest thing that never reached the venue. */
    boolean forgetOneRefused() {
        for (final Iterator<Map.Entry<Id, Taken>> entries = ids.entrySet().iterator(); entries.hasNext(); ) {
            final Taken taken = entries.next().getValue();
            final Order order = taken.order();
            if (order == null || order.state() == OrderState.REJECTED) {
                entries.remove();
                if (order != null && taken.cancel() == null) {
                    byOrderId.remove(order.orderId());
                }
                return true;
            }
        }
        return false;
    }
}
