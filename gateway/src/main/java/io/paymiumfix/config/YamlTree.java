package io.paymiumfix.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML as a tree of text. Anchors, aliases and tags are refused: a settings file needs none of them, and they
 * are how a small file becomes a large one or a text another type. What the YAML library says about a fault is not
 * repeated, because it quotes the file and the file may hold a secret.
 */
final class YamlTree {

    private static final int DEPTH_LIMIT = 16;
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final Node.Mapping EMPTY = new Node.Mapping(Map.of(), 1);

    private final YAMLParser parser;
    private final Faults faults;

    private YamlTree(YAMLParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The file's top group of keys; an empty one, and a fault, where that cannot be had. */
    static Node.Mapping parse(String text, Faults faults) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlTree(parser, faults).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0);
            faults.add("", null, "not readable as YAML: " + reason(e), line);
            return EMPTY;
        } catch (IOException | RuntimeException e) {
            faults.add("", null, "not readable as YAML", 0);
            return EMPTY;
        }
    }

    private Node.Mapping document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return EMPTY;
        }
        Node root = node("", 0);
        if (parser.nextToken() != null) {
            faults.add("", null, "one document per file, a second begins", line());
        }
        if (root instanceof Node.Mapping mapping) {
            return mapping;
        }
        faults.add("", null, "expected a group of keys, found " + root.shape(), root.line());
        return EMPTY;
    }

    private Node node(String path, int depth) throws IOException {
        int line = line();
        refuseIndirection(path, line);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (depth == DEPTH_LIMIT) {
                faults.add(path, null, "nested deeper than " + DEPTH_LIMIT + " levels", line);
                parser.skipChildren();
                return new Node.Scalar("", line);
            }
            return token == JsonToken.START_OBJECT ? mapping(path, depth, line) : sequence(path, depth, line);
        }
        String text = parser.getText();
        return new Node.Scalar(text == null ? "" : text, line);
    }

    private Node.Mapping mapping(String path, int depth, int line) throws IOException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int keyLine = line();
            String keyPath = join(path, key);
            parser.nextToken();
            Node.Entry entry = new Node.Entry(node(keyPath, depth + 1), keyLine);
            Node.Entry earlier = entries.putIfAbsent(key, entry);
            if (earlier != null) {
                faults.add(keyPath, null, "given twice, first in line " + earlier.line(), keyLine);
            }
        }
        return new Node.Mapping(entries, line);
    }

    private Node.Sequence sequence(String path, int depth, int line) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Sequence(items, line);
    }

    private void refuseIndirection(String path, int line) throws IOException {
        if (parser.isCurrentAlias()) {
            faults.add(path, null, "YAML aliases (*name) are not taken; quote a text that begins with *", line);
        } else if (parser.getObjectId() != null) {
            faults.add(path, null, "YAML anchors (&name) are not taken; quote a text that begins with &", line);
        } else if (parser.getTypeId() != null) {
            faults.add(path, null, "YAML tags (!name) are not taken; quote a text that begins with !", line);
        }
    }

    private int line() {
        return ((JsonParser) parser).currentTokenLocation().getLineNr();
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String reason(JsonProcessingException e) {
        String said = String.valueOf(e.getOriginalMessage());
        if (said.contains("mapping values are not allowed")) {
            return "a ':' where none can stand, often wrong indentation or a text that wants quotes";
        }
        if (said.contains("could not find expected ':'")) {
            return "a key without ':'";
        }
        if (said.contains("TAB")) {
            return "a tab where only spaces can indent";
        }
        if (said.contains("undefined alias")) {
            return "YAML aliases (*name) are not taken; quote a text that begins with *";
        }
        return "check indentation and quotes here and in the line before";
    }
}
