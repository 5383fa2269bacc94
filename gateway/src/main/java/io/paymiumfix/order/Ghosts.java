package io.paymiumfix.order;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Orders that were rejected because the venue did not have them, watched for a while in case it has them after
 * all. One that appears is a broken assumption: a person is told, new orders stop, and it is canceled at once, if so
 * configured. Its client was told that it is rejected, and is told nothing else. Owned by {@code order-core}.
 */
final class Ghosts {
    private static final int KEPT = 10_000;
    private static final long[] DELAYS_US = {1_000_000, 2_000_000, 5_000_000, 10_000_000, 60_000_000};

    private final Turn turn;
    private final Calls calls;
    private final Timers timers;
    private final Modes modes;
    private final Deque<Watch> watched = new ArrayDeque<>();
    private final Map<String, Ghost> byUuid = new LinkedHashMap<>();
    private Unowned unowned = Unowned.NOBODY;

    Ghosts(final Turn turn, final Calls calls, final Timers timers, final Modes modes) {
        this.turn = turn;
        this.calls = calls;
        this.timers = timers;
        this.modes = modes;
    }

    void tell(final Unowned target) {
        unowned = target;
    }

    /**
     * A rejected order that may yet appear.
     *
     * @param aheadUs what was known of the venue's clock when it was sent
     */
    private record Watch(Order order, long sentUs, long aheadUs, long rejectedUs, long untilUs) {
        boolean couldBe(final Strangers.Stranger stranger, final long aheadNowUs) {
            return order.terms().matches(stranger.view())
                    && stranger.firstSeenUs() >= rejectedUs
                    && CreationWindow.admits(stranger.view().createdAtS(), sentUs, aheadUs, aheadNowUs);
        }
    }

    /** One that appeared. */
    private static final class Ghost {
        private final Order order;
        private VenueOrder view;
        private boolean canceling;
        private int attempts;

        Ghost(final Order order, final VenueOrder view) {
            this.order = order;
            this.view = view;
        }
    }

    /** The order of this case was rejected: it is watched for until then. */
    void watch(final Case rejected, final long untilUs) {
        watched.add(new Watch(rejected.order, rejected.sentUs, rejected.aheadUs, turn.nowUs(), untilUs));
        while (watched.size() > KEPT || watched.peekFirst().untilUs() <= turn.nowUs()) {
            watched.removeFirst();
        }
    }

    /** True when this order at the venue is a ghost. */
    boolean owns(final String uuid) {
        return byUuid.containsKey(uuid);
    }

    /** Takes an order that nobody owns when it is one that was rejected. */
    boolean claims(final String account, final Strangers.Stranger stranger, final long aheadNowUs, final Rules rules) {
        final Watch watch = find(account, stranger, aheadNowUs, rules.assumptions());
        if (watch == null) {
            return false;
        }
        watched.remove(watch);
        final Ghost ghost = new Ghost(watch.order(), stranger.view());
        byUuid.put(stranger.view().uuid(), ghost);
        bound();
        final String id = ghost.order.orderId();
        final Rules.Assumptions assumptions = rules.assumptions();
        ghost.canceling = assumptions.cancelGhosts() && assumptions.accountExclusive();
        turn.alarm(
                "LATE_GHOST",
                id,
                "rejected at " + Texts.time(watch.rejectedUs()) + " as absent, it is at the venue: "
                        + Texts.order(stranger.view()) + "; "
                        + (ghost.canceling ? "it is canceled now" : "cancel it by hand")
                        + ", no new orders are taken until an operator accepts this");
        modes.assumptionBroken("order " + id + " was rejected as absent and appeared as " + ghost.view.uuid());
        unowned.ghostSeen(ghost.order, ghost.view);
        follow(ghost);
        return true;
    }

    private Watch find(
            final String account,
            final Strangers.Stranger stranger,
            final long aheadNowUs,
            final Rules.Assumptions assumptions) {
        for (final Iterator<Watch> watches = watched.iterator(); watches.hasNext(); ) {
            final Watch watch = watches.next();
            final boolean late = CreationWindow.isAfter(stranger.view().createdAtS(), watch.rejectedUs(), aheadNowUs);
            if (watch.untilUs() > turn.nowUs()
                    && watch.order().terms().account().equals(account)
                    && watch.couldBe(stranger, aheadNowUs)
                    && (assumptions.accountExclusive() || !late)) {
                return watch;
            }
        }
        return null;
    }

    /** The oldest that have ended go first. */
    private void bound() {
        final Iterator<Ghost> oldest = byUuid.values().iterator();
        while (byUuid.size() > KEPT && oldest.hasNext()) {
            if (!oldest.next().view.isOpen()) {
                oldest.remove();
            }
        }
    }

    /** News of a ghost: its fills are told on. */
    void changed(final VenueOrder view) {
        final Ghost ghost = byUuid.get(view.uuid());
        ghost.view = view;
        unowned.ghostSeen(ghost.order, view);
    }

    // ---------------------------------------------------------------- canceling it

    /** Cancels it; where a person has to, it is read, so that its fills and its end are told. */
    private void follow(final Ghost ghost) {
        if (!ghost.view.isOpen()) {
            return;
        }
        if (ghost.canceling) {
            calls.cancelGhost(ghost.order, ghost.view.uuid());
        } else {
            calls.readGhost(ghost.order, ghost.view.uuid());
        }
    }

    /** Its DELETE ended, however: only a reading tells what it did. */
    void canceled(final String uuid) {
        final Ghost ghost = byUuid.get(uuid);
        if (ghost != null) {
            calls.readGhost(ghost.order, uuid);
        }
    }

    /** Its reading ended; what it told has been noted. */
    void read(final String uuid) {
        final Ghost ghost = byUuid.get(uuid);
        if (ghost == null || !ghost.view.isOpen()) {
            return;
        }
        final long delayUs = DELAYS_US[Math.min(ghost.attempts, DELAYS_US.length - 1)];
        ghost.attempts++;
        if (ghost.attempts == DELAYS_US.length && ghost.canceling) {
            turn.alarm(
                    "GHOST_STAYS",
                    ghost.order.orderId(),
                    "uuid " + uuid + " is still open after its cancel was tried for a while; it is tried every minute");
        }
        timers.arm(Timers.Kind.GHOST_NEXT, uuid, 0, delayUs);
    }

    /** Time for the next attempt. */
    void next(final String uuid) {
        final Ghost ghost = byUuid.get(uuid);
        if (ghost != null) {
            follow(ghost);
        }
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Ghosts", 1);
        out.putAll(watched, watch -> {
            out.putOrder(watch.order());
            out.putLong(watch.sentUs());
            out.putLong(watch.aheadUs());
            out.putLong(watch.rejectedUs());
            out.putLong(watch.untilUs());
        });
        out.putAll(byUuid.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putOrder(entry.getValue().order);
            out.putView(entry.getValue().view);
            out.putBoolean(entry.getValue().canceling);
            out.putInt(entry.getValue().attempts);
        });
    }

    void load(final CoreReader in) {
        in.begin("Ghosts", 1);
        in.readAll(() ->
                watched.add(new Watch(in.readOrder(), in.readLong(), in.readLong(), in.readLong(), in.readLong())));
        in.readAll(() -> {
            final String uuid = in.readText();
            final Ghost ghost = new Ghost(in.readOrder(), in.readView());
            ghost.canceling = in.readBoolean();
            ghost.attempts = in.readInt();
            byUuid.put(uuid, ghost);
        });
    }
}
