package io.paymiumfix.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A FIX message as fields in the order of the wire, whatever a dictionary says of them. Immutable.
 *
 * @param fields from BeginString(8) to CheckSum(10)
 */
record FixMessage(List<Field> fields) {

    private static final char SOH = '\001';
    private static final String YES = "Y";
    private static final String MASK = "***";
    private static final Set<Integer> SECRET = Set.of(Tags.RAW_DATA, Tags.PASSWORD, Tags.NEW_PASSWORD);
    private static final Set<String> SESSION_ONLY = Set.of("0", "1", "2", "4");

    FixMessage {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param value may be empty
     */
    record Field(int tag, String value) {
        /** True for what is never shown. */
        boolean isSecret() {
            return SECRET.contains(tag);
        }

        @Override
        public String toString() {
            return tag + "=" + value;
        }
    }

    /** The first value of a tag; empty when there is none. */
    String get(final int tag) {
        for (final Field field : fields) {
            if (field.tag == tag) {
                return field.value;
            }
        }
        return "";
    }

    boolean has(final int tag) {
        return fields.stream().anyMatch(field -> field.tag == tag);
    }

    boolean isYes(final int tag) {
        return YES.equals(get(tag));
    }

    /** A number, or -1. */
    int number(final int tag) {
        try {
            return Integer.parseInt(get(tag));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    String msgType() {
        return get(Tags.MSG_TYPE);
    }

    boolean is(final String msgType) {
        return msgType().equals(msgType);
    }

    /** Heartbeat, TestRequest, ResendRequest, SequenceReset: each side's session layer says these for itself. */
    boolean isSessionOnly() {
        return SESSION_ONLY.contains(msgType());
    }

    /** The bytes of the wire, BodyLength(9) and CheckSum(10) made anew. */
    byte[] encode() {
        return renumbered().text(SOH, false).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** With the BodyLength(9) and CheckSum(10) that belong to the other fields. */
    FixMessage renumbered() {
        final List<Field> body = fields.stream()
                .filter(field ->
                        field.tag != Tags.BEGIN_STRING && field.tag != Tags.BODY_LENGTH && field.tag != Tags.CHECK_SUM)
                .toList();
        final int length =
                body.stream().mapToInt(field -> field.toString().length() + 1).sum();
        final ArrayList<Field> all = new ArrayList<>();
        all.add(new Field(Tags.BEGIN_STRING, get(Tags.BEGIN_STRING)));
        all.add(new Field(Tags.BODY_LENGTH, Integer.toString(length)));
        all.addAll(body);
        int sum = 0;
        for (final char c : new FixMessage(all).text(SOH, false).toCharArray()) {
            sum += c;
        }
        all.add(new Field(Tags.CHECK_SUM, String.format(Locale.ROOT, "%03d", sum % 256)));
        return new FixMessage(all);
    }

    /** With {@code |} between fields and without secrets: for people and files. */
    @Override
    public String toString() {
        return text('|', true);
    }

    private String text(final char delimiter, final boolean masked) {
        return fields.stream()
                .map(field -> masked && field.isSecret() ? field.tag + "=" + MASK : field.toString())
                .collect(Collectors.joining(String.valueOf(delimiter), "", String.valueOf(delimiter)));
    }
}
