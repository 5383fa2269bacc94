package io.paymiumfix.replay;

import java.util.List;

/**
 * A recorded answer and the replayed one.
 *
 * @param step the client's message they answer; null when they came before any
 * @param recorded null when the replay has one more
 * @param replayed null when the replay has none
 * @param fields both, field by field; empty when one is null
 */
record Pair(Step step, FixMessage recorded, FixMessage replayed, List<FieldPair> fields) {

    Pair {
        fields = List.copyOf(fields);
    }

    /** What is to be said of a pair. */
    enum Mark {
        /** No field differs that counts. */
        EQUAL,
        /** Some field differs. */
        DIFFERENT,
        /** Recorded only. */
        MISSING,
        /** Replayed only. */
        UNEXPECTED
    }

    /**
     * One field of both.
     *
     * @param recorded its value, or null
     * @param replayed its value, or null
     */
    record FieldPair(int tag, String recorded, String replayed, FieldMark mark) {}

    /** What is to be said of a field. */
    enum FieldMark {
        /** The same. */
        SAME,
        /** An id under another name, consistently. */
        RENAMED,
        /** A time, or a number of the session layer. */
        IGNORED,
        /** Different, or in one of them only. */
        DIFFERS
    }

    Mark mark() {
        if (recorded == null) {
            return Mark.UNEXPECTED;
        }
        if (replayed == null) {
            return Mark.MISSING;
        }
        return fields.stream().anyMatch(field -> field.mark == FieldMark.DIFFERS) ? Mark.DIFFERENT : Mark.EQUAL;
    }

    /** True when it differs in ids that the gateway makes, and in nothing else. */
    boolean differsInIdsOnly() {
        return mark() == Mark.DIFFERENT
                && fields.stream()
                        .filter(field -> field.mark == FieldMark.DIFFERS)
                        .allMatch(field -> Renaming.isId(field.tag));
    }
}
