package io.paymiumfix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code config/} load, mention every key, and say the true defaults. */
@Timeout(30)
class ShippedFilesTest {

    private static final Path FOLDER = Path.of("..", "config");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("DESK1_PASSWORD", "p", "PAYMIUM_API_KEY", "k", "PAYMIUM_API_SECRET", "s");
    private static final Pattern SETTING_AT_DEFAULT = Pattern.compile("(?m)^#(?=[ ]{2,}[a-zA-Z]+:)");

    @ParameterizedTest
    @ValueSource(strings = {"simulator", "sandbox", "production"})
    void shouldMeanTheSameWithEveryDefaultSpeltOut(String name) throws Exception {
        String yaml = Files.readString(FOLDER.resolve(name + ".yaml"));
        String spelt = SETTING_AT_DEFAULT.matcher(yaml).replaceAll("");

        assertTrue(spelt.length() < yaml.length() - 20);
        assertEquals(parse(yaml).describe(), parse(spelt).describe());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulator", "sandbox", "production"})
    void shouldMentionEveryKeyWithinItsGroup(String name) throws IOException {
        String yaml = Files.readString(FOLDER.resolve(name + ".yaml"));
        for (Reading.Described setting : ReferencePage.settings()) {
            String[] path = setting.path().replace("[]", "").split("\\.", -1);
            int from = yaml.indexOf("\n" + path[0] + ":");
            assertTrue(from >= 0, setting.path());
            String group = yaml.substring(from + 1).split("\n(?=[a-z])", 2)[0];
            Pattern key = Pattern.compile("(?m)^[ #-]*" + path[path.length - 1] + ":");
            assertTrue(key.matcher(group).find(), name + ".yaml does not mention " + setting.path());
        }
    }

    @Test
    void shouldPointAtTheRightVenue() throws Exception {
        assertEquals(Optional.empty(), load("simulator").venue().baseUri());
        assertEquals(
                Optional.of(URI.create("https://sandbox.paymium.com/api/v1")),
                load("sandbox").venue().baseUri());
        assertEquals(
                Optional.of(URI.create("https://paymium.com/api/v1")),
                load("production").venue().baseUri());
    }

    @Test
    void shouldRunTheSimulatorWithoutAnyEnvironment() throws Exception {
        GatewayConfig config = GatewayConfig.load(FOLDER.resolve("simulator.yaml"), Map.of());

        assertEquals(9878, config.fix().port());
    }

    private static GatewayConfig load(String name) throws ConfigException {
        return GatewayConfig.load(FOLDER.resolve(name + ".yaml"), ENVIRONMENT);
    }

    private static GatewayConfig parse(String yaml) throws ConfigException {
        return GatewayConfig.parse(yaml, FOLDER, ENVIRONMENT);
    }
}
