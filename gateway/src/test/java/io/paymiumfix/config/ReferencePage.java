package io.paymiumfix.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tables of {@code docs/configuration.md}, made from the keys the loader reads by. */
final class ReferencePage {

    private static final String COLUMNS = "| Key | Form | Default | Meaning |\n|---|---|---|---|\n";

    private ReferencePage() {}

    static List<Reading.Described> settings() {
        Reading reading = Reading.toDescribe(new References(Map.of(), Path.of("")));
        Section.root(reading, new Node.Mapping(Map.of(), 0), GatewayConfig::read);
        return reading.described();
    }

    static String tables() {
        StringBuilder page = new StringBuilder("### Top level\n\n" + COLUMNS);
        for (Reading.Described setting : settings()) {
            if (setting.key() == null) {
                String brackets = setting.list() ? "[]" : "";
                page.append("\n### `%s%s`\n\n%s\n\n%s".formatted(setting.path(), brackets, setting.meaning(), COLUMNS));
            } else {
                page.append(row(setting));
            }
        }
        return page.toString();
    }

    private static String row(Reading.Described setting) {
        Key<?> key = setting.key();
        String form = (setting.list() ? "list of " : "") + key.kind().label();
        String fallback = key.required() ? "required" : key.fallback() == null ? "–" : "`" + key.fallback() + "`";
        return "| `%s` | %s | %s | %s |%n".formatted(setting.path(), form, fallback, setting.meaning());
    }
}
