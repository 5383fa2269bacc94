package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the figures were taken on, in one line. */
public final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Processors, system, Java and commit. */
    public static String describe() {
        List<String> models = models();
        return "%d x %s, %s %s, Java %s, commit %s"
                .formatted(
                        models.isEmpty() ? Runtime.getRuntime().availableProcessors() : models.size(),
                        models.isEmpty() ? System.getProperty("os.arch") : models.get(0),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        System.getProperty("bench.commit", "unknown"));
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
