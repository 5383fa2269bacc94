package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders of our accounts that are none of ours: foreign ones, placed elsewhere, and ghosts, which came to the venue
 * after they were rejected by absence. No order session hears of them; drop copies and operators do. Owned by
 * {@code order-core}.
 *
 * <p>An order that had ended before the trading day is not taken in: it may be one of ours that was forgotten.
 */
final class Outsiders implements Unowned {
    /** Kept of each account; beyond it the oldest are forgotten, ended ones first. */
    static final int KEPT = 1_000;

    private static final Map<String, Outsider> NONE = new LinkedHashMap<>();
    private static final long US_PER_S = 1_000_000;

    private final Turn turn;
    private final Orders orders;
    private final OutsiderReports reports;
    private final Map<String, Map<String, Outsider>> byAccount = new LinkedHashMap<>();

    Outsiders(final Turn turn, final Orders orders, final OutsiderReports reports) {
        this.turn = turn;
        this.orders = orders;
        this.reports = reports;
    }

    /**
     * One of them, as last told.
     *
     * @param orderId OrderID(37) on drop copies
     * @param ghostOf the OrderID(37) of the order it was placed as; empty for a foreign one
     */
    record Outsider(String account, String orderId, String ghostOf, VenueOrder view, long firstSeenUs) {
        boolean isGhost() {
            return !ghostOf.isEmpty();
        }

        boolean isOpen() {
            return view.isOpen();
        }

        private Outsider seenAs(final VenueOrder newView, final String ghost) {
            return new Outsider(account, orderId, ghostOf.isEmpty() ? ghost : ghostOf, newView, firstSeenUs);
        }
    }

    @Override
    public void foreignSeen(final String account, final VenueOrder view) {
        seen(account, view, "");
    }

    @Override
    public void ghostSeen(final Order rejected, final VenueOrder view) {
        seen(rejected.terms().account(), view, rejected.orderId());
    }

    private void seen(final String account, final VenueOrder view, final String ghostOf) {
        if (view.uuid().isEmpty() || !OutsiderReports.canTell(view)) {
            return;
        }
        final Map<String, Outsider> outsiders = byAccount.computeIfAbsent(account, name -> new LinkedHashMap<>());
        final Outsider known = outsiders.get(view.uuid());
        if (known == null) {
            final boolean ofToday = view.isOpen() || view.createdAtS() >= orders.dayStartUs() / US_PER_S;
            if (ofToday || !ghostOf.isEmpty()) {
                final String orderId = (ghostOf.isEmpty() ? "F-" : "G-") + view.uuid();
                keep(outsiders, new Outsider(account, orderId, ghostOf, view, turn.nowUs()), null);
                forgetBeyondBound(outsiders);
            }
        } else if (isLater(known.view(), view)) {
            keep(outsiders, known.seenAs(view, ghostOf), known.view());
        }
    }

    private void keep(final Map<String, Outsider> outsiders, final Outsider outsider, final VenueOrder toldBefore) {
        outsiders.put(outsider.view().uuid(), outsider);
        reports.changed(outsider, toldBefore);
    }

    /** Trades only grow, and what has ended stays so. */
    private static boolean isLater(final VenueOrder before, final VenueOrder view) {
        return OutsiderReports.canTell(before, view) && (before.isOpen() || !view.isOpen()) && !view.equals(before);
    }

    private static void forgetBeyondBound(final Map<String, Outsider> outsiders) {
        if (outsiders.size() <= KEPT) {
            return;
        }
        for (final Iterator<Outsider> oldestFirst = outsiders.values().iterator(); oldestFirst.hasNext(); ) {
            if (!oldestFirst.next().isOpen()) {
                oldestFirst.remove();
                return;
            }
        }
        outsiders.remove(outsiders.keySet().iterator().next());
    }

    /** The trading day is over: what has ended is forgotten. */
    void newDay() {
        for (final Map<String, Outsider> outsiders : byAccount.values()) {
            outsiders.values().removeIf(outsider -> !outsider.isOpen());
        }
    }

    /** Those of an account, oldest first. */
    List<Outsider> of(final String account) {
        final List<Outsider> outsiders = new ArrayList<>();
        for (final Outsider outsider : byAccount.getOrDefault(account, NONE).values()) {
            if (!orders.isOurs(outsider.view().uuid())) { // an operator may have adopted it
                outsiders.add(outsider);
            }
        }
        return outsiders;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Outsiders", 1);
        final List<Outsider> all = new ArrayList<>();
        byAccount.values().forEach(outsiders -> all.addAll(outsiders.values()));
        out.putTexts(byAccount.keySet());
        out.putAll(all, outsider -> {
            out.putInput(new Input.OrderSeen(outsider.account(), outsider.view()));
            out.putText(outsider.orderId());
            out.putText(outsider.ghostOf());
            out.putLong(outsider.firstSeenUs());
        });
    }

    void load(final CoreReader in) {
        in.begin("Outsiders", 1);
        in.readAll(() -> byAccount.put(in.readText(), new LinkedHashMap<>()));
        in.readAll(() -> {
            final Input.OrderSeen seen = in.readInput(Input.OrderSeen.class);
            byAccount
                    .get(seen.account())
                    .put(
                            seen.order().uuid(),
                            new Outsider(seen.account(), in.readText(), in.readText(), seen.order(), in.readLong()));
        });
    }
}
