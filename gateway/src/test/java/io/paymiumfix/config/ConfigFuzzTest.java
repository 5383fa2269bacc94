package io.paymiumfix.config;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the file holds, the answer is a configuration or a {@link ConfigException}. */
@Timeout(60)
class ConfigFuzzTest {

    private static final int FILES = 5_000;
    private static final String ODD = "{}[]:,-?*&!|>'\"%@`#~$=<\\ \t\n\r\u0000\u0085\u2028\ufeff\ud800é0.1e_x";
    private static final String[] PIECES = {
        "  - ",
        "\n---\n",
        "...\n",
        "${",
        "}",
        "$${",
        "file:",
        "<<: ",
        "? ",
        "!!binary ",
        "&a ",
        "*a",
        "|\n  ",
        ">-\n",
        "99999999999999999999",
        "1e999999999",
        "-0",
        "\"\\x00\"",
        "sessions: ",
        "accounts:\n",
        "[[[[",
        "{{{{",
        "null",
    };

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void shouldOnlyEverThrowConfigExceptions() {
        System.out.println("ConfigFuzzTest: -Dfuzz.seed=" + seed);
        for (int i = 0; i < FILES; i++) {
            String yaml = damaged();
            try {
                GatewayConfig.parse(yaml, Path.of("").toAbsolutePath(), Map.of());
            } catch (ConfigException e) {
                assertFalse(e.faults().isEmpty());
                assertFalse(e.getMessage().contains("java."), e::getMessage);
            } catch (RuntimeException e) {
                throw new AssertionError("-Dfuzz.seed=" + seed + ", file " + i + ":\n" + yaml, e);
            }
        }
    }

    private String damaged() {
        StringBuilder yaml = new StringBuilder(SampleConfig.YAML);
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(yaml.length());
            int end = Math.min(yaml.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> yaml.insert(at, ODD.charAt(random.nextInt(ODD.length())));
                case 1 -> yaml.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> yaml.delete(at, end);
                case 3 -> yaml.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                default -> yaml.insert(random.nextInt(yaml.length()), yaml.substring(at, end));
            }
        }
        return yaml.toString();
    }
}
