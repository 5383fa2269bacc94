package io.paymiumfix.bench;

import io.paymiumfix.bench.report.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the figures are taken on. */
public final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Processors, system and Java. */
    public static Result.Machine describe() {
        List<String> models = models();
        boolean unknown = models.isEmpty();
        return new Result.Machine(
                unknown ? Runtime.getRuntime().availableProcessors() : models.size(),
                unknown ? System.getProperty("os.arch") : models.get(0),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    /** Of the build, as {@code bin/latency-bench} says. */
    static String commit() {
        return System.getProperty("bench.commit", "unknown");
    }

    /** One per processor of the machine, also of those this process may not run on. */
    private static List<String> models() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
