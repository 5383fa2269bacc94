package io.paymiumfix.admin;

import io.paymiumfix.order.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * How long it took to find out what became of orders of unknown outcome, per cause. Written by {@code order-core}, read
 * by any thread; both rarely, under one lock.
 */
public final class TruthFigures {
    private static final long LONGEST_US = 7 * 86_400_000_000L;
    private static final int DIGITS = 2;
    /** Causes are words of ours; the bound is for a defect. */
    private static final int CAUSES = 64;

    private final Map<String, Histogram> byCause = new TreeMap<>();

    /** An outcome was settled. */
    public synchronized void found(final Output.TruthFound truth) {
        final String cause = byCause.size() < CAUSES || byCause.containsKey(truth.cause()) ? truth.cause() : "OTHER";
        byCause.computeIfAbsent(cause, word -> new Histogram(LONGEST_US, DIGITS))
                .recordValue(Math.max(0, Math.min(truth.tookUs(), LONGEST_US)));
    }

    /** The figures of one cause, microseconds. */
    record Line(long count, long p50Us, long p90Us, long p99Us, long maxUs) {}

    synchronized Map<String, Line> lines() {
        final Map<String, Line> lines = new LinkedHashMap<>();
        byCause.forEach((cause, histogram) -> lines.put(
                cause,
                new Line(
                        histogram.getTotalCount(),
                        histogram.getValueAtPercentile(50),
                        histogram.getValueAtPercentile(90),
                        histogram.getValueAtPercentile(99),
                        histogram.getMaxValue())));
        return lines;
    }

    /** One line for the log, empty when no outcome was ever unknown. */
    public String summary() {
        final StringBuilder text = new StringBuilder();
        lines().forEach((cause, line) -> text.append(text.length() == 0 ? "" : "; ")
                .append(cause)
                .append(": ")
                .append(line.count())
                .append(", p50 ")
                .append(line.p50Us() / 1000)
                .append(" ms, p99 ")
                .append(line.p99Us() / 1000)
                .append(" ms, max ")
                .append(line.maxUs() / 1000)
                .append(" ms"));
        return text.toString();
    }
}
