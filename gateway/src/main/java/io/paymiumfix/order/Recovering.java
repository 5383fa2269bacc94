package io.paymiumfix.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * After a start no new order is taken until every known order has been read once, every POST has an
 * outcome, and each unknown one has its fence and first reading. Owned by {@code order-core}.
 */
final class Recovering {
    private static final long RETRY_US = 2_000_000;
    private static final int READS_AT_ONCE = 16;
    /** With more open orders than this one listing of the account is cheaper than reading each. */
    private static final int LIST_ABOVE = 4;

    private static final int LISTINGS = 5;

    private final Orders orders;
    private final Calls calls;
    private final Timers timers;
    private final Modes modes;
    private final Resolving resolving;
    private final Set<String> unread = new LinkedHashSet<>();
    private final Deque<Order> next = new ArrayDeque<>();
    private final Map<String, Integer> listingFailures = new LinkedHashMap<>();
    private int underWay;

    Recovering(
            final Orders orders, final Calls calls, final Timers timers, final Modes modes, final Resolving resolving) {
        this.orders = orders;
        this.calls = calls;
        this.timers = timers;
        this.modes = modes;
        this.resolving = resolving;
    }

    void begin(final String reason) {
        modes.recoveryBegins(reason);
        unread.clear();
        next.clear();
        underWay = 0;
        listingFailures.clear();
        final Map<String, List<Order>> byAccount = new LinkedHashMap<>();
        for (final Order order : List.copyOf(orders.open())) {
            if (order.state() == OrderState.LIVE) {
                unread.add(order.orderId());
                byAccount
                        .computeIfAbsent(order.terms().account(), name -> new ArrayList<>())
                        .add(order);
            } else if (order.state() == OrderState.OUTCOME_UNKNOWN) {
                resolving.read(order.terms().account());
            }
        }
        byAccount.forEach((account, live) -> {
            if (live.size() > LIST_ABOVE) {
                calls.recover(account);
            } else {
                next.addAll(live);
            }
        });
        readNext();
    }

    /** A listing of whatever purpose showed orders: those need no reading of their own. */
    void listed(final Input.OrdersRead reading) {
        for (final VenueOrder view : reading.orders()) {
            final Order order = orders.byUuid(view.uuid());
            if (order != null) {
                unread.remove(order.orderId());
            }
        }
    }

    /** The account's own listing failed: once more, and after a few times each order is read by its uuid. */
    void listingFailed(final String account) {
        final int failures = listingFailures.merge(account, 1, Integer::sum);
        if (failures < LISTINGS && modes.isRecovering()) {
            calls.recover(account);
        } else {
            listingEnded(account);
        }
    }

    /** The account's own listing is over: what it did not show is read one by one. */
    void listingEnded(final String account) {
        for (final Order order : orders.open()) {
            if (order.terms().account().equals(account) && isUnread(order)) {
                next.add(order);
            }
        }
        readNext();
    }

    private void readNext() {
        while (underWay < READS_AT_ONCE && !next.isEmpty()) {
            final Order order = next.remove();
            if (isUnread(order)) {
                underWay++;
                calls.read(order, Calls.Why.RECOVERY_READ);
            }
        }
    }

    /** The order was read, or needs no reading any more. */
    void read(final Order order) {
        unread.remove(order.orderId());
        ended();
    }

    /** The order could not be read: again in a while, unless other news has told its end. */
    void failed(final Order order) {
        if (isUnread(order)) {
            timers.arm(Timers.Kind.RECOVERY_READ, order.orderId(), 0, RETRY_US);
        }
        ended();
    }

    private void ended() {
        underWay = Math.max(0, underWay - 1);
        readNext();
    }

    void retryDue(final Order order) {
        if (isUnread(order)) {
            next.add(order);
            readNext();
        }
    }

    private boolean isUnread(final Order order) {
        if (order.state() != OrderState.LIVE) {
            unread.remove(order.orderId());
        }
        return unread.contains(order.orderId());
    }

    /** Ends recovery when nothing is left to wait for; to be called after each input. */
    void check() {
        if (!modes.isRecovering() || !unread.isEmpty() || !resolving.allReadOnce()) {
            return;
        }
        for (final Order order : orders.open()) {
            if (order.state() == OrderState.PENDING_NEW) {
                return;
            }
        }
        modes.recoveryEnds();
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Recovering", 1);
        out.putTexts(unread);
        out.putOrders(next);
        out.putAll(listingFailures.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putInt(entry.getValue());
        });
        out.putInt(underWay);
    }

    void load(final CoreReader in) {
        in.begin("Recovering", 1);
        in.readTexts(unread);
        in.readOrders(next::add);
        in.readAll(() -> listingFailures.put(in.readText(), in.readInt()));
        underWay = in.readInt();
    }
}
