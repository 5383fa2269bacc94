package io.paymiumfix.replay.journal;

import io.paymiumfix.journal.Entry;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReportBody;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person needs to see of a difference: the inputs it lies in, what the core puts out for them now, what it
 * put out then as far as that is known, and the orders concerned.
 */
final class Difference {

    private Difference() {}

    /**
     * One input, and what followed from it.
     *
     * @param entry the input as it was journalled
     * @param now what this build's core puts out
     * @param then what was put out at the time, or by the other build; null when only its digest is known
     */
    record Step(Entry entry, List<Output> now, List<Output> then) {
        boolean isKnownToDiffer() {
            return then != null && !then.equals(now);
        }
    }

    /** Several lines, without an end of line after the last. */
    static String report(final String what, final List<Step> steps) {
        final List<String> lines = new ArrayList<>();
        lines.add("DIFFERENT: " + what);
        final Set<String> orderIds = new TreeSet<>();
        for (final Step step : steps) {
            final Entry entry = step.entry();
            lines.add("  input " + entry.sequence() + " at " + time(entry.timeUs())
                    + (step.isKnownToDiffer() ? ", which differs" : ""));
            lines.add("    " + OutputLines.text((Record) entry.input()));
            add(lines, orderIds, "    now  ", step.now());
            if (step.then() == null) {
                lines.add("    then only the digest was journalled (journal.outputs: full keeps the outputs)");
            } else {
                add(lines, orderIds, "    then ", step.then());
            }
        }
        lines.add(
                orderIds.isEmpty()
                        ? "  no order is named in what was put out"
                        : "  orders concerned: " + String.join(", ", orderIds));
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(
            final List<String> lines, final Set<String> orderIds, final String head, final List<Output> outputs) {
        if (outputs.isEmpty()) {
            lines.add(head + "nothing");
        }
        for (final Output output : outputs) {
            lines.add(head + OutputLines.text((Record) output));
            final String orderId = orderId(output);
            if (!orderId.isEmpty()) {
                orderIds.add(orderId);
            }
        }
    }

    private static String orderId(final Output output) {
        if (output instanceof Output.PlaceCall call) {
            return call.orderId();
        }
        if (output instanceof Output.CancelCall call) {
            return call.orderId();
        }
        if (output instanceof Output.ReadCall call) {
            return call.orderId();
        }
        if (output instanceof Output.TruthFound truth) {
            return truth.orderId();
        }
        if (output instanceof Output.Report report) {
            if (report.body() instanceof ReportBody.Execution execution) {
                return execution.orderId();
            }
            if (report.body() instanceof ReportBody.CancelReject reject) {
                return reject.orderId();
            }
        }
        return "";
    }

    private static String time(final long timeUs) {
        return Instant.EPOCH.plus(timeUs, ChronoUnit.MICROS).toString();
    }
}
