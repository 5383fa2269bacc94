package io.paymiumfix.bench;

/**
 * How often a load is put on a subject.
 *
 * @param count from 1
 * @param apart whether all subjects of a round are alive at once and take turns at every part of every load, so that a machine's
 *     mood hits them alike, and each part is a round of its own; otherwise one subject after the other, a load whose rate is of
 *     interest added up from its parts, and one of latency in one part
 */
record Parts(int count, boolean apart) {

    static Parts addedUp(int count) {
        return new Parts(count, false);
    }

    static Parts pairs(int count) {
        return new Parts(count, true);
    }

    int of(Shape shape) {
        return apart || !shape.isOfLatency() ? count : 1;
    }

    /** Rounds that one start of the subjects makes. */
    int roundsOfAStart() {
        return apart ? count : 1;
    }
}
