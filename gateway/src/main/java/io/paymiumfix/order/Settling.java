package io.paymiumfix.order;

import java.util.List;

/**
 * What a person may decide about an order that cannot be settled by proof: each method answers null when it is
 * done, or why not. Owned by {@code order-core}.
 */
final class Settling {
    private final Orders orders;

    Settling(final Orders orders) {
        this.orders = orders;
    }

    /** True for an order that waits for proof or for a person: its outcome is unknown, or it is halted. */
    boolean isHeld(final Order order) {
        return order.state() == OrderState.OUTCOME_UNKNOWN || order.isSilent();
    }

    /** What is known of a held order, one fact per line, for people. */
    List<String> evidence(final Order order) {
        return List.of();
    }

    /** The commands that settle a held order, ready to be typed. */
    List<String> commands(final Order order) {
        return List.of();
    }

    /** The order of unknown outcome is this one at the venue. */
    Refusal adopt(final Order order, final String uuid) {
        return notYet();
    }

    /** The order of unknown outcome is not at the venue and never will be. */
    Refusal absent(final Order order) {
        return notYet();
    }

    /** The venue's latest word on a halted order is taken as true, also where it takes back trades. */
    Refusal resume(final Order order) {
        return notYet();
    }

    private Refusal notYet() {
        return Refusal.of(Refusal.OTHER, "NOT_YET", "of " + orders.size() + " orders none can be settled yet");
    }
}
