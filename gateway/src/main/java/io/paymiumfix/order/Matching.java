package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which orders at the venue could be those of unknown outcome: of equal content, nobody's, not there before the POST
 * left, and created in its time. Changes nothing. Used by {@link Resolving}.
 */
final class Matching {
    private final Orders orders;
    private final Ghosts ghosts;
    private Rules rules;
    private long aheadUs = VenueOrder.ABSENT;

    Matching(final Orders orders, final Ghosts ghosts) {
        this.orders = orders;
        this.ghosts = ghosts;
    }

    void apply(final Rules applied) {
        rules = applied;
    }

    /** A reading told how far the venue's clock is ahead of ours. */
    void learn(final long venueAheadUs) {
        aheadUs = CreationWindow.learn(aheadUs, venueAheadUs);
    }

    /** How far the venue's clock is ahead of ours, microseconds, or {@link VenueOrder#ABSENT}. */
    long aheadUs() {
        return aheadUs;
    }

    /** Cases the venue cannot tell apart, oldest first. */
    static List<List<Case>> groups(final Unresolved desk) {
        final Map<Terms.Fingerprint, List<Case>> groups = new LinkedHashMap<>();
        for (final Case open : desk.cases) {
            if (!open.isLost()) {
                groups.computeIfAbsent(open.order.terms().fingerprint(), alike -> new ArrayList<>())
                        .add(open);
            }
        }
        return List.copyOf(groups.values());
    }

    /** Why candidates are nobody's to guess, or empty. */
    String doubt(final Unresolved desk, final List<Case> alike, final List<VenueOrder> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            if (i >= reach(alike, desk.strangers.get(candidates.get(i).uuid()))) {
                return alike.size() + " orders alike have no known outcome and " + candidates.size()
                        + " orders at the venue could be some of them";
            }
        }
        if (!candidates.isEmpty() && !rules.assumptions().accountExclusive()) {
            return "an order at the venue could be it, and others trade on the account";
        }
        if (candidates.isEmpty() && !rules.assumptions().amountsKept()) {
            for (final Strangers.Stranger stranger : desk.strangers.all()) {
                if (reach(alike, stranger) > 0
                        && alike.get(0).order.terms().sameKind(stranger.view())
                        && !ghosts.owns(stranger.view().uuid())) {
                    return "an order of its kind and time is at the venue, and amounts may be rounded there";
                }
            }
        }
        return "";
    }

    /** What at the venue could be one of these cases, in the order of their creation. */
    List<VenueOrder> candidates(final Unresolved desk, final List<Case> alike) {
        final List<VenueOrder> inOrder = new ArrayList<>();
        for (final Strangers.Stranger stranger : desk.strangers.all()) {
            final VenueOrder view = stranger.view();
            if (!orders.isOurs(view.uuid())
                    && !ghosts.owns(view.uuid())
                    && reach(alike, stranger) > 0
                    && alike.get(0).order.terms().matches(view)) {
                inOrder.add(view);
            }
        }
        inOrder.sort(Comparator.comparingInt((VenueOrder view) -> reach(alike, desk.strangers.get(view.uuid())))
                .thenComparingLong(VenueOrder::createdAtS));
        return inOrder;
    }

    /** How many of the cases, oldest first, the order could be: none that was sent after it was there. */
    private int reach(final List<Case> alike, final Strangers.Stranger stranger) {
        int reach = 0;
        for (final Case open : alike) {
            if (!couldBe(open, stranger)) {
                return reach;
            }
            reach++;
        }
        return reach;
    }

    private boolean couldBe(final Case open, final Strangers.Stranger stranger) {
        return stranger.firstSeenUs() >= open.sentUs
                && CreationWindow.admits(stranger.view().createdAtS(), open.sentUs, open.aheadUs, aheadUs);
    }

    /** True when an unknown outcome could be this order. */
    boolean couldBeOpen(final Unresolved desk, final Strangers.Stranger stranger) {
        for (final Case open : desk.cases) {
            if (open.order.terms().matches(stranger.view()) && couldBe(open, stranger)) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Matching", 1);
        out.putLong(aheadUs);
    }

    void load(final CoreReader in) {
        in.begin("Matching", 1);
        aheadUs = in.readLong();
    }
}
