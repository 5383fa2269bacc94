package io.paymiumfix.bench;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OffspringTest {

    private static final long INT_BIT = 1L << (2 - 1);

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void shouldEndTheSubjectsWhenTheBenchIsKilled(String signal) throws Exception {
        assumeFalse("INT".equals(signal) && ignoresInt(), "what a shell starts in the background is deaf to it");
        Process bench = new ProcessBuilder(
                        JAVA,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LatencyBench.class.getName(),
                        "--subjects=naive-bridge",
                        "--warm-up=1000000",
                        "--java-options=-Xmx64m",
                        "--output=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bench.log").toFile())
                .start();
        try {
            await().atMost(PATIENCE).until(() -> bench.children().findAny().isPresent());
            List<ProcessHandle> subjects = bench.descendants().toList();
            assertTrue(subjects.get(0).isAlive());

            new ProcessBuilder("kill", "-" + signal, Long.toString(bench.pid())).start();

            assertTrue(bench.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            subjects.forEach(subject -> await().atMost(PATIENCE).until(() -> !subject.isAlive()));
        } finally {
            bench.descendants().forEach(ProcessHandle::destroyForcibly);
            bench.destroyForcibly();
        }
    }

    /** Handed down to every process that is started from here; Linux tells. */
    private static boolean ignoresInt() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).trim(), 16) & INT_BIT) != 0);
    }

    @Test
    void shouldEndWhatASubjectHasStartedItself() throws Exception {
        Process shell = Offspring.start(List.of("sh", "-c", "sleep 300 & wait"));
        await().atMost(PATIENCE).until(() -> shell.children().findAny().isPresent());
        ProcessHandle grandchild = shell.children().findAny().orElseThrow();

        Offspring.end(shell);

        await().atMost(PATIENCE).until(() -> !grandchild.isAlive() && !shell.isAlive());
        assertFalse(shell.isAlive());
    }
}
