package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        assertTrue(text.contains("median of 3 rounds (min to max)"), text);
        assertTrue(text.contains("gateway t1+t2 / raw-bridge t1+t2             p50  2.499 (2.000 to 3.498)"), text);
        assertTrue(text.contains("cpu  1.000 (1.000 to 1.000)       7.0 / 7.0"), text);
        assertTrue(text.contains("7.0 us of processor per order"), text);
    }

    @Test
    void shouldCompareTheGatewayWithEveryOther() {
        List<Comparison> comparisons = Comparison.among(Map.of(
                "gateway", List.of(measured("gateway", 1, 30_000), measured("gateway", 2, 40_000)),
                "quickfixj-echo", List.of(echo(1, 10_000, 0), echo(2, 20_000, 7_000))));

        Comparison comparison = comparisons.get(0);
        assertEquals(1, comparisons.size());
        assertEquals("gateway t1+t2 / quickfixj-echo round-trip", comparison.title());
        assertEquals(2.5, comparison.ratios().get("p50").median(), 0.01);
        assertFalse(comparison.ratios().containsKey("cpu"), "not known of every round");
    }

    @Test
    void shouldCompareTheLastWithoutAGateway() {
        Map<String, List<Measured>> bySubject = new LinkedHashMap<>();
        bySubject.put("raw-bridge", List.of(measured("raw-bridge", 1, 10_000)));
        bySubject.put("naive-bridge", List.of(measured("naive-bridge", 1, 40_000)));

        assertEquals(
                List.of("naive-bridge t1+t2 / raw-bridge t1+t2"),
                Comparison.among(bySubject).stream().map(Comparison::title).toList());
    }

    @Test
    void shouldTakeTheMiddle() {
        assertEquals(2.0, Ratio.median(List.of(3.0, 1.0, 2.0)));
        assertEquals(2.5, Ratio.median(List.of(4.0, 1.0, 2.0, 3.0)));
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
        assertEquals(2_000, last.get("ordersPerSecond").asDouble());
        assertFalse(last.has("allocatedBytesPerOrder"), "not known");
        JsonNode ratio = json.get("ratios").get(0);
        assertEquals("gateway t1+t2 / raw-bridge t1+t2", ratio.get("compared").asText());
        assertEquals(2.5, ratio.get("p50").get("median").asDouble(), 0.01);
        assertEquals(35.0, ratio.get("p50").get("of").asDouble(), 0.1);
        assertEquals(1.0, ratio.get("cpu").get("max").asDouble());
        String histogram = Files.readString(folder.resolve("gateway-closed-loop-t1.hgrm"));
        assertTrue(histogram.contains("Percentile"), histogram);
    }

    private static Measured echo(int round, long roundTripNs, long cpuNs) {
        Latencies latencies = new Latencies();
        latencies.recordRoundTrip(roundTripNs);
        return new Measured(
                "quickfixj-echo", "closed loop", round, latencies, Cost.of(1_000, cpuNs == 0 ? Double.NaN : cpuNs));
    }

    private static Measured measured(String subject, int round, long sumNs) {
        Latencies latencies = new Latencies();
        latencies.record(sumNs / 2, sumNs / 2, sumNs + 500);
        return new Measured(subject, "closed loop", round, latencies, Cost.of(2_000, 7_000));
    }
}
