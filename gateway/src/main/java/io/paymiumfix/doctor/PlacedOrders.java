package io.paymiumfix.doctor;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.VenueOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the probe placed, or may have placed, and is not yet known to be gone. The {@link ProbeNote} says the same on the
 * disk at every moment. Used by one thread.
 */
final class PlacedOrders {
    private static final int MAX_PAGES = 10;

    private final VenueDesk desk;
    private final Lane lane;
    private final ProbeNote note;
    private final Probe.Limits limits;
    private final List<ProbeOrder> left;
    /** Orders that cannot be the probe's. */
    private final Set<String> others = new HashSet<>();
    /** What else is on the account is known, so that an order need not be exactly as sent to be the probe's. */
    private boolean othersKnown;

    PlacedOrders(final VenueDesk desk, final Lane lane, final ProbeNote note, final Probe.Limits limits) {
        this.desk = desk;
        this.lane = lane;
        this.note = note;
        this.limits = limits;
        this.left = new ArrayList<>(note.read());
    }

    /** Orders of the gateway, which the probe must not touch. */
    void notOurs(final Set<String> uuids) {
        others.addAll(uuids);
    }

    /** All that was on the account before the probe placed anything. */
    void thereBefore(final Set<String> uuids) {
        others.addAll(uuids);
        othersKnown = true;
    }

    List<ProbeOrder> left() {
        return List.copyOf(left);
    }

    /** Places an order; until it is known to be gone it is {@link #left}. */
    Outcome place(final ProbeOrder order) throws InterruptedException {
        left.add(order);
        note.write(left);
        final Outcome outcome = desk.ask(lane, Call.placeOrder(desk.nextCallId(), order.toPlace(), 0));
        if (outcome instanceof Outcome.Accepted accepted && accepted.body() instanceof VenueOrder placed) {
            become(order, order.known(placed.uuid()));
        } else if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.NotSent) {
            gone(order);
        }
        return outcome;
    }

    private void become(final ProbeOrder order, final ProbeOrder known) {
        left.set(left.indexOf(order), known);
        note.write(left);
    }

    private void gone(final ProbeOrder order) {
        left.remove(order);
        note.write(left);
    }

    /**
     * Cancels everything that is left and waits until the venue says that it has ended.
     *
     * @return true when nothing is left
     */
    boolean cancelAll(final Findings findings) throws InterruptedException {
        for (int attempt = 0; attempt < limits.cancelAttempts() && !left.isEmpty(); attempt++) {
            if (attempt > 0) {
                limits.pause();
            }
            find();
            for (final ProbeOrder order : List.copyOf(left)) {
                if (order.uuid() != null) {
                    cancel(order, findings);
                }
            }
        }
        return left.isEmpty();
    }

    /** Looks for orders whose POST had no answer. */
    private void find() throws InterruptedException {
        if (left.stream().allMatch(order -> order.uuid() != null)) {
            return;
        }
        final Map<String, VenueOrder> shown =
                AccountOrders.list(desk, lane, MAX_PAGES).orders();
        for (final ProbeOrder order : List.copyOf(left)) {
            if (order.uuid() == null) {
                shown.values().stream()
                        .filter(candidate -> !others.contains(candidate.uuid()) && matches(order, candidate))
                        .findFirst()
                        .ifPresent(candidate -> {
                            others.add(candidate.uuid());
                            become(order, order.known(candidate.uuid()));
                        });
            }
        }
    }

    private boolean matches(final ProbeOrder order, final VenueOrder candidate) {
        return othersKnown
                ? order.couldBe(candidate)
                : AccountOrders.isOpen(candidate) && order.couldBe(candidate) && order.isKeptIn(candidate);
    }

    private void cancel(final ProbeOrder order, final Findings findings) throws InterruptedException {
        desk.ask(lane, Call.cancelOrder(desk.nextCallId(), order.uuid()));
        final Outcome read = desk.ask(lane, Call.readOrder(desk.nextCallId(), order.uuid()));
        if (read instanceof Outcome.Accepted accepted
                && accepted.body() instanceof VenueOrder shown
                && !AccountOrders.isOpen(shown)) {
            final boolean traded =
                    shown.tradedBtc() != null && shown.tradedBtc().signum() != 0;
            if (traded) {
                findings.fail(
                        "probe",
                        "the order " + order + " traded " + shown.tradedBtc().toPlainString()
                                + " BTC before it ended: that is the account's now");
            }
            gone(order);
        }
    }

    /** How long to wait between two attempts. */
    static void sleep(final long ms) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ms);
    }
}
