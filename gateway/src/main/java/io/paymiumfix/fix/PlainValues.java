package io.paymiumfix.fix;

import java.util.BitSet;
import quickfix.DataDictionary;
import quickfix.FieldType;

/**
 * Which values of plain fields are valid: by the dictionary, as far as that can be told where they lie, whatever the message. What is
 * valid here is valid there, and not the other way round. Immutable.
 */
final class PlainValues {
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

    private final Kind[] kinds = new Kind[PlainForm.TAGS];
    /** By tag, the values of one letter; null for a field that takes any value. */
    private final BitSet[] letters = new BitSet[PlainForm.TAGS];

    PlainValues(final DataDictionary dictionary) {
        for (int tag = 0; tag < PlainForm.TAGS; tag++) {
            letters[tag] = dictionary.hasFieldValue(tag) ? letters(dictionary, tag) : null;
            kinds[tag] = kind(dictionary.getFieldType(tag), letters[tag] != null);
        }
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

    /** Whether its values can be told valid. */
    boolean isPlain(final int tag) {
        return kinds[tag] != Kind.NONE;
    }

    /** Whether the field has a valid value there. */
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
