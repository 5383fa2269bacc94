package io.paymiumfix.bench;

import java.nio.charset.StandardCharsets;

/** Cuts FIX messages out of a stream of bytes and finds fields in them. */
public final class FixFrames extends Frames {

    /** Ends every field. */
    public static final byte SOH = 1;

    private static final int TRAILER_BYTES = 7;

    private int messageFrom;
    private int messageEnd;

    @Override
    public boolean next() {
        int bodyLengthAt = indexOf(SOH, from, end) + 1;
        int bodyAt = bodyLengthAt == 0 ? 0 : indexOf(SOH, bodyLengthAt, end) + 1;
        if (bodyAt == 0) {
            return false;
        }
        if (bytes[bodyLengthAt] != '9' || bytes[bodyLengthAt + 1] != '=') {
            throw new BenchException("not FIX: " + new String(bytes, from, bodyAt - from, StandardCharsets.ISO_8859_1));
        }
        int trailerAt = bodyAt + (int) number(bodyLengthAt + 2, bodyAt - 1);
        if (trailerAt + TRAILER_BYTES > end) {
            return false;
        }
        messageFrom = from;
        messageEnd = trailerAt + TRAILER_BYTES;
        if (number(trailerAt + 3, trailerAt + 6) != sum(bytes, from, trailerAt)) {
            throw new BenchException("wrong CheckSum(10): " + text());
        }
        from = messageEnd;
        return true;
    }

    /** The message type, its first character. */
    public char type() {
        int at = valueAt(35);
        return at < 0 ? 0 : (char) bytes[at];
    }

    /** The first character of a field; 0 without one. */
    public char character(int tag) {
        int at = valueAt(tag);
        return at < 0 ? 0 : (char) bytes[at];
    }

    /** Takes the fields of a message in turn. */
    public interface FieldTaker {

        /**
         * One field.
         *
         * @param tag its number
         * @param message holds its value
         * @param start of the value
         * @param stop behind it
         */
        void field(int tag, byte[] message, int start, int stop);
    }

    /** Every field in its order, groups included. */
    public void forEachField(FieldTaker taker) {
        for (int at = messageFrom; at < messageEnd; ) {
            int equals = indexOf((byte) '=', at, messageEnd);
            int stop = indexOf(SOH, equals, messageEnd);
            taker.field((int) number(at, equals), bytes, equals + 1, stop);
            at = stop + 1;
        }
    }

    /** A field as text; null without one. */
    public String value(int tag) {
        int at = valueAt(tag);
        return at < 0 ? null : new String(bytes, at, indexOf(SOH, at, messageEnd) - at, StandardCharsets.ISO_8859_1);
    }

    /** A whole number behind {@code skip} characters of a field; -1 without such a field. */
    public long number(int tag, int skip, long otherwise) {
        int at = valueAt(tag);
        return at < 0 ? otherwise : number(at + skip, indexOf(SOH, at, messageEnd));
    }

    /** The message with bars between its fields. */
    public String text() {
        return new String(bytes, messageFrom, messageEnd - messageFrom, StandardCharsets.ISO_8859_1)
                .replace((char) SOH, '|');
    }

    private int valueAt(int tag) {
        for (int at = messageFrom; at < messageEnd; at = indexOf(SOH, at, messageEnd) + 1) {
            int digit = at;
            int found = 0;
            while (bytes[digit] != '=') {
                found = found * 10 + bytes[digit++] - '0';
            }
            if (found == tag) {
                return digit + 1;
            }
        }
        return -1;
    }

    private long number(int at, int stop) {
        long value = 0;
        for (int i = at; i < stop; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                throw new BenchException(
                        "not a number in " + new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
            }
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private int indexOf(byte wanted, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** CheckSum(10): the sum of the bytes, modulo 256. */
    static int sum(byte[] bytes, int start, int stop) {
        int sum = 0;
        for (int i = start; i < stop; i++) {
            sum += bytes[i];
        }
        return sum & 0xff;
    }
}
