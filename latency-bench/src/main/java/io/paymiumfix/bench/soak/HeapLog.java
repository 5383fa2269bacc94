package io.paymiumfix.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What G1 writes under {@code -Xlog:gc+heap=debug}: the heap in use behind each collection. */
final class HeapLog {

    /** Makes a Java machine write it to a file. */
    static final String OPTIONS = "-XX:+UseG1GC -Xlog:gc+heap=debug:file=%s::filecount=0";

    private static final Pattern AFTER = Pattern.compile("Heap after GC invocations=\\d+ \\(full (\\d+)\\)");
    private static final Pattern BEFORE = Pattern.compile("Heap before GC invocations=");
    private static final Pattern USED = Pattern.compile("garbage-first heap .*used (\\d+)K");

    private HeapLog() {}

    /** In use right after each full collection, KiB, in order. */
    static List<Long> liveKib(List<String> lines) {
        List<Long> live = new ArrayList<>();
        int full = 0;
        boolean fullEnded = false;
        for (String line : lines) {
            Matcher after = AFTER.matcher(line);
            if (after.find()) {
                int count = Integer.parseInt(after.group(1));
                fullEnded = count > full;
                full = count;
            } else if (BEFORE.matcher(line).find()) {
                fullEnded = false;
            }
            Matcher used = USED.matcher(line);
            if (fullEnded && used.find()) {
                live.add(Long.parseLong(used.group(1)));
                fullEnded = false;
            }
        }
        return live;
    }
}
