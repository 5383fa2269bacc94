package io.paymiumfix.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** HdrHistogram's own files, two per subject, load and measure: percentiles of all rounds, and the log of their seconds. */
final class HistogramFiles {

    private static final double NS_PER_US = 1_000.0;

    private HistogramFiles() {}

    /** {@code .hgrm} in us, {@code .hlog} in ns; an interval's tag is subject/load/round. */
    static void write(List<Measured> measured, Path folder) throws IOException {
        for (Map.Entry<String, Map<String, List<Measured>>> load :
                Groups.of(measured).entrySet()) {
            for (Map.Entry<String, List<Measured>> subject : load.getValue().entrySet()) {
                write(subject.getKey() + "-" + word(load.getKey()), subject.getValue(), folder);
            }
        }
    }

    private static void write(String start, List<Measured> rounds, Path folder) throws IOException {
        for (Map.Entry<String, Histogram> measure :
                Groups.total(rounds).byName().entrySet()) {
            String name = start + "-" + measure.getKey();
            try (PrintStream out = open(folder.resolve(name + ".hgrm"))) {
                measure.getValue().outputPercentileDistribution(out, NS_PER_US);
            }
            if (!rounds.get(0).latencies().intervals(measure.getKey()).isEmpty()) {
                try (PrintStream out = open(folder.resolve(name + ".hlog"))) {
                    writeLog(measure.getKey(), rounds, out);
                }
            }
        }
    }

    private static void writeLog(String measure, List<Measured> rounds, PrintStream out) {
        HistogramLogWriter log = new HistogramLogWriter(out);
        long baseMs = rounds.get(0).latencies().startMs();
        log.outputLogFormatVersion();
        log.outputComment("[" + measure + " of orders by the second in which they were due, ns]");
        log.outputStartTime(baseMs);
        log.setBaseTime(baseMs);
        log.outputLegend();
        for (Measured round : rounds) {
            for (Interval interval : round.latencies().intervals(measure)) {
                Histogram histogram = interval.of(measure);
                long startMs = round.latencies().startMs() + interval.second() * 1_000L;
                histogram.setStartTimeStamp(startMs);
                histogram.setEndTimeStamp(startMs + 1_000);
                histogram.setTag(round.subject() + "/" + word(round.load()) + "/" + round.round());
                log.outputIntervalHistogram(histogram);
            }
        }
    }

    private static PrintStream open(Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
    }

    /** Without what a file name or a tag cannot hold. */
    private static String word(String name) {
        return name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
