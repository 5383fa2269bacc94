package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java machine has written of its collections by {@link #OPTION}. Its clock is System.nanoTime(), the same in
 * all processes of a machine. Reads what G1, Serial and Parallel write.
 *
 * @param pauses in order of time
 */
record GcLog(List<Pause> pauses) {

    /** With the file's path in place of {@code %s}. */
    static final String OPTION = "-Xlog:gc:file=\"%s\":timenanos";

    private static final Pattern PAUSE = Pattern.compile(
            "\\[(\\d+)ns] GC\\(\\d+\\) Pause .*? (\\d+)([BKMG])->(\\d+)([BKMG])\\(\\d+[BKMG]\\) (\\d+\\.\\d+)ms");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "K", 1L << 10, "M", 1L << 20, "G", 1L << 30);
    private static final double MS_NS = 1_000_000.0;

    /**
     * One stop.
     *
     * @param timeNs when it was over
     * @param usedBefore bytes of the heap
     * @param usedAfter bytes of the heap
     * @param ns how long
     */
    record Pause(long timeNs, long usedBefore, long usedAfter, long ns) {}

    static GcLog read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return of(lines.toList());
        }
    }

    static GcLog of(List<String> lines) {
        return new GcLog(
                lines.stream().map(GcLog::pause).filter(Objects::nonNull).toList());
    }

    private static Pause pause(String line) {
        Matcher matcher = PAUSE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        return new Pause(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)) * UNITS.get(matcher.group(3)),
                Long.parseLong(matcher.group(4)) * UNITS.get(matcher.group(5)),
                Math.round(Double.parseDouble(matcher.group(6)) * MS_NS));
    }

    GcLog between(long fromNs, long toNs) {
        return new GcLog(pauses.stream()
                .filter(pause -> pause.timeNs() > fromNs && pause.timeNs() <= toNs)
                .toList());
    }

    /**
     * Bytes allocated over these pauses.
     *
     * @param usedAtStart bytes of the heap then
     * @param usedAtEnd bytes of the heap then
     */
    long allocated(long usedAtStart, long usedAtEnd) {
        long allocated = 0;
        long used = usedAtStart;
        for (Pause pause : pauses) {
            allocated += Math.max(0, pause.usedBefore() - used);
            used = pause.usedAfter();
        }
        return allocated + Math.max(0, usedAtEnd - used);
    }

    long totalNs() {
        return pauses.stream().mapToLong(Pause::ns).sum();
    }

    long longestNs() {
        return pauses.stream().mapToLong(Pause::ns).max().orElse(0);
    }
}
