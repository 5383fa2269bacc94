package io.paymiumfix.order;

/** The way into the order core, for every thread. Never blocks, never drops what it took. */
public interface Inbox {

    /** How much room an input may use. */
    enum Urgency {
        /** A new order: taken while more than a quarter of the ring is free. */
        NEW_ORDER,
        /** Everything else: taken while any room is left. */
        ESSENTIAL
    }

    /**
     * Hands an input over.
     *
     * @return false when there is no room for its urgency: the caller still owns it and answers or
     *     tries again
     */
    boolean offer(Input input, Urgency urgency);
}
