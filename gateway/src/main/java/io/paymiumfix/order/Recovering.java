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
 * outcome, each unknown one has its fence and first reading, and a listing of each account has shown that the venue
 * knows no later orders than the journal. Owned by {@code order-core}.
 */
final class Recovering {
    private static final long RETRY_US = 2_000_000;
    private static final int READS_AT_ONCE = 16;
    /** With more open orders than this one listing of the account is cheaper than reading each. */
    private static final int LIST_ABOVE = 4;

    private static final int LISTINGS = 5;
    private static final long RETRY_BACKUP_US = 2_000_000;

    private final Turn turn;
    private final Orders orders;
    private final Calls calls;
    private final Timers timers;
    private final Modes modes;
    private final Resolving resolving;
    private final OrderIds orderIds;
    private final Set<String> unread = new LinkedHashSet<>();
    private final Deque<Order> next = new ArrayDeque<>();
    private final Map<String, Integer> listingFailures = new LinkedHashMap<>();
    /** Accounts whose orders have not been compared with the journal's end yet, and how often that failed. */
    private final Map<String, Integer> uncompared = new LinkedHashMap<>();

    private Rules rules;
    private int underWay;
    /** When the run ended whose orders are compared: the last one before a comparison is due; 0 when there was none. */
    private long journalEndUs;
    /** What the venue knows and the journal does not, when it looks like an old backup; else empty. */
    private String oldBackup = "";

    Recovering(
            final Turn turn,
            final Orders orders,
            final Calls calls,
            final Timers timers,
            final Modes modes,
            final Resolving resolving,
            final OrderIds orderIds) {
        this.turn = turn;
        this.orders = orders;
        this.calls = calls;
        this.timers = timers;
        this.modes = modes;
        this.resolving = resolving;
        this.orderIds = orderIds;
    }

    void apply(final Rules applied) {
        rules = applied;
    }

    /** @param lastHeardUs when the run before ended, by its last input; 0 when there was none */
    void begin(final String reason, final long lastHeardUs) {
        modes.recoveryBegins(reason);
        unread.clear();
        next.clear();
        underWay = 0;
        listingFailures.clear();
        if (uncompared.isEmpty()) {
            journalEndUs = lastHeardUs; // else a run since then has not compared all, and took no order
        }
        uncompared.clear();
        final Map<String, List<Order>> byAccount = new LinkedHashMap<>();
        tellOfRemoved();
        for (final Order order : List.copyOf(orders.open())) {
            if (rules.account(order.terms().account()) == null) {
                continue;
            }
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
        if (journalEndUs != 0) {
            for (final Rules.Account account : rules.accounts()) {
                uncompared.put(account.name(), 0);
                compare(account.name());
            }
        }
    }

    /** Nothing can be asked about the orders of an account without a lane: a person has to know, and no one waits. */
    private void tellOfRemoved() {
        final Map<String, Integer> removed = new LinkedHashMap<>();
        for (final Order order : orders.open()) {
            if (rules.account(order.terms().account()) == null) {
                removed.merge(order.terms().account(), 1, Integer::sum);
            }
        }
        removed.forEach((account, open) -> turn.alarm(
                "ACCOUNT_REMOVED",
                account,
                open + " order(s) of the account have not ended and it is not configured any more: they are neither"
                        + " read nor canceled; configure it again to have them followed"));
    }

    // ---------------------------------------------------------------- is the journal an old backup?

    private void compare(final String account) {
        final long sinceS = CreationWindow.searchFromS(journalEndUs, VenueOrder.ABSENT);
        calls.checkBackup(account, sinceS, orders.witnesses(account, sinceS));
    }

    /**
     * A listing of the account ended: orders created after the journal's end that are nobody's were placed by
     * a run that the journal does not hold, or by others. They have been noted as strangers by now.
     */
    void backupListed(final String account, final Input.OrdersRead reading) {
        if (!modes.isRecovering() || !uncompared.containsKey(account)) {
            return;
        }
        final List<VenueOrder> later = new ArrayList<>();
        for (final VenueOrder view : reading.orders()) {
            if (!orders.isOurs(view.uuid())
                    && CreationWindow.isAfter(view.createdAtS(), journalEndUs, reading.venueAheadUs())
                    && !resolving.couldBeOurs(account, view)) {
                later.add(view);
            }
        }
        if (!later.isEmpty()) {
            told(account, later);
            uncompared.remove(account);
        } else if (reading.complete()) {
            uncompared.remove(account);
        } else {
            notCompared(account, "the account's listing is never complete");
        }
    }

    private void told(final String account, final List<VenueOrder> later) {
        orderIds.beginAnew();
        final String what = "account " + account + " has " + later.size() + " orders the journal, which ends at "
                + Texts.time(journalEndUs) + ", does not know: " + Texts.order(later.get(0));
        if (rules.assumptions().accountExclusive()) {
            oldBackup = what;
            turn.alarm("OLD_BACKUP", account, what + "; no new order is taken until an operator accepts this journal");
        } else {
            turn.alarm("FOREIGN_ORDERS_MEANWHILE", account, what + "; they are taken for others' orders");
        }
    }

    /** The listing failed: again in a while; an account that cannot be read has an alarm of its own. */
    void backupFailed(final String account) {
        if (modes.isRecovering() && uncompared.containsKey(account)) {
            notCompared(account, "the account cannot be listed");
        }
    }

    private void notCompared(final String account, final String why) {
        if (uncompared.merge(account, 1, Integer::sum) < LISTINGS) {
            timers.arm(Timers.Kind.COMPARE_BACKUP, account, 0, RETRY_BACKUP_US);
            return;
        }
        uncompared.remove(account);
        orderIds.beginAnew();
        turn.alarm(
                "BACKUP_UNCHECKED",
                account,
                why + ": whether the venue knows later orders than the journal is not known");
    }

    /** Time to list the account again. */
    void compareDue(final String account) {
        if (modes.isRecovering() && uncompared.containsKey(account)) {
            compare(account);
        }
    }

    /** What the venue knows and the journal does not, or empty. */
    String oldBackup() {
        return oldBackup;
    }

    /** True while the journal looks like an old backup and nobody has accepted that. */
    boolean isOldBackup() {
        return !oldBackup.isEmpty();
    }

    /** A person accepts that the journal may be old: true when there was something to accept. */
    boolean acceptBackup() {
        final boolean old = isOldBackup();
        oldBackup = "";
        return old;
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

    /**
     * The order could not be read: again in a while, unless other news has told its end. Its place stays empty
     * until then, so that a venue that answers nothing useful is not asked as fast as it can fail.
     */
    void failed(final Order order) {
        if (isUnread(order)) {
            timers.arm(Timers.Kind.RECOVERY_READ, order.orderId(), 0, RETRY_US);
            underWay = Math.max(0, underWay - 1);
        } else {
            ended();
        }
    }

    /** The venue refuses the account's token: its orders stay as they are known, and hold no other account up. */
    void refused(final Order refused, final String text) {
        final String account = refused.terms().account();
        final int before = unread.size();
        unread.removeIf(orderId -> {
            final Order order = orders.byOrderId(orderId);
            return order == null || order.terms().account().equals(account);
        });
        if (unread.size() < before) {
            turn.alarm(
                    "RECOVERY_REFUSED",
                    account,
                    "the venue refuses the account's token (" + text + "): " + (before - unread.size())
                            + " order(s) of it are not read; they stay as they were known, other accounts go on");
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
        }
        readNext();
    }

    private boolean isUnread(final Order order) {
        if (order.state() != OrderState.LIVE) {
            unread.remove(order.orderId());
        }
        return unread.contains(order.orderId());
    }

    /** Ends recovery when nothing is left to wait for; to be called after each input. */
    void check() {
        if (!modes.isRecovering()
                || isOldBackup()
                || !uncompared.isEmpty()
                || !unread.isEmpty()
                || !resolving.allReadOnce()) {
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
        out.putText(oldBackup);
        out.putAll(uncompared.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putInt(entry.getValue());
        });
        out.putLong(journalEndUs);
    }

    void load(final CoreReader in) {
        in.begin("Recovering", 1);
        in.readTexts(unread);
        in.readOrders(next::add);
        in.readAll(() -> listingFailures.put(in.readText(), in.readInt()));
        underWay = in.readInt();
        oldBackup = in.readText();
        in.readAll(() -> uncompared.put(in.readText(), in.readInt()));
        journalEndUs = in.readLong();
    }
}
