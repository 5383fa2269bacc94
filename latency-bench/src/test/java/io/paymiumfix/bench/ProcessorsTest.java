package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProcessorsTest {

    private static final Shape LATENCY = Shape.closedLoop(Work.ORDERS, 1, 100);
    private static final Shape THROUGHPUT = Shape.flood(Work.ORDERS, 1, 100, 512, 60);

    private final List<String> places = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void shouldMoveASubjectToItsOwnProcessorForALatencyAndBackForWhatFollows() throws Exception {
        Processors processors = new Processors("0-1", "1");

        for (Shape shape : List.of(LATENCY, THROUGHPUT)) {
            processors.measure(shape, places::add);
            places.add("measured");
            processors.warmUp(places::add);
        }

        assertEquals(List.of("1", "measured", "0-1", "measured", "0-1"), places);
    }

    @Test
    void shouldLeaveASubjectWhereItWasStarted() throws Exception {
        Processors processors = new Processors("1", null);

        processors.measure(LATENCY, places::add);
        processors.warmUp(places::add);

        assertEquals(List.of(), places);
    }

    @Test
    void shouldRefuseAWayThereWithoutAWayBack() {
        assertThrows(BenchException.class, () -> new Processors(null, "1"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMoveAProcessWithAllItsThreads() throws Exception {
        try (ChildProcess child = ChildProcess.start(List.of("sleep", "60"), folder.resolve("output.log"))) {
            child.runOn("0");

            assertEquals("0", allowed(child.pid()));
            assertThrows(BenchException.class, () -> child.runOn("no processor"));
        }
    }

    private static String allowed(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
