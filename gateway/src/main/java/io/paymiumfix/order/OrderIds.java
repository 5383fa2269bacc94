package io.paymiumfix.order;

/**
 * Every OrderID(37): a second since the epoch, then the input that brought the order. The second is the journal's birth,
 * until the journal may be an old copy: then its next inputs have numbers that others had before, and ids begin anew with
 * that moment's second. Owned by {@code order-core}.
 */
final class OrderIds {
    private static final long US_PER_S = 1_000_000;
    private static final int SECOND_WIDTH = 7;

    private final Turn turn;
    private String second;

    OrderIds(final Turn turn, final long birthS) {
        this.turn = turn;
        second = Base32.padded(birthS, SECOND_WIDTH);
    }

    /** That of the order which the input being applied brings. */
    String next() {
        return second + Base32.of(turn.sequence());
    }

    /** No id from now on is one that a later part of this journal, now lost, gave. */
    void beginAnew() {
        second = Base32.padded(turn.nowUs() / US_PER_S, SECOND_WIDTH);
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("OrderIds", 1);
        out.putText(second);
    }

    void load(final CoreReader in) {
        in.begin("OrderIds", 1);
        second = in.readText();
    }
}
