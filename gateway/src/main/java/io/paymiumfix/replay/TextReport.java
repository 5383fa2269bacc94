package io.paymiumfix.replay;

import io.paymiumfix.text.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison for people: equal answers in a line, the others field by field, recorded and replayed side by side. What
 * a recording holds stays on its line.
 */
final class TextReport {

    private static final int NAME_WIDTH = 30;
    private static final int VALUE_WIDTH = 36;
    private static final int MOST_OF_A_LINE = 20_000;

    private final Words words;

    TextReport(final Words words) {
        this.words = words;
    }

    void print(final Outcome outcome, final PrintWriter out) {
        lines(outcome).forEach(out::println);
        out.flush();
    }

    List<String> lines(final Outcome outcome) {
        final List<String> lines = new ArrayList<>();
        for (final Comparison.Exchange exchange : outcome.comparison().exchanges()) {
            lines.add(title(exchange));
            exchange.answers().forEach(pair -> lines.addAll(answer(pair)));
        }
        outcome.notes().forEach(note -> lines.add("note: " + note));
        lines.add(outcome.summary());
        return lines.stream().map(TextReport::shown).toList();
    }

    private static String shown(final String line) {
        return Printable.of(line, MOST_OF_A_LINE);
    }

    /** {@code line 12: NewOrderSingle(D) 11=A}. */
    String title(final Comparison.Exchange exchange) {
        if (exchange.step() == null) {
            return "before any message of the client";
        }
        final FixMessage message = exchange.step().message();
        final String where = exchange.step().line() == 0
                ? "made up: "
                : "line " + exchange.step().line() + ": ";
        return (where + Words.name(message) + " " + Words.brief(message)).stripTrailing();
    }

    /** One answer: a line, and below it the fields if they differ. */
    List<String> answer(final Pair pair) {
        final FixMessage shown = pair.recorded() == null ? pair.replayed() : pair.recorded();
        final String brief = (Words.name(shown) + " " + Words.brief(shown)).stripTrailing();
        return switch (pair.mark()) {
            case EQUAL -> List.of("  = " + brief);
            case MISSING -> List.of("  - missing: " + brief);
            case UNEXPECTED -> List.of("  + unexpected: " + brief);
            case DIFFERENT -> {
                final List<String> lines = new ArrayList<>();
                lines.add("  ! different: " + brief);
                lines.add(row(' ', "", "recorded", "replayed"));
                pair.fields()
                        .forEach(field -> lines.add(row(
                                mark(field.mark()),
                                words.name(field.tag()),
                                field.recorded() == null ? "(absent)" : field.recorded(),
                                field.replayed() == null ? "(absent)" : field.replayed())));
                yield lines;
            }
        };
    }

    private static String row(final char mark, final String name, final String recorded, final String replayed) {
        return ("    " + mark + " " + padded(name, NAME_WIDTH) + " " + padded(recorded, VALUE_WIDTH) + " | " + replayed)
                .stripTrailing();
    }

    private static char mark(final Pair.FieldMark mark) {
        return switch (mark) {
            case SAME -> ' ';
            case RENAMED, IGNORED -> '~';
            case DIFFERS -> '!';
        };
    }

    private static String padded(final String text, final int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
