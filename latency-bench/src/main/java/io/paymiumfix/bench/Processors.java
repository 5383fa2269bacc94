package io.paymiumfix.bench;

import java.io.IOException;

/**
 * Where a subject runs, as taskset names processors: on all of its own while it warms up and in loads of throughput, on
 * one where a latency is to repeat.
 *
 * @param subject where it is started; null for any
 * @param latency where it runs in the closed loop of one session and in open loops; null for the same
 */
record Processors(String subject, String latency) {

    /** A subject is where it was started. */
    static final Processors ANY = new Processors(null, null);

    Processors {
        if (latency != null && subject == null) {
            throw new BenchException("--latency-cpu needs --subject-cpu: where subjects run in the other loads");
        }
    }

    /** Moves a subject to processors, as {@link Subject.Running#runOn} does. */
    interface Move {
        void to(String cpus) throws IOException;
    }

    void warmUp(Move move) throws IOException {
        if (latency != null) {
            move.to(subject);
        }
    }

    void measure(Shape shape, Move move) throws IOException {
        if (latency != null && shape.isOfLatency()) {
            move.to(latency);
        }
    }
}
