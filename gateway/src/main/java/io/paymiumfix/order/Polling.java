package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns of fills of resting orders by listing the open orders of one account after the other, while there
 * are any; an open order missing from a listing is read by its uuid. Owned by {@code order-core}.
 */
final class Polling {
    private static final int MISSING_READ_AT_ONCE = 4;
    /** While its stream tells, an account is listed so many times less often. */
    private static final int RARER_WHILE_LIVE = 10;

    private final Turn turn;
    private final Orders orders;
    private final Calls calls;
    private final Timers timers;
    private final Looks looks;
    private final Streams streams;
    /** Accounts whose listing is under way, and when it was asked for. */
    private final Map<String, Long> listing = new LinkedHashMap<>();
    /** When the last listing ended that set out while the account's stream told already. */
    private final Map<String, Long> listedUs = new LinkedHashMap<>();
    /** When the stream of an account with open orders became live; again a period later at the earliest. */
    private final Map<String, Long> hurriedUs = new LinkedHashMap<>();

    private final Map<String, Missing> missing = new LinkedHashMap<>();
    private boolean armed;
    private String lastAccount = "";
    private Rules rules;
    private long everyUs;

    /** Open orders of one account that a listing did not show: read one by one, few at a time. */
    private static final class Missing {
        private final Set<String> orderIds = new LinkedHashSet<>();
        private int underWay;
    }

    Polling(
            final Turn turn,
            final Orders orders,
            final Calls calls,
            final Timers timers,
            final Looks looks,
            final Streams streams) {
        this.turn = turn;
        this.orders = orders;
        this.calls = calls;
        this.timers = timers;
        this.looks = looks;
        this.streams = streams;
    }

    void apply(final Rules applied) {
        rules = applied;
        everyUs = applied.timing().pollEveryUs();
    }

    /** Arms the poll when an order is open and none is armed; to be called when orders may have opened. */
    void wake() {
        if (!armed && !orders.open().isEmpty()) {
            armed = true;
            timers.arm(Timers.Kind.POLL, "", 0, everyUs);
        }
    }

    /** The poll is due: lists the next account that has open orders. */
    void due() {
        armed = false;
        final String account = nextAccount();
        if (account != null) {
            lastAccount = account;
            list(account);
        }
        wake();
    }

    private void list(final String account) {
        listing.put(account, turn.nowUs());
        calls.poll(account);
    }

    /**
     * The stream of the account is lost or has begun anew: what it did not tell is read at once. Where it comes and
     * goes, or a listing is under way, the poll reads it when it is due.
     */
    void streamChanged(final String account) {
        listedUs.remove(account);
        final boolean hurried = turn.nowUs() - hurriedUs.getOrDefault(account, 0L) < everyUs;
        if (hurried || !isOpen(account)) {
            return;
        }
        if (streams.isLive(account)) {
            hurriedUs.put(account, turn.nowUs());
        }
        if (!listing.containsKey(account)) {
            list(account);
        }
    }

    private boolean isOpen(final String account) {
        for (final Order order : orders.open()) {
            if (order.state() == OrderState.LIVE && order.terms().account().equals(account)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRested(final String account) {
        return streams.isBelieved(account)
                && turn.nowUs() - listedUs.getOrDefault(account, 0L) < RARER_WHILE_LIVE * everyUs;
    }

    /**
     * The one after the last, passing over those whose listing is under way. Ends its search as soon as it has them
     * all: ten thousand orders may be open.
     */
    private String nextAccount() {
        final Set<String> accounts = new LinkedHashSet<>();
        for (final Order order : orders.open()) {
            if (order.state() == OrderState.LIVE
                    && accounts.add(order.terms().account())
                    && accounts.size() == orders.accountsWithOpen()) {
                break;
            }
        }
        final List<String> ring = new ArrayList<>(accounts);
        final int first = ring.indexOf(lastAccount) + 1;
        for (int i = 0; i < ring.size(); i++) {
            final String account = ring.get((first + i) % ring.size());
            if (!listing.containsKey(account) && !isRested(account) && rules.account(account) != null) {
                return account;
            }
        }
        return null;
    }

    void failed(final String account) {
        listing.remove(account);
    }

    void ended(final String account, final Input.OrdersRead reading) {
        final Long askedUs = listing.remove(account);
        merge(reading);
        if (askedUs != null && streams.tellsSince(account, askedUs)) {
            listedUs.put(account, turn.nowUs());
            believeIfAllRead(account);
        }
    }

    /** It need not be complete for that: an open order that a listing does not show is called missing, and read. */
    private void believeIfAllRead(final String account) {
        final Missing ofAccount = missing.get(account);
        final boolean allRead = ofAccount == null || (ofAccount.underWay == 0 && ofAccount.orderIds.isEmpty());
        if (allRead && listedUs.containsKey(account)) {
            streams.believe(account);
        }
    }

    /** Applies what a listing tells of orders of ours, whatever it was made for. */
    void merge(final Input.OrdersRead reading) {
        for (final VenueOrder view : reading.orders()) {
            final Order order = orders.byUuid(view.uuid());
            if (order != null) {
                looks.seen(order, view, reading.nonce(), reading.startedUs());
            }
        }
        for (final String uuid : reading.missing()) {
            final Order order = orders.byUuid(uuid);
            if (order != null && order.state() == OrderState.LIVE) {
                missing.computeIfAbsent(order.terms().account(), name -> new Missing())
                        .orderIds
                        .add(order.orderId());
            }
        }
        missing.values().forEach(this::readMissing);
    }

    /** A reading of a missing order was answered: the next one may go. */
    void missingRead(final String account) {
        final Missing ofAccount = missing.get(account);
        ofAccount.underWay--;
        readMissing(ofAccount);
        believeIfAllRead(account);
    }

    /** It had no answer: the account is listed again without rest. */
    void missingFailed(final String account) {
        listedUs.remove(account);
        missingRead(account);
    }

    private void readMissing(final Missing ofAccount) {
        while (ofAccount.underWay < MISSING_READ_AT_ONCE && !ofAccount.orderIds.isEmpty()) {
            final String orderId = ofAccount.orderIds.iterator().next();
            ofAccount.orderIds.remove(orderId);
            final Order order = orders.byOrderId(orderId);
            if (order != null && order.state() == OrderState.LIVE && !order.isBeingRead()) {
                ofAccount.underWay++;
                calls.read(order, Calls.Why.MISSING_READ);
            }
        }
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Polling", 2);
        out.putTimes(listing);
        out.putTimes(listedUs);
        out.putAll(missing.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putTexts(entry.getValue().orderIds);
            out.putInt(entry.getValue().underWay);
        });
        out.putBoolean(armed);
        out.putText(lastAccount);
        out.putTimes(hurriedUs);
    }

    void load(final CoreReader in) {
        final int version = in.begin("Polling", 2);
        in.readAll(() -> listing.put(in.readText(), version >= 2 ? in.readLong() : 0));
        in.readTimes(listedUs);
        if (version == 1) {
            listedUs.clear(); // asked for at that time: how they ended is not told
        }
        in.readAll(() -> {
            final Missing ofAccount = new Missing();
            missing.put(in.readText(), ofAccount);
            in.readTexts(ofAccount.orderIds);
            ofAccount.underWay = in.readInt();
        });
        armed = in.readBoolean();
        lastAccount = in.readText();
        if (version >= 2) {
            in.readTimes(hurriedUs);
        }
    }
}
