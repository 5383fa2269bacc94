package io.paymiumfix.venue;

import java.util.Set;

/** The venue's words for the state of an order, as far as reading lists needs them. Pure. */
final class OrderStates {
    private static final Set<String> ENDED = Set.of("filled", "executed", "canceled");
    private static final Set<String> LIVE =
            Set.of("pending_execution", "pending", "processing", "authorized", "active");

    private OrderStates() {}

    /** True unless the word is known to end an order; an unknown word keeps the order in sight. */
    static boolean open(final String state) {
        return !ENDED.contains(state);
    }

    /** True when the word is known to mean that the order lives. */
    static boolean live(final String state) {
        return LIVE.contains(state);
    }
}
