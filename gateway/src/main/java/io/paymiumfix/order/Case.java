package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.List;

/** One order whose POST left and whose outcome is unknown, and all that is known about it. Owned by {@link Resolving}. */
final class Case {
    final Order order;
    /** Of its POST; 0 when that was lost with the process that sent it. */
    final long nonce;
    /** When its first byte left, at the latest. */
    final long sentUs;
    /** Why the outcome is unknown, a machine word. */
    final String cause;
    /** When it became unknown. */
    final long openedUs;
    /** Calls with this id or a higher one were made after it became unknown. */
    final long openedId;
    /** What was known of the venue's clock when it became unknown: microseconds ahead, or {@link VenueOrder#ABSENT}. */
    final long aheadUs;

    /** When the venue had accepted a later call of the account; 0 while it has not. */
    long fencedUs;

    /** A reading ended since the fence. */
    boolean readOnce;
    /** Complete and settled readings in a row that did not show it. */
    int absentReadings;
    /** Settled readings in a row that were not complete. */
    int incompleteReadings;
    /** Balances in a row that could not be explained without it. */
    int unexplained;
    /** The last of them told of more money locked than other orders can lock. */
    boolean isExceeded;
    /** Why it waits for a person, a machine word; empty while proof may still come by itself. */
    String held = "";
    /** The last reading could have proven something: the next one need not wait long. */
    boolean provable = true;

    /** The orders at the venue that could be it, as the last reading left them. */
    List<VenueOrder> candidates = List.of();
    /** What the last reading and the last balances told, for people. */
    String lastReading = "no reading of the account has ended yet";

    String lastBalances = "";

    Case(final Order order, final Input.Unknown unknown, final long openedUs, final long openedId, final long aheadUs) {
        this.order = order;
        this.nonce = unknown.nonce();
        this.sentUs = unknown.sentUs() == 0 ? order.receivedUs() : unknown.sentUs();
        this.cause = unknown.cause();
        this.openedUs = openedUs;
        this.openedId = openedId;
        this.aheadUs = aheadUs;
    }

    /** True when nothing that is read can settle it: the venue's own answer was impossible. */
    boolean isLost() {
        return "UUID_TWICE".equals(held);
    }

    /** What is known, one fact per line. */
    List<String> evidence() {
        final List<String> lines = new ArrayList<>();
        lines.add("its POST left at " + Texts.time(sentUs) + (nonce == 0 ? "" : " with nonce " + nonce)
                + " and has no outcome: " + cause);
        lines.add(
                fencedUs == 0
                        ? "no later call of the token was accepted since: it may still arrive"
                        : "a later call of the token was accepted by " + Texts.time(fencedUs));
        lines.add(lastReading + "; complete readings without it: " + absentReadings);
        if (!lastBalances.isEmpty()) {
            lines.add(lastBalances);
        }
        for (final VenueOrder candidate : candidates) {
            lines.add("could be it: " + Texts.order(candidate));
        }
        if (!held.isEmpty()) {
            lines.add("held for a person: " + held);
        }
        return lines;
    }

    // ---------------------------------------------------------------- snapshots

    private Case(
            final Order order,
            final long nonce,
            final long sentUs,
            final String cause,
            final long openedUs,
            final long openedId,
            final long aheadUs) {
        this.order = order;
        this.nonce = nonce;
        this.sentUs = sentUs;
        this.cause = cause;
        this.openedUs = openedUs;
        this.openedId = openedId;
        this.aheadUs = aheadUs;
    }

    void save(final CoreWriter out) {
        out.begin("Case", 1);
        out.putOrder(order);
        out.putLong(nonce);
        out.putLong(sentUs);
        out.putText(cause);
        out.putLong(openedUs);
        out.putLong(openedId);
        out.putLong(aheadUs);
        out.putLong(fencedUs);
        out.putBoolean(readOnce);
        out.putInt(absentReadings);
        out.putInt(incompleteReadings);
        out.putInt(unexplained);
        out.putBoolean(isExceeded);
        out.putText(held);
        out.putBoolean(provable);
        out.putAll(candidates, out::putView);
        out.putText(lastReading);
        out.putText(lastBalances);
    }

    static Case load(final CoreReader in) {
        in.begin("Case", 1);
        final Case open = new Case(
                in.readOrder(),
                in.readLong(),
                in.readLong(),
                in.readText(),
                in.readLong(),
                in.readLong(),
                in.readLong());
        open.fencedUs = in.readLong();
        open.readOnce = in.readBoolean();
        open.absentReadings = in.readInt();
        open.incompleteReadings = in.readInt();
        open.unexplained = in.readInt();
        open.isExceeded = in.readBoolean();
        open.held = in.readText();
        open.provable = in.readBoolean();
        final List<VenueOrder> told = new ArrayList<>();
        in.readAll(() -> told.add(in.readView()));
        open.candidates = List.copyOf(told);
        open.lastReading = in.readText();
        open.lastBalances = in.readText();
        return open;
    }
}
