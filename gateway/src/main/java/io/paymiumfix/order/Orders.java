package io.paymiumfix.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every order we know, by each of its names, and the ids that are taken. Owned by {@code order-core}.
 *
 * <p>Terminal orders and the ids around them are forgotten when their trading day is over. When there are too
 * many, what never left is forgotten before, oldest first, then what was refused and cannot be redelivered.
 */
final class Orders {
    /** So many orders are named to prove that a listing reaches back far enough. */
    static final int WITNESSES = 8;

    private static final long US_PER_S = 1_000_000;
    private static final long WITNESS_EARLIER_S = 61;
    private static final long WITNESS_MUCH_EARLIER_S = 240;

    private static final int FORMER_WITNESSES = 64;
    private static final long FORMER_WITNESS_EVERY_US = 60_000_000;

    private static final long LATE_FILLS_US = 3_600_000_000L;
    /** No session takes an order older than this: what is redelivered later is refused as stale. */
    private static final long REDELIVERED_US = 3_600_000_000L;

    private final Map<OrderKey, Order> byOrderId = new LinkedHashMap<>();
    private final Map<String, Order> byUuid = new LinkedHashMap<>();
    private final Map<Id, Taken> ids = new LinkedHashMap<>();
    /** Ids freed at the end of the trading day that a command may still be redelivered under. */
    private final Map<Id, Taken> dayBefore = new LinkedHashMap<>();

    /** Ids that may be forgotten at any time: nothing left under them. */
    private final Set<Id> neverSent = new LinkedHashSet<>();
    /** Ids that may be forgotten once they cannot be redelivered: a POST left under them and was refused. */
    private final Set<Id> sentAndRefused = new LinkedHashSet<>();

    private final Set<Order> open = new LinkedHashSet<>();
    private final Map<String, Integer> openByAccount = new TreeMap<>();
    /** What orders that were forgotten had been at the venue, the newest last: listings may show them for ever. */
    private final Set<String> formerUuids = new LinkedHashSet<>();

    /** Of those, by account, a few that listings show among the ended ones: an order of each minute of the last trading. */
    private final Map<String, ArrayDeque<Former>> formerWitnesses = new TreeMap<>();

    private long dayStartUs;
    private int maxIds;

    /** An order that was forgotten: what it was at the venue, and when it was received. */
    private record Former(String uuid, long receivedUs) {}

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

    void apply(final Rules rules) {
        maxIds = rules.timing().maxOrders();
    }

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
        byOrderId.put(new OrderKey(order.orderId()), order);
        ids.put(id(order), new Taken(order, null, order.receivedUs()));
        if (order.state().isTerminal()) {
            neverSent.add(id(order));
        } else {
            open.add(order);
            openByAccount.merge(order.terms().account(), 1, Integer::sum);
        }
    }

    /** Remembers a cancel request that is honoured, however full it is. */
    void take(final Input.CancelOrder cancel, final Order order, final long atUs) {
        ids.put(id(cancel), new Taken(order, cancel, atUs));
    }

    /** Remembers a cancel request that is refused, if there is room for it. */
    void takeRefused(final Input.CancelOrder cancel, final Order order, final long atUs) {
        if (hasRoom(atUs)) {
            ids.put(id(cancel), new Taken(order, cancel, atUs));
            neverSent.add(id(cancel));
        }
    }

    private static Id id(final Order order) {
        return new Id(order.origin().owner(), order.clOrdId());
    }

    private static Id id(final Input.CancelOrder cancel) {
        return new Id(cancel.origin().owner(), cancel.clOrdId());
    }

    void known(final Order order, final String uuid) {
        order.knownAs(uuid);
        byUuid.put(uuid, order);
    }

    /** To be called when an order has ended. */
    void ended(final Order order) {
        if (open.remove(order)) {
            openByAccount.computeIfPresent(order.terms().account(), (account, count) -> count == 1 ? null : count - 1);
        }
        if (order.state() == OrderState.REJECTED) {
            sentAndRefused.add(id(order));
        }
    }

    Order byOrderId(final String orderId) {
        return byOrderId.get(new OrderKey(orderId));
    }

    Order byUuid(final String uuid) {
        return byUuid.get(uuid);
    }

    /** Every order that is known, oldest first. */
    Collection<Order> all() {
        return byOrderId.values();
    }

    /** When the trading day began. */
    long dayStartUs() {
        return dayStartUs;
    }

    /**
     * Since when a listing must reach back to show every order of the account that ended and is remembered: the beginning of the
     * day, or earlier, where one of them rested for longer. A second of the venue's clock, whose times may be whole minutes.
     */
    long endedSinceS(final String account) {
        long sinceUs = dayStartUs;
        for (final Order order : byUuid.values()) {
            if (order.state().isTerminal() && order.terms().account().equals(account)) {
                sinceUs = Math.min(sinceUs, order.receivedUs());
            }
        }
        return Math.max(1, sinceUs / US_PER_S - WITNESS_EARLIER_S);
    }

    /** Orders that have not ended, oldest first. */
    Collection<Order> open() {
        return Collections.unmodifiableSet(open);
    }

    /** How many accounts have orders that have not ended. */
    int accountsWithOpen() {
        return openByAccount.size();
    }

    /** A few orders of the account that traded or were canceled and were received before this; the newest last. */
    private List<String> endedBefore(final String account, final long beforeUs) {
        final ArrayDeque<String> ended = new ArrayDeque<>();
        for (final Former former : formerWitnesses.getOrDefault(account, new ArrayDeque<>())) {
            if (former.receivedUs() < beforeUs) {
                addNewest(ended, former.uuid());
            }
        }
        for (final Order order : byUuid.values()) {
            if (order.state().isTerminal()
                    && order.receivedUs() < beforeUs
                    && order.terms().account().equals(account)) {
                addNewest(ended, order.uuid());
            }
        }
        return List.copyOf(ended);
    }

    private static void addNewest(final ArrayDeque<String> ended, final String uuid) {
        ended.add(uuid);
        if (ended.size() > WITNESSES) {
            ended.remove();
        }
    }

    /**
     * Orders a complete listing must show that goes back to this second of the venue's clock: the newest that it can tell to be
     * older, whose time may be a whole minute and whose clock is a little off, and some older still.
     */
    List<String> witnesses(final String account, final long beforeS) {
        final Set<String> witnesses = new LinkedHashSet<>();
        witnesses.addAll(endedBefore(account, (beforeS - WITNESS_EARLIER_S) * US_PER_S));
        witnesses.addAll(endedBefore(account, (beforeS - WITNESS_MUCH_EARLIER_S) * US_PER_S));
        return witnesses.isEmpty() ? endedBefore(account, beforeS * US_PER_S) : List.copyOf(witnesses);
    }

    int size() {
        return ids.size();
    }

    /**
     * Forgets what ended before the trading day that began at {@code startUs}. An order that ended just
     * before is kept one day more under its OrderID(37) and uuid, for fills told late, and one that something is still
     * to be done about until that is done; its id is free again, but not for a command that was given before.
     *
     * @param unfinished true for an ended order that a person has to settle, or that is to be read once more
     */
    void forgetBefore(final long startUs, final Predicate<Order> unfinished) {
        dayStartUs = startUs;
        dayBefore.clear();
        for (final Iterator<Map.Entry<Id, Taken>> entries = ids.entrySet().iterator(); entries.hasNext(); ) {
            final Map.Entry<Id, Taken> entry = entries.next();
            final Taken taken = entry.getValue();
            if (taken.atUs() < dayStartUs
                    && (taken.order() == null || taken.order().state().isTerminal())) {
                entries.remove();
                neverSent.remove(entry.getKey());
                sentAndRefused.remove(entry.getKey());
                if (taken.atUs() >= dayStartUs - REDELIVERED_US) {
                    dayBefore.put(entry.getKey(), taken);
                }
            }
        }
        final List<Order> forgotten = new ArrayList<>();
        for (final Order order : byOrderId.values()) {
            if (order.state().isTerminal()
                    && order.lastTransactUs() < dayStartUs - LATE_FILLS_US
                    && !unfinished.test(order)) {
                forgotten.add(order);
            }
        }
        for (final Order order : forgotten) {
            byOrderId.remove(new OrderKey(order.orderId()));
            if (byUuid.remove(order.uuid()) != null) {
                formerUuids.add(order.uuid());
                mayWitness(order);
            }
        }
        while (formerUuids.size() > maxIds) {
            formerUuids.remove(formerUuids.iterator().next());
        }
    }

    private void mayWitness(final Order order) {
        final ArrayDeque<Former> ofAccount =
                formerWitnesses.computeIfAbsent(order.terms().account(), account -> new ArrayDeque<>());
        if (ofAccount.isEmpty() || order.receivedUs() - ofAccount.getLast().receivedUs() >= FORMER_WITNESS_EVERY_US) {
            ofAccount.add(new Former(order.uuid(), order.receivedUs()));
            if (ofAccount.size() > FORMER_WITNESSES) {
                ofAccount.remove();
            }
        }
    }

    /** True for an order at the venue that is ours, or was until it was forgotten: it is nobody else's. */
    boolean isOurs(final String uuid) {
        return byUuid.containsKey(uuid) || formerUuids.contains(uuid);
    }

    /** True when one more id can be remembered; makes room by forgetting the oldest that is of no use. */
    boolean hasRoom(final long nowUs) {
        return ids.size() < maxIds
                || forgetOldest(neverSent, Long.MAX_VALUE)
                || forgetOldest(sentAndRefused, nowUs - REDELIVERED_US);
    }

    private boolean forgetOldest(final Set<Id> useless, final long beforeUs) {
        if (useless.isEmpty()) {
            return false;
        }
        final Id oldest = useless.iterator().next();
        final Taken taken = ids.get(oldest);
        if (taken.atUs() >= beforeUs) {
            return false;
        }
        useless.remove(oldest);
        ids.remove(oldest);
        if (taken.cancel() == null) {
            byOrderId.remove(new OrderKey(taken.order().orderId()));
        }
        return true;
    }

    // ---------------------------------------------------------------- snapshots

    /** Each map and set in its own order: what is forgotten first depends on it. */
    void save(final CoreWriter out) {
        out.begin("Orders", 2);
        out.putOrders(byOrderId.values());
        out.putOrders(byUuid.values());
        out.putOrders(open);
        save(ids, out);
        save(dayBefore, out);
        out.putAll(neverSent, id -> save(id, out));
        out.putAll(sentAndRefused, id -> save(id, out));
        out.putLong(dayStartUs);
        out.putTexts(formerUuids);
        out.putAll(formerWitnesses.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putAll(entry.getValue(), former -> {
                out.putText(former.uuid());
                out.putLong(former.receivedUs());
            });
        });
    }

    void load(final CoreReader in) {
        final int version = in.begin("Orders", 2);
        in.readOrders(order -> byOrderId.put(new OrderKey(order.orderId()), order));
        in.readOrders(order -> byUuid.put(order.uuid(), order));
        in.readOrders(this::loadOpen);
        load(ids, in);
        load(dayBefore, in);
        in.readAll(() -> neverSent.add(loadId(in)));
        in.readAll(() -> sentAndRefused.add(loadId(in)));
        dayStartUs = in.readLong();
        in.readTexts(formerUuids);
        if (version >= 2) {
            in.readAll(() -> {
                final ArrayDeque<Former> ofAccount = new ArrayDeque<>();
                formerWitnesses.put(in.readText(), ofAccount);
                in.readAll(() -> ofAccount.add(new Former(in.readText(), in.readLong())));
            });
        }
    }

    private void loadOpen(final Order order) {
        open.add(order);
        openByAccount.merge(order.terms().account(), 1, Integer::sum);
    }

    private static void save(final Map<Id, Taken> taken, final CoreWriter out) {
        out.putAll(taken.entrySet(), entry -> {
            save(entry.getKey(), out);
            out.putOrder(entry.getValue().order());
            out.putInput(entry.getValue().cancel());
            out.putLong(entry.getValue().atUs());
        });
    }

    private static void load(final Map<Id, Taken> taken, final CoreReader in) {
        in.readAll(() ->
                taken.put(loadId(in), new Taken(in.readOrder(), in.readInput(Input.CancelOrder.class), in.readLong())));
    }

    private static void save(final Id id, final CoreWriter out) {
        out.putText(id.owner());
        out.putText(id.clOrdId());
    }

    private static Id loadId(final CoreReader in) {
        return new Id(in.readText(), in.readText());
    }
}
