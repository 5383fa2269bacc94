package io.paymiumfix.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No field of the order core is forgotten by its snapshots: each is in {@code state-fields.txt}, as saved or with
 * the reason why it need not be. Whoever adds a field is led here.
 */
@Timeout(60)
class StateFieldsTest {
    private static final String ALL = "*";

    @Test
    void shouldKnowOfEveryFieldWhetherASnapshotHoldsIt() throws Exception {
        final Map<String, List<String>> declared = declared();
        final Map<String, List<String>> known = known();
        final List<String> differences = new ArrayList<>();
        declared.forEach((type, fields) -> {
            for (final String field : fields) {
                final List<String> ofType = known.getOrDefault(type, List.of());
                if (!ofType.contains(field) && !ofType.contains(ALL)) {
                    differences.add(type + "." + field + " is new: save and load it in " + type
                            + ", or say why not; then add it to state-fields.txt (see package-info of order)");
                }
            }
        });
        known.forEach((type, fields) -> {
            for (final String field : fields) {
                if (!field.equals(ALL)
                        && !declared.getOrDefault(type, List.of()).contains(field)) {
                    differences.add(type + "." + field + " is gone: take it out of state-fields.txt");
                }
            }
        });
        assertEquals("", String.join("\n", differences));
    }

    /** Fields of classes that are neither records nor enums: what may change between two inputs. */
    private static Map<String, List<String>> declared() {
        final Map<String, List<String>> declared = new TreeMap<>();
        for (final JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.paymiumfix.order")) {
            if (type.isRecord() || type.isEnum() || type.isInterface()) {
                continue;
            }
            for (final JavaField field : type.getFields()) {
                if (!field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    declared.computeIfAbsent(name(type), key -> new ArrayList<>())
                            .add(field.getName());
                }
            }
        }
        return declared;
    }

    private static String name(final JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static Map<String, List<String>> known() throws Exception {
        final Map<String, List<String>> known = new TreeMap<>();
        try (InputStream in = StateFieldsTest.class.getResourceAsStream("state-fields.txt")) {
            for (final String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                final String said = line.strip();
                if (said.isEmpty() || said.startsWith("#")) {
                    continue;
                }
                final String[] words = said.split(" ", 3);
                final List<String> fields = known.computeIfAbsent(words[0], key -> new ArrayList<>());
                for (final String field : words[2].split(" ", -1)) {
                    fields.add(field);
                }
            }
        }
        return known;
    }
}
