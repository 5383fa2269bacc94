package io.paymiumfix.config;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A tree of records as lines of {@code path=value} in declared order. Derived from the records themselves, so a new
 * setting cannot be forgotten in the hash.
 */
final class CanonicalText {

    private final List<String> lines = new ArrayList<>();
    private final boolean withMaskedSecrets;

    private CanonicalText(boolean withMaskedSecrets) {
        this.withMaskedSecrets = withMaskedSecrets;
    }

    static List<String> lines(Record root, boolean withMaskedSecrets) {
        CanonicalText text = new CanonicalText(withMaskedSecrets);
        text.components("", root);
        return List.copyOf(text.lines);
    }

    static String sha256(Record root) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = String.join("\n", lines(root, false));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private void add(String path, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> add(path, present));
        } else if (value instanceof Record group) {
            components(path + ".", group);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(path + "[" + i + "]", list.get(i));
            }
        } else if (!(value instanceof SecretText) || withMaskedSecrets) {
            lines.add(path + "=" + value);
        }
    }

    private void components(String prefix, Record group) {
        for (RecordComponent component : group.getClass().getRecordComponents()) {
            try {
                add(prefix + component.getName(), component.getAccessor().invoke(group));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
    }
}
