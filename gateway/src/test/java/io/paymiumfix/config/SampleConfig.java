package io.paymiumfix.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small sound file for tests to damage. */
final class SampleConfig {

    static final String SECRET = "s3cr3t-Value";

    static final String YAML = """
            fix:
              port: 9878
            accounts:
              - name: main
                apiKey: key-1
                apiSecret: s3cr3t-Value
            sessions:
              - name: desk
                senderCompId: DESK1
                username: desk1
                password: s3cr3t-Value
                accounts: [main]
            venue:
              embedded: true
            """;

    private SampleConfig() {}

    static GatewayConfig load(String yaml) throws ConfigException {
        return GatewayConfig.parse(yaml, Path.of("").toAbsolutePath(), Map.of());
    }

    /** The sample with one text replaced, which must be there. */
    static String with(String target, String replacement) {
        if (!YAML.contains(target)) {
            throw new IllegalArgumentException("not in the sample: " + target);
        }
        return YAML.replace(target, replacement);
    }

    /** The faults of a file that must have some. */
    static List<String> faults(String yaml) {
        return faults(yaml, Map.of());
    }

    static List<String> faults(String yaml, Map<String, String> environment) {
        try {
            GatewayConfig.parse(yaml, Path.of("").toAbsolutePath(), environment);
        } catch (ConfigException e) {
            return e.faults();
        }
        throw new AssertionError("taken as sound:\n" + yaml);
    }
}
