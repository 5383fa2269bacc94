package io.paymiumfix.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ResultFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatItWrote() throws Exception {
        Result result = ResultSamples.result()
                .with(List.of(new Result.GoalOutcome("m", "closed loop", "<= 0.50", "", "0.25", "25 / 100", "yes")));
        Path file = folder.resolve("result.json");

        ResultFile.write(result, file);

        assertEquals(result, ResultFile.read(file));
    }

    @Test
    void shouldSayWhatIsNotKnownByNull() throws Exception {
        Path file = folder.resolve("result.json");

        ResultFile.write(ResultSamples.result(), file);

        String text = Files.readString(file);
        assertTrue(text.contains("\"allocatedBytesPerOrder\" : null"), text);
        assertTrue(text.contains("\"p99.99\" : 160.0"), text);
    }

    @Test
    void shouldNameTheFileThatIsNoResult() throws Exception {
        assertEquals("there is no such file", refused("missing.json", null));
        assertTrue(refused("text.json", "p50 = 12").startsWith("not a result.json of bin/latency-bench: "));
        assertEquals(
                "its schema is none, and only paymium-latency-bench/1 can be read: expected a result.json of"
                        + " bin/latency-bench",
                refused("old.json", "{\"machine\":\"m\",\"rounds\":[]}"));
        assertTrue(
                refused("cut.json", "{\"schema\":\"paymium-latency-bench/1\"}").startsWith("not a result.json"));
    }

    private String refused(String name, String content) throws Exception {
        Path file = folder.resolve(name);
        if (content != null) {
            Files.writeString(file, content);
        }
        String message =
                assertThrows(ResultException.class, () -> ResultFile.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring((file + ": ").length());
    }
}
