package io.paymiumfix.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One group of keys while it is read. A fault is noted and a stand-in returned, so reading always goes on to the end;
 * a key that was never asked for is a fault when the group is done.
 */
final class Section {

    private static final Node.Mapping NOTHING = new Node.Mapping(Map.of(), 0);

    private final Reading reading;
    private final String path;
    private final Node.Mapping node;
    /** Where a missing key is reported: the line of the group's own key; 0 when the file has no such group. */
    private final int line;

    private final Set<String> known = new LinkedHashSet<>();

    private Section(Reading reading, String path, Node.Mapping node, int line) {
        this.reading = reading;
        this.path = path;
        this.node = node;
        this.line = line;
    }

    /** Reads the whole file. */
    static <T> T root(Reading reading, Node.Mapping node, Function<Section, T> reader) {
        return read(new Section(reading, "", node, 0), reader);
    }

    private static <T> T read(Section section, Function<Section, T> reader) {
        T value = reader.apply(section);
        section.refuseUnknownKeys();
        return value;
    }

    Reading reading() {
        return reading;
    }

    /** The full path of a key of this group. */
    String path(String key) {
        return YamlTree.join(path, key);
    }

    /** A value, its default, or a stand-in after a fault. */
    <T> T read(Key<T> key) {
        return readOptional(key).orElseGet(() -> {
            if (key.required() && reading.faults.sound(path(key.name())) && !reading.describing) {
                reading.faults.add(path(key.name()), null, "is required", line);
            }
            return key.fallbackValue();
        });
    }

    /** A value if the file has one and it is sound. */
    <T> Optional<T> readOptional(Key<T> key) {
        Node.Entry entry = entry(key, false);
        if (entry == null) {
            reading.saw(path(key.name()), key.fallback(), key.fallback() == null ? line : 0);
            return Optional.empty();
        }
        return value(path(key.name()), key.kind(), entry.value(), entry.line());
    }

    /** The values of a list, stand-ins for faulty ones; a missing list is empty, and a fault if the key is required. */
    <T> List<T> readList(Key<T> key) {
        Node.Entry entry = entry(key, true);
        String listPath = path(key.name());
        if (entry == null) {
            if (key.required() && !reading.describing) {
                reading.faults.add(listPath, null, "is required, with at least one entry", line);
            }
            return List.of();
        }
        List<T> values = new ArrayList<>();
        Set<T> distinct = new HashSet<>();
        reading.saw(listPath, null, entry.line());
        for (Node item : items(listPath, entry, key.required())) {
            String itemPath = listPath + "[" + values.size() + "]";
            Optional<T> value = value(itemPath, key.kind(), item, item.line());
            reading.require(value.isEmpty() || distinct.add(value.get()), itemPath, "listed twice");
            values.add(value.orElse(key.kind().placeholder()));
        }
        return List.copyOf(values);
    }

    /** A group of keys; where the file has none, each key has its default. */
    <T> T section(String name, String meaning, Function<Section, T> reader) {
        describeGroup(name, false, meaning);
        Node.Entry entry = node.entries().get(name);
        if (entry == null) {
            return read(new Section(reading, path(name), NOTHING, line), reader);
        }
        Node.Mapping mapping = mapping(path(name), entry.value(), entry.line());
        Section section = mapping == null
                ? new Section(reading.unheard(), path(name), NOTHING, 0)
                : new Section(reading, path(name), mapping, entry.line());
        return read(section, reader);
    }

    /** A group of keys that means something by being there. */
    <T> Optional<T> optionalSection(String name, String meaning, Function<Section, T> reader) {
        if (node.entries().containsKey(name) || reading.describing) {
            return Optional.of(section(name, meaning, reader));
        }
        known.add(name);
        return Optional.empty();
    }

    /** A list of groups, at least one. */
    <T> List<T> sections(String name, String meaning, Function<Section, T> reader) {
        describeGroup(name, true, meaning);
        String listPath = path(name);
        if (reading.describing) {
            return List.of(read(new Section(reading, listPath + "[]", NOTHING, 0), reader));
        }
        Node.Entry entry = node.entries().get(name);
        if (entry == null) {
            reading.faults.add(listPath, null, "is required, with at least one entry", line);
            return List.of();
        }
        List<T> values = new ArrayList<>();
        for (Node item : items(listPath, entry, true)) {
            String itemPath = listPath + "[" + values.size() + "]";
            Node.Mapping mapping = mapping(itemPath, item, item.line());
            Section section = mapping == null
                    ? new Section(reading.unheard(), itemPath, NOTHING, 0)
                    : new Section(reading, itemPath, mapping, item.line());
            values.add(read(section, reader));
        }
        return List.copyOf(values);
    }

    private Node.Entry entry(Key<?> key, boolean list) {
        known.add(key.name());
        if (reading.describing) {
            reading.describe(new Reading.Described(path(key.name()), key, list, key.meaning()));
        }
        return node.entries().get(key.name());
    }

    private void describeGroup(String name, boolean list, String meaning) {
        known.add(name);
        if (reading.describing) {
            reading.describe(new Reading.Described(path(name), null, list, meaning));
        }
    }

    private <T> Optional<T> value(String valuePath, Kind<T> kind, Node value, int valueLine) {
        if (!(value instanceof Node.Scalar scalar)) {
            reading.faults.add(valuePath, null, "expected a single value, found " + value.shape(), valueLine);
            return Optional.empty();
        }
        String shown = kind.secret() ? SecretText.MASK : withoutUserInfo(scalar.text());
        reading.saw(valuePath, shown, valueLine);
        if (!reading.faults.sound(valuePath)) {
            return Optional.empty();
        }
        try {
            String text = reading.references.resolve(scalar.text(), kind.secret());
            if (text.isEmpty()) {
                throw new Unfit("is empty; leave the key out where a default is meant");
            }
            return Optional.of(kind.reader().read(text));
        } catch (Unfit e) {
            reading.faults.add(valuePath, shown, e.getMessage(), valueLine);
            return Optional.empty();
        }
    }

    /** A URI's {@code user:password@} is a secret wherever it stands. */
    private static String withoutUserInfo(String text) {
        return text.replaceFirst("//[^/]*@", "//" + SecretText.MASK + "@");
    }

    private Node.Mapping mapping(String at, Node value, int valueLine) {
        if (value instanceof Node.Mapping mapping) {
            return mapping;
        }
        reading.faults.add(at, null, "expected a group of keys, found " + value.shape(), valueLine);
        return null;
    }

    private List<Node> items(String at, Node.Entry entry, boolean required) {
        if (!(entry.value() instanceof Node.Sequence sequence)) {
            reading.faults.add(
                    at, null, "expected a list, found " + entry.value().shape(), entry.line());
            return List.of();
        }
        if (required && sequence.items().isEmpty()) {
            reading.faults.add(at, null, "at least one entry is required", entry.line());
        }
        return sequence.items();
    }

    /** Never shows the value: a misspelt key may hold a secret. */
    private void refuseUnknownKeys() {
        node.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String hint = Nearest.to(key, known)
                        .map(name -> ", did you mean " + name + "?")
                        .orElse("");
                reading.faults.add(path(key), null, "unknown key" + hint, entry.line());
            }
        });
    }
}
