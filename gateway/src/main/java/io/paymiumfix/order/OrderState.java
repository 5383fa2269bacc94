package io.paymiumfix.order;

import java.util.EnumSet;
import java.util.Set;

/** Where an order stands between us and the venue. What the client is told is {@link OrdStatus}. */
enum OrderState {
    /** Its POST is on its way, or waits for its lane: nobody knows an answer yet. */
    PENDING_NEW,
    /** Its POST left and nothing proves what became of it: the venue is being asked. */
    OUTCOME_UNKNOWN,
    /** The venue has it, under a uuid. */
    LIVE,
    /** Traded in full, or ended as filled by the venue's word; CANCELED if a person accepts that trades were taken back. */
    FILLED,
    /** Ended before it was complete. */
    CANCELED,
    /** Never taken: refused by us, by the venue, or proven absent. */
    REJECTED,
    /** Open, and what the venue says of it contradicts what it said before: no report until an operator decides. */
    HALTED;

    private Set<OrderState> next() {
        return switch (this) {
            case PENDING_NEW -> EnumSet.of(OUTCOME_UNKNOWN, LIVE, REJECTED);
            case OUTCOME_UNKNOWN -> EnumSet.of(LIVE, REJECTED);
            case LIVE -> EnumSet.of(FILLED, CANCELED, HALTED);
            case HALTED -> EnumSet.of(LIVE);
            case FILLED -> EnumSet.of(CANCELED);
            case CANCELED, REJECTED -> EnumSet.noneOf(OrderState.class);
        };
    }

    /** True when the order may go from here to there. */
    boolean mayBecome(final OrderState other) {
        return next().contains(other);
    }

    /** True when nothing more is expected of the order. */
    boolean isTerminal() {
        return this == FILLED || this == CANCELED || this == REJECTED;
    }
}
