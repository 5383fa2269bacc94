package io.paymiumfix.bench.soak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Live bytes by class, as {@code jcmd GC.class_histogram} prints them.
 *
 * @param bytes by name of the class
 * @param instances the same
 */
record ClassHistogram(Map<String, Long> bytes, Map<String, Long> instances) {

    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    static ClassHistogram parse(List<String> lines) {
        Map<String, Long> bytes = new HashMap<>();
        Map<String, Long> instances = new HashMap<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                instances.merge(row.group(3), Long.valueOf(row.group(1)), Long::sum);
                bytes.merge(row.group(3), Long.valueOf(row.group(2)), Long::sum);
            }
        }
        return new ClassHistogram(bytes, instances);
    }

    /**
     * A class whose instances take more than they did.
     *
     * @param name as the Java machine writes it
     * @param bytes more
     * @param instances more; may be fewer
     */
    record Growth(String name, long bytes, long instances) {}

    /** What has grown most since another, most first. */
    List<Growth> growthSince(ClassHistogram earlier, int atMost) {
        return bytes.entrySet().stream()
                .map(now -> new Growth(
                        now.getKey(),
                        now.getValue() - earlier.bytes.getOrDefault(now.getKey(), 0L),
                        instances.get(now.getKey()) - earlier.instances.getOrDefault(now.getKey(), 0L)))
                .filter(growth -> growth.bytes() > 0)
                .sorted((one, other) -> Long.compare(other.bytes(), one.bytes()))
                .limit(atMost)
                .toList();
    }
}
