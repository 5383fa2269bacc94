package io.paymiumfix.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import quickfix.DataDictionary;
import quickfix.FieldType;

/** Compares two messages field by field; the n-th occurrence of a tag with the n-th, whatever stands between. */
final class Fields {

    /** What two session layers never have in common. */
    private static final Set<Integer> PLUMBING = Set.of(
            Tags.BODY_LENGTH,
            Tags.CHECK_SUM,
            Tags.MSG_SEQ_NUM,
            Tags.POSS_DUP_FLAG,
            Tags.ORIG_SENDING_TIME,
            Tags.LAST_MSG_SEQ_NUM_PROCESSED,
            Tags.NEXT_EXPECTED_MSG_SEQ_NUM);

    private static final Set<FieldType> TIMES =
            Set.of(FieldType.UTCTIMESTAMP, FieldType.UTCTIMEONLY, FieldType.UTCDATE, FieldType.UTCDATEONLY);

    /** An age, as the refusal of a stale order tells it. */
    private static final Pattern AGE = Pattern.compile("\\d+ ms old");

    private final DataDictionary dictionary;
    private final boolean ignoreIds;
    private final Renaming renaming = new Renaming();

    Fields(final DataDictionary dictionary, final boolean ignoreIds) {
        this.dictionary = dictionary;
        this.ignoreIds = ignoreIds;
    }

    /** One occurrence of a tag. */
    private record Place(int tag, int occurrence) {}

    /** Both messages, field by field, in the order of the recorded one. */
    List<Pair.FieldPair> compare(final Answer recorded, final Answer replayed) {
        final Map<Place, String> there = places(recorded.message());
        final Map<Place, String> here = places(replayed.message());
        final Set<Place> all = new LinkedHashSet<>(placesInOrder(recorded.message()));
        all.addAll(placesInOrder(replayed.message()));
        final List<Pair.FieldPair> pairs = new ArrayList<>();
        for (final Place place : all) {
            final String was = there.get(place);
            final String is = here.get(place);
            pairs.add(new Pair.FieldPair(place.tag, was, is, mark(place.tag, was, is, recorded, replayed)));
        }
        return pairs;
    }

    private Pair.FieldMark mark(
            final int tag, final String was, final String is, final Answer recorded, final Answer replayed) {
        if (isPlumbing(tag)) {
            return Pair.FieldMark.IGNORED;
        }
        if (was == null || is == null) {
            return Pair.FieldMark.DIFFERS;
        }
        if (isTime(tag)) {
            return Pair.FieldMark.IGNORED;
        }
        if (tag == Tags.REF_SEQ_NUM) {
            return recorded.referred() == replayed.referred() ? Pair.FieldMark.RENAMED : Pair.FieldMark.DIFFERS;
        }
        if (ignoreIds && Renaming.isId(tag)) {
            return !renaming.matches(tag, was, is)
                    ? Pair.FieldMark.DIFFERS
                    : was.equals(is) ? Pair.FieldMark.SAME : Pair.FieldMark.RENAMED;
        }
        if (was.equals(is)) {
            return Pair.FieldMark.SAME;
        }
        if (tag == Tags.TEXT) {
            final String wanted = ignoreIds ? renaming.renamed(was) : was;
            return timeless(wanted).equals(timeless(is)) ? Pair.FieldMark.RENAMED : Pair.FieldMark.DIFFERS;
        }
        return Pair.FieldMark.DIFFERS;
    }

    private static String timeless(final String text) {
        return AGE.matcher(UtcTime.without(text)).replaceAll("<age> old");
    }

    private static boolean isPlumbing(final int tag) {
        return PLUMBING.contains(tag);
    }

    private boolean isTime(final int tag) {
        return tag == Tags.SENDING_TIME || TIMES.contains(dictionary.getFieldType(tag));
    }

    /** The message without what may differ: equal outlines are taken for the same report before ids are compared. */
    String outline(final FixMessage message) {
        final StringBuilder outline = new StringBuilder();
        for (final FixMessage.Field field : message.fields()) {
            if (!isPlumbing(field.tag())
                    && !isTime(field.tag())
                    && !Renaming.isId(field.tag())
                    && field.tag() != Tags.TEXT
                    && field.tag() != Tags.REF_SEQ_NUM) {
                outline.append(field).append('|');
            }
        }
        return outline.toString();
    }

    private static List<Place> placesInOrder(final FixMessage message) {
        final Map<Integer, Integer> counts = new HashMap<>();
        return message.fields().stream()
                .map(field -> new Place(field.tag(), counts.merge(field.tag(), 1, Integer::sum)))
                .toList();
    }

    private static Map<Place, String> places(final FixMessage message) {
        final Map<Place, String> places = new HashMap<>();
        final List<Place> order = placesInOrder(message);
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), message.fields().get(i).value());
        }
        return places;
    }
}
