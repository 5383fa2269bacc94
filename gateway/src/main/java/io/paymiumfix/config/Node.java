package io.paymiumfix.config;

import java.util.List;
import java.util.Map;

/** A piece of the file: text and where it stands, not yet any meaning. */
sealed interface Node {

    /** Where it begins, from 1. */
    int line();

    /** The word for it in a fault. */
    String shape();

    /** A single value, exactly as written. */
    record Scalar(String text, int line) implements Node {
        @Override
        public String shape() {
            return "a single value";
        }
    }

    /** A list. */
    record Sequence(List<Node> items, int line) implements Node {
        @Override
        public String shape() {
            return "a list";
        }
    }

    /** Keys with values, in file order; a key stands in its own line, its value perhaps in a later one. */
    record Mapping(Map<String, Entry> entries, int line) implements Node {
        @Override
        public String shape() {
            return "a group of keys";
        }
    }

    /** A value and the line of its key. */
    record Entry(Node value, int line) {}
}
