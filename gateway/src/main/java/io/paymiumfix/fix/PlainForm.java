package io.paymiumfix.fix;

import io.paymiumfix.fix44.RefusedInstructions;
import io.paymiumfix.fix44.field.BeginString;
import io.paymiumfix.fix44.field.BodyLength;
import io.paymiumfix.fix44.field.MsgType;
import java.util.BitSet;
import quickfix.DataDictionary;
import quickfix.FieldType;

/**
 * What a command must look like to be plain: its fields are few and well known, each is there once, and each says for itself
 * whether it is valid. All of it is the dictionary's, so that what is plain is valid by the dictionary; much of what is valid is
 * not plain. Immutable.
 */
final class PlainForm {
    /** Tags of plain fields are below, so that a set of them is one {@code long}. */
    static final int TAGS = Long.SIZE;

    private static final int MOST_DIGITS = 9;
    private static final int MOST_DECIMAL_CHARACTERS = 24;
    /** Of times: to the second, and where the fraction begins. */
    private static final int TO_SECONDS = 17;

    private static final String TIME = "dddddddd-dd:dd:dd.ddddddddd";

    /** What a field's value is made of. */
    private enum Kind {
        /** Anything. */
        TEXT,
        /** One character; of the field's values, where it has such. */
        LETTER,
        /** Up to {@value #MOST_DIGITS} digits. */
        NUMBER,
        /** Digits, and a point between two of them. */
        DECIMAL,
        /** UTC, to seconds, milliseconds, microseconds or nanoseconds. */
        TIME,
        /** No plain field. */
        NONE
    }

    private final String msgType;
    private final Kind[] kinds = new Kind[TAGS];
    /** By tag, the values of one letter; null for a field that takes any value. */
    private final BitSet[] letters = new BitSet[TAGS];

    private final long header;
    private final long body;
    private final long required;

    /** Of messages of this type. */
    PlainForm(final DataDictionary dictionary, final String msgType) {
        this.msgType = msgType;
        for (int tag = 0; tag < TAGS; tag++) {
            letters[tag] = dictionary.hasFieldValue(tag) ? letters(dictionary, tag) : null;
            kinds[tag] = kind(dictionary.getFieldType(tag), letters[tag] != null);
        }
        header = required(dictionary, DataDictionary.HEADER_ID);
        body = fields(dictionary);
        required = required(dictionary, msgType);
    }

    private static BitSet letters(final DataDictionary dictionary, final int tag) {
        final BitSet letters = new BitSet();
        for (char letter = ' ' + 1; letter <= '~'; letter++) {
            letters.set(letter, dictionary.isFieldValue(tag, String.valueOf(letter)));
        }
        return letters;
    }

    private static Kind kind(final FieldType type, final boolean hasLetters) {
        if (type == null) {
            return Kind.NONE;
        }
        return switch (type) {
            case CHAR -> Kind.LETTER;
            case STRING, CURRENCY -> hasLetters ? Kind.LETTER : Kind.TEXT;
            case SEQNUM, LENGTH -> hasLetters ? Kind.NONE : Kind.NUMBER;
            case QTY, PRICE, AMT -> hasLetters ? Kind.NONE : Kind.DECIMAL;
            case UTCTIMESTAMP -> hasLetters ? Kind.NONE : Kind.TIME;
            default -> Kind.NONE;
        };
    }

    /** None of those that a refusal would look for. */
    private long fields(final DataDictionary dictionary) {
        long tags = 0;
        for (int tag = 0; tag < TAGS; tag++) {
            if (kinds[tag] != Kind.NONE
                    && dictionary.isMsgField(msgType, tag)
                    && !RefusedInstructions.tags().contains(tag)) {
                tags |= bit(tag);
            }
        }
        return tags;
    }

    private long required(final DataDictionary dictionary, final String where) {
        long tags = 0;
        for (final int tag : dictionary.getOrderedFields()) {
            if (dictionary.isRequiredField(where, tag)) {
                if (tag >= TAGS || kinds[tag] == Kind.NONE) {
                    throw new IllegalArgumentException("35=" + msgType + " cannot be plain: it requires " + tag);
                }
                tags |= bit(tag);
            }
        }
        return tags;
    }

    static long bit(final int tag) {
        return 1L << tag;
    }

    String msgType() {
        return msgType;
    }

    /** One of the required fields: a plain message has no other in its header. */
    boolean isOfHeader(final int tag) {
        return (header & bit(tag)) != 0;
    }

    boolean isOfBody(final int tag) {
        return (body & bit(tag)) != 0;
    }

    /** @param present tags of header and body */
    boolean hasAllRequired(final long present) {
        return (present & header) == header && (present & required) == required;
    }

    /** The field that has to come in this place, or 0 for any. */
    static int tagAt(final int place) {
        return switch (place) {
            case 0 -> BeginString.FIELD;
            case 1 -> BodyLength.FIELD;
            case 2 -> MsgType.FIELD;
            default -> 0;
        };
    }

    /** Whether a field of header or body has a valid value. */
    boolean isValid(final int tag, final String text, final int from, final int to) {
        if (from == to) {
            return false;
        }
        return switch (kinds[tag]) {
            case TEXT -> true;
            case LETTER -> to - from == 1 && isLetter(tag, text.charAt(from));
            case NUMBER -> to - from <= MOST_DIGITS && areDigits(text, from, to);
            case DECIMAL -> isDecimal(text, from, to);
            case TIME -> isTime(text, from, to);
            case NONE -> false;
        };
    }

    private boolean isLetter(final int tag, final char letter) {
        return letters[tag] == null || letters[tag].get(letter);
    }

    private static boolean isDecimal(final String text, final int from, final int to) {
        if (to - from > MOST_DECIMAL_CHARACTERS) {
            return false;
        }
        int point = from;
        while (point < to && isDigit(text.charAt(point))) {
            point++;
        }
        return point > from
                && (point == to || (text.charAt(point) == '.' && point + 1 < to && areDigits(text, point + 1, to)));
    }

    private static boolean isTime(final String text, final int from, final int to) {
        final int length = to - from;
        final boolean known = length == TO_SECONDS || length == TO_SECONDS + 4 || length == TO_SECONDS + 7;
        if (!known && length != TIME.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            final char shape = TIME.charAt(i);
            final char letter = text.charAt(from + i);
            if (shape == 'd' ? !isDigit(letter) : letter != shape) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDigits(final String text, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(final char letter) {
        return letter >= '0' && letter <= '9';
    }
}
