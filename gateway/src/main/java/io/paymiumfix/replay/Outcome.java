package io.paymiumfix.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What came of a replay.
 *
 * @param file the recording
 * @param parties its two sides
 * @param comparison what was compared
 * @param run what happened
 * @param notes what a person should know beside
 * @param ignoreIds whether the gateway's ids were compared up to renaming
 * @param took from the first step to the last answer
 */
record Outcome(
        Path file,
        Recording.Parties parties,
        Comparison comparison,
        Run run,
        List<String> notes,
        boolean ignoreIds,
        Duration took) {

    Outcome {
        notes = List.copyOf(notes);
    }

    /** The file's name without what follows the last dot. */
    String session() {
        final String name = file.getFileName().toString();
        final int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** One line. */
    String summary() {
        final String counts = comparison.exchanges().stream()
                        .filter(exchange -> exchange.step() != null)
                        .count()
                + " message(s) of " + parties.client() + ", "
                + comparison.pairs().size() + " answer(s): "
                + comparison.count(Pair.Mark.EQUAL) + " equal, "
                + comparison.count(Pair.Mark.DIFFERENT) + " different, "
                + comparison.count(Pair.Mark.MISSING) + " missing, "
                + comparison.count(Pair.Mark.UNEXPECTED) + " unexpected";
        return (comparison.isEqual() ? "EQUAL: " : "DIFFERENT: ") + counts + (hint().isEmpty() ? "" : "; " + hint());
    }

    private String hint() {
        final boolean idsOnly = !ignoreIds
                && !comparison.isEqual()
                && comparison.pairs().stream()
                        .allMatch(pair -> pair.mark() == Pair.Mark.EQUAL || pair.differsInIdsOnly());
        return idsOnly
                ? "only in ids, which a fresh gateway makes anew: --ignore-ids compares them by where they recur"
                : "";
    }
}
