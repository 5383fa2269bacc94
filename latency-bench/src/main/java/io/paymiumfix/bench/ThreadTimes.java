package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time of the threads of a process, by Linux's {@code /proc}; elsewhere nothing is known. Threads that differ
 * in their number only count together. What a thread used that has ended since is not seen.
 */
final class ThreadTimes {

    /** Of a process that is not ours to ask. */
    static final ThreadTimes UNKNOWN = new ThreadTimes(Map.of());

    private final Map<Long, Used> byId;

    /** One thread: its name, and the ns it used so far. */
    private record Used(String name, long usedNs) {}

    private ThreadTimes(Map<Long, Used> byId) {
        this.byId = byId;
    }

    /** Of all threads of this process, until now. */
    static ThreadTimes of(long pid) {
        Map<Long, Used> threads = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks) {
                read(task, threads);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return UNKNOWN;
        }
        return new ThreadTimes(threads);
    }

    private static void read(Path task, Map<Long, Used> into) {
        String name;
        String scheduled;
        try {
            name = Files.readString(task.resolve("comm")).strip();
            scheduled = Files.readString(task.resolve("schedstat"));
        } catch (IOException e) {
            return; // It has ended meanwhile.
        }
        int end = scheduled.indexOf(' ');
        if (end < 0) {
            return;
        }
        long usedNs = Long.parseLong(scheduled.substring(0, end));
        into.put(Long.parseLong(task.getFileName().toString()), new Used(withoutNumber(name), usedNs));
    }

    private static String withoutNumber(String name) {
        return name.replaceAll("[-#. ]*[0-9]+$", "");
    }

    /** What each used from that moment to this one, ns per order. */
    Map<String, Double> perOrderSince(ThreadTimes start, long orders) {
        Map<String, Double> used = new TreeMap<>();
        byId.forEach((id, thread) -> {
            Used before = start.byId.get(id);
            long usedNs = thread.usedNs - (before == null ? 0 : before.usedNs);
            used.merge(thread.name, (double) usedNs / orders, Double::sum);
        });
        return used;
    }
}
