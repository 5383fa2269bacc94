package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReportTest {

    private final List<Measured> measured = List.of(
            measured("raw-bridge", 1, 10_000), measured("gateway", 1, 20_000),
            measured("raw-bridge", 2, 10_000), measured("gateway", 2, 35_000),
            measured("raw-bridge", 3, 20_000), measured("gateway", 3, 50_000));

    @Test
    void shouldCompareRoundWithRound() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new Report(measured).print(new PrintStream(out, true, StandardCharsets.UTF_8));

        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("gateway / raw-bridge, t1+t2 p50: 2.50, the median of 3 rounds (2.00 to 3.50)"), text);
        assertTrue(text.contains("7.0 us of processor per order"), text);
    }

    @Test
    void shouldTakeTheMiddle() {
        assertEquals(2.0, Report.median(List.of(3.0, 1.0, 2.0)));
        assertEquals(2.5, Report.median(List.of(4.0, 1.0, 2.0, 3.0)));
    }

    @Test
    void shouldWriteWhatCanBeReadBack(@TempDir Path folder) throws Exception {
        new Report(measured).write(folder, "a \"machine\"\\");

        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("summary.json")));
        assertEquals("a ?machine??", json.get("machine").asText());
        assertEquals(6, json.get("rounds").size());
        JsonNode last = json.get("rounds").get(5);
        assertEquals("gateway", last.get("subject").asText());
        assertEquals(50.0, last.get("t1+t2").get("p50").asDouble(), 0.1);
        assertEquals(7.0, last.get("cpuPerOrder").asDouble());
        String histogram = Files.readString(folder.resolve("gateway-closed-loop-t1.hgrm"));
        assertTrue(histogram.contains("Percentile"), histogram);
    }

    private static Measured measured(String subject, int round, long sumNs) {
        Latencies latencies = new Latencies();
        latencies.record(sumNs / 2, sumNs / 2, sumNs + 500);
        return new Measured(subject, "closed loop", round, latencies, 7_000);
    }
}
