package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.VenueMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code docs/fix44.md} has every word that a Text(58) of ours begins with. Whatever the sources write like such a word counts,
 * unless it is said here who else reads it: a new word is then either published or explained.
 */
@Timeout(60)
class PublishedWordsTest {

    private static final Path PAGE = Path.of("..", "docs", "fix44.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "paymiumfix");
    /** Where what clients are told is written; the gateway itself says why it logs them out. */
    private static final List<String> WRITERS = List.of("order", "fix", "marketdata", "Gateway.java");

    /** A string that is or begins with a word; what comes right after {@code alarm(} is for the log. */
    private static final Pattern WORD = Pattern.compile("(\\balarm\\(\\s*)?\"([A-Z][A-Z0-9_]{3,})(?=[: \"])");

    private static final Pattern PUBLISHED = Pattern.compile("`([A-Z][A-Z0-9_]{3,})`");

    /** Why an order is unknown or held: alarms say it, and a client's text after OUTCOME_UNKNOWN or HELD. */
    private static final Set<String> CAUSES = Set.of(
            "AMBIGUOUS_MATCH",
            "BALANCES_UNCLEAR",
            "CONSERVATION",
            "LISTING_INCOMPLETE",
            "LOCKED_UNEXPLAINED",
            "NONCE",
            "NO_FENCE",
            "RESOLVE_REFUSED",
            "RESOLVE_STARVED",
            "TRADE_BUSTED",
            "UNDECODABLE",
            "UNREADABLE",
            "UUID_TWICE");

    /** Answers to an operator's command. */
    private static final Set<String> TO_OPERATORS = Set.of(
            "ASSUMPTION_ACCEPTED",
            "BACKUP_ACCEPTED",
            "CANNOT_RECONCILE",
            "DIFFERENCES",
            "EQUAL",
            "NOT_HALTED",
            "NOT_OPEN",
            "NOT_UNKNOWN",
            "NO_BROKEN_ASSUMPTION",
            "NO_OLD_BACKUP",
            "OPERATOR_COMMAND_UNKNOWN",
            "ORDER_DIFFERS",
            "READING",
            "SETTLED",
            "STOPPING",
            "UUID_TAKEN");

    /** Why the gateway does not start. */
    private static final Set<String> AT_THE_START =
            Set.of("FIX_START_FAILED", "JOURNAL_GONE", "LOG_UNUSABLE", "STORE_IN_USE", "STORE_UNUSABLE");

    /** Log lines, how a POST's unknown outcome was settled, what a stream's first state is due to, a kind of key store. */
    private static final Set<String> NEVER_SENT =
            Set.of("ALARM", "STREAM_SILENT", "ABSENT", "ADOPTED", "OPERATOR", "START", "PKCS12");

    @Test
    void shouldPublishEveryWordThatAClientIsTold() {
        final Set<String> unpublished = written();
        unpublished.removeAll(explained());
        unpublished.removeAll(published());

        assertEquals(Set.of(), unpublished);
    }

    @Test
    void shouldExplainNoWordThatIsGone() {
        final Set<String> gone = explained();
        gone.removeAll(written());

        assertEquals(Set.of(), gone);
    }

    private static Set<String> explained() {
        final Set<String> explained = new TreeSet<>();
        Stream.of(CAUSES, TO_OPERATORS, AT_THE_START, NEVER_SENT).forEach(explained::addAll);
        return explained;
    }

    /** By the sources; TradingSessionStatus(h) begins with the name of a mode. */
    private static Set<String> written() {
        final Set<String> words = new TreeSet<>();
        Stream.of(VenueMode.values()).map(Enum::name).forEach(words::add);
        WRITERS.stream()
                .map(SOURCES::resolve)
                .map(PublishedWordsTest::javaFiles)
                .flatMap(Collection::stream)
                .forEach(file -> words.addAll(unlessAlarm(WORD.matcher(read(file)))));
        return words;
    }

    private static List<String> published() {
        return PUBLISHED
                .matcher(read(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Path> javaFiles(final Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> unlessAlarm(final Matcher matcher) {
        return matcher.results()
                .filter(found -> found.group(1) == null)
                .map(found -> found.group(2))
                .toList();
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
