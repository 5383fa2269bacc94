package io.paymiumfix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class YamlTreeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "0.10",
                "0123",
                "1_000",
                "yes",
                "no",
                "on",
                "true",
                "null",
                "~",
                "1e5",
                "0x1F",
                "0o17",
                ".inf",
                ".nan",
                "12:30:45",
                "2026-11-20",
                "+1",
                "-0",
                "99999999999999999999999999",
                "1.",
                "'it''s'x",
                "=",
                "<<",
            })
    void shouldKeepEveryScalarAsItIsWritten(String text) {
        Faults faults = new Faults();

        Node.Mapping tree = YamlTree.parse("a: " + (text.startsWith("'") ? "\"" + text + "\"" : text) + "\n", faults);

        assertTrue(faults.isEmpty());
        assertEquals(new Node.Scalar(text, 1), tree.entries().get("a").value());
    }

    @Test
    void shouldKnowTheLineOfEverything() {
        Node.Mapping tree = YamlTree.parse("# c\na:\n  b: 1\n\n  c:\n    - x\n    -\n      y\n", new Faults());

        Node.Entry a = tree.entries().get("a");
        assertEquals(2, a.line());
        Node.Mapping group = (Node.Mapping) a.value();
        assertEquals(3, group.entries().get("b").line());
        Node.Sequence list = (Node.Sequence) group.entries().get("c").value();
        assertEquals(5, group.entries().get("c").line());
        assertEquals(new Node.Scalar("x", 6), list.items().get(0));
        assertEquals(new Node.Scalar("y", 8), list.items().get(1));
    }

    @Test
    void shouldNotUnfoldABombOfAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Faults faults = new Faults();

        Node.Mapping tree = YamlTree.parse(bomb.toString(), faults);

        assertEquals(30, tree.entries().size());
        assertEquals(30 + 58, faults.toException().faults().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 60, 5_000})
    void shouldRefuseDeepNesting(int depth) {
        Faults faults = new Faults();

        YamlTree.parse("a: " + "[".repeat(depth) + "]".repeat(depth), faults);

        assertEquals(
                "a" + "[0]".repeat(15) + ": nested deeper than 16 levels (line 1)",
                faults.toException().faults().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [",
                "a: 'x",
                "a: b: c",
                "a\nb: c",
                "\ta: b",
                "a: @x",
                "? [a]\n: b",
                "a: \u0000",
                "%YAML 9.9\n---\na: b",
                "}"
            })
    void shouldCallUnreadableWhatIsNotYaml(String yaml) {
        Faults faults = new Faults();

        YamlTree.parse(yaml, faults);

        assertTrue(faults.toException().faults().get(0).startsWith("not readable as YAML"));
    }
}
