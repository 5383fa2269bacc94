package io.paymiumfix.order;

/**
 * Who is told of orders at the venue that belong to no order of ours. Called by {@link Resolving} once it is
 * certain that the order is neither the answer to a POST still in flight nor the one an unknown outcome waits for.
 */
interface Unowned {
    /** Nobody is told. */
    Unowned NOBODY = new Unowned() {
        @Override
        public void ghostSeen(final Order rejected, final VenueOrder view) {}

        @Override
        public void foreignSeen(final String account, final VenueOrder view) {}
    };

    /**
     * An order that was rejected by absence is at the venue after all; told again whenever it is seen changed.
     * Its fills are the account's, and nobody's on the order session.
     *
     * @param rejected the order its client was told to be rejected; stays so
     * @param view what the venue tells of it now
     */
    void ghostSeen(Order rejected, VenueOrder view);

    /** An order placed elsewhere was seen, for the first time or changed. */
    void foreignSeen(String account, VenueOrder view);
}
