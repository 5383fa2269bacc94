package io.paymiumfix.config;

import io.paymiumfix.text.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything found wrong so far. A reader adds and goes on, so that one start lists all of it. */
final class Faults {

    private static final int LISTED_AT_MOST = 100;

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    /**
     * One thing that is wrong.
     *
     * @param path the setting; empty when the file as a whole is meant
     * @param value as written; null when there is none or it must not be shown
     * @param line in the file, from 1; 0 when the file does not mention the setting
     */
    private record Fault(String path, String value, String why, int line) {
        String text() {
            String subject = path + (value == null ? "" : "=" + value);
            return (subject.isEmpty() ? "" : Printable.of(subject) + ": ")
                    + why
                    + (line == 0 ? "" : " (line " + line + ")");
        }
    }

    void add(String path, String value, String why, int line) {
        faults.add(new Fault(path, value, why, line));
        paths.add(path);
    }

    /** True while nothing was said against this setting or a group it is in. */
    boolean sound(String path) {
        for (int end = path.length();
                end > 0;
                end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))) {
            if (paths.contains(path.substring(0, end))) {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** All of them in file order; what the file does not mention comes last. */
    ConfigException toException() {
        List<String> lines = faults.stream()
                .sorted(Comparator.comparingInt(fault -> fault.line() == 0 ? Integer.MAX_VALUE : fault.line()))
                .limit(LISTED_AT_MOST)
                .map(Fault::text)
                .toList();
        if (faults.size() <= LISTED_AT_MOST) {
            return new ConfigException(lines);
        }
        List<String> capped = new ArrayList<>(lines);
        capped.add("and " + (faults.size() - LISTED_AT_MOST) + " more");
        return new ConfigException(capped);
    }
}
