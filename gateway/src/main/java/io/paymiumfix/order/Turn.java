package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.List;

/**
 * The input being applied: its sequence, its time, and where its outputs go. Reports are held back to
 * the end, so that a venue call never waits behind one.
 */
final class Turn {
    private static final int IDS_PER_INPUT = 1 << 16;

    private final List<Output.Report> reports = new ArrayList<>();
    private long sequence;
    private long nowUs;
    private int ids;
    private Outputs outputs;

    void begin(final long inputSequence, final long timeUs, final Outputs target) {
        sequence = inputSequence;
        nowUs = timeUs;
        ids = 0;
        outputs = target;
    }

    /** Sends what was held back. */
    void end() {
        for (int i = 0; i < reports.size(); i++) {
            outputs.emit(reports.get(i));
        }
        reports.clear();
    }

    long sequence() {
        return sequence;
    }

    long nowUs() {
        return nowUs;
    }

    /** Every id given out for this input or a later one is as high or higher. */
    long firstId() {
        return sequence * IDS_PER_INPUT;
    }

    /** An id for a call or a timer: unique for ever, the same on every replay. */
    long nextId() {
        if (ids == IDS_PER_INPUT) {
            throw new IllegalStateException("input " + sequence + " caused more than " + IDS_PER_INPUT + " ids");
        }
        return sequence * IDS_PER_INPUT + ids++;
    }

    void emit(final Output output) {
        outputs.emit(output);
    }

    void report(final Output.Report report) {
        reports.add(report);
    }

    void alarm(final String word, final String subject, final String text) {
        outputs.emit(new Output.Alarm(word, subject, text));
    }
}
