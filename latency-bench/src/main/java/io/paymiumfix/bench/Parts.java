package io.paymiumfix.bench;

/**
 * How often a load is put on a subject, its orders added up: a machine's moods pass.
 *
 * @param count from 1
 * @param together whether all subjects of a round run at once and take turns at every part of every load, so that a mood hits them
 *     alike; otherwise one after the other, and a load of latency comes in one part
 */
record Parts(int count, boolean together) {

    static Parts oneAfterAnother(int count) {
        return new Parts(count, false);
    }

    static Parts together(int count) {
        return new Parts(count, true);
    }

    int of(Shape shape) {
        return together || !shape.isOfLatency() ? count : 1;
    }
}
