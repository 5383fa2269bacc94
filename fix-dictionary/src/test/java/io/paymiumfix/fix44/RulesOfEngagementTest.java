package io.paymiumfix.fix44;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.fix44.RulesOfEngagement.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.DataDictionary;

/** {@code docs/fix44.md} says what the dictionary says, tag by tag, so that it cannot drift. */
@Timeout(60)
class RulesOfEngagementTest {

    private static final DataDictionary DICTIONARY = PaymiumDictionary.load();
    private static final DataDictionary STOCK = FixText.stock();
    private static final RulesOfEngagement DOCUMENT = RulesOfEngagement.read();
    private static final int HIGHEST_TAG = 1000;
    private static final int EXEC_INST = 18;

    @Test
    void shouldDescribeEveryMessageThatIsOffered() {
        assertEquals(
                new TreeSet<>(Set.of(
                        "A", "0", "1", "2", "3", "4", "5", "D", "F", "H", "AF", "g", "8", "9", "j", "h", "B", "V", "W",
                        "X", "Y", "x", "y")),
                new TreeSet<>(DOCUMENT.messages().keySet()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldCallEveryTagByItsName(final String msgType) {
        for (final Row row : DOCUMENT.messages().get(msgType)) {
            assertEquals(DICTIONARY.getFieldName(row.tag()), row.field(), "tag " + row.tag());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldListOnlyTagsOfTheMessage(final String msgType) {
        for (final Row row : DOCUMENT.messages().get(msgType)) {
            assertTrue(belongs(DICTIONARY, msgType, row), row.field() + " is not in " + msgType);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldRequireWhatTheDictionaryRequiresOrMore(final String msgType) {
        for (final Row row : DOCUMENT.messages().get(msgType)) {
            assertTrue(Set.of("Y", "C", "N").contains(row.required()), row.field() + ": " + row.required());
            if (owner(DICTIONARY, msgType, row).isRequiredField(msgType, row.tag())) {
                assertEquals("Y", row.required(), row.field());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldListEveryRequiredTag(final String msgType) {
        final Set<Integer> listed = tags(DOCUMENT.messages().get(msgType));
        for (final int tag : tagsWhere(tag -> DICTIONARY.isRequiredField(msgType, tag))) {
            assertTrue(listed.contains(tag), DICTIONARY.getFieldName(tag) + "(" + tag + ") is missing in " + msgType);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldListNoTagTwice(final String msgType) {
        final List<Row> rows = DOCUMENT.messages().get(msgType);

        assertEquals(rows.size(), tags(rows).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "9", "j", "3", "h", "B", "W", "X", "Y", "y"})
    void shouldPromiseOnlyWhatTheStockDictionaryHasInMessagesTheGatewaySends(final String msgType) {
        for (final Row row : DOCUMENT.messages().get(msgType)) {
            assertTrue(belongs(STOCK, msgType, row), row.field() + " is not in FIX 4.4's " + msgType);
        }
    }

    @Test
    void shouldDescribeTheStandardHeaderAndTrailer() {
        for (final Row row : DOCUMENT.headerAndTrailer()) {
            final int tag = row.tag();
            assertEquals(DICTIONARY.getFieldName(tag), row.field());
            assertTrue(DICTIONARY.isHeaderField(tag) || DICTIONARY.isTrailerField(tag), row.field());
            if (DICTIONARY.isRequiredHeaderField(tag) || DICTIONARY.isRequiredTrailerField(tag)) {
                assertEquals("Y", row.required(), row.field());
            }
        }
        final Set<Integer> listed = tags(DOCUMENT.headerAndTrailer());
        for (final int tag :
                tagsWhere(t -> DICTIONARY.isRequiredHeaderField(t) || DICTIONARY.isRequiredTrailerField(t))) {
            assertTrue(listed.contains(tag), DICTIONARY.getFieldName(tag));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "F"})
    void shouldPutEveryTagOfTheMessageIntoExactlyOneClass(final String msgType) {
        final List<Integer> classified =
                new ArrayList<>(tags(DOCUMENT.messages().get(msgType)));
        classified.addAll(DOCUMENT.ignored(msgType));
        classified.addAll(DOCUMENT.refused(msgType));
        if (msgType.equals("F")) {
            // "What D ignores is ignored here too, where F has it."
            DOCUMENT.ignored("D").stream()
                    .filter(tag -> DICTIONARY.isMsgField("F", tag))
                    .forEach(classified::add);
        }

        assertEquals(new TreeSet<>(classified).size(), classified.size(), "a tag of " + msgType + " is in two classes");
        assertEquals(tagsWhere(tag -> DICTIONARY.isMsgField(msgType, tag)), new TreeSet<>(classified));
    }

    @Test
    void shouldPublishTheRefusedTagsInTheOrderInWhichReportsNameThem() {
        final List<Integer> published = new ArrayList<>(DOCUMENT.refused("D"));

        assertTrue(published.remove(Integer.valueOf(EXEC_INST)), "ExecInst(18) has its own reason, and is published");
        assertEquals(RefusedInstructions.tags(), published);
        assertEquals(List.of(), DOCUMENT.refused("F"));
    }

    @Test
    void shouldCallEveryTagInTheTextByItsName() {
        DOCUMENT.mentions()
                .forEach((tag, names) -> assertEquals(Set.of(DICTIONARY.getFieldName(tag)), names, "tag " + tag));
    }

    @Test
    void shouldGiveEveryReasonACodeThatFix44Has() {
        final Map<Integer, Map<String, String>> reasons = DOCUMENT.reasons();

        assertEquals(Set.of(102, 103, 150, 281, 380), reasons.keySet());
        reasons.forEach((tag, codes) -> {
            assertTrue(!codes.isEmpty(), "no reasons with " + tag);
            codes.forEach((word, code) -> {
                assertTrue(word.matches("[A-Z]+(_[A-Z]+)*"), word);
                assertTrue(STOCK.isFieldValue(tag, code), word + ": " + tag + "=" + code);
            });
        });
    }

    private static Stream<String> messages() {
        return DOCUMENT.messages().keySet().stream();
    }

    /** The dictionary of a row's tag: the message's, or that of the group it is listed under. */
    private static DataDictionary owner(final DataDictionary dictionary, final String msgType, final Row row) {
        if (row.group() == 0) {
            return dictionary;
        }
        assertTrue(dictionary.isGroup(msgType, row.group()), row.group() + " is no group of " + msgType);
        return dictionary.getGroup(msgType, row.group()).getDataDictionary();
    }

    private static boolean belongs(final DataDictionary dictionary, final String msgType, final Row row) {
        final DataDictionary owner = owner(dictionary, msgType, row);
        return row.group() == 0 ? owner.isMsgField(msgType, row.tag()) : owner.isField(row.tag());
    }

    private static Set<Integer> tags(final List<Row> rows) {
        return rows.stream().map(Row::tag).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> tagsWhere(final IntPredicate predicate) {
        return IntStream.rangeClosed(1, HIGHEST_TAG)
                .filter(predicate)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
