package io.paymiumfix.client;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One line of a response's head, collected over any number of reads; {@code CRLF} and {@code LF} end it. Reused. */
final class HeaderLine {
    private static final int MAX_NUMBER_DIGITS = 18;
    private static final int MAX_CHUNK_DIGITS = 8;
    private static final int STATUS_AT = 9;

    private byte[] bytes = new byte[256];
    private int length;
    private boolean complete;
    private int nameEnd;
    private int valueStart;

    void restart() {
        length = 0;
        complete = false;
    }

    boolean isComplete() {
        return complete;
    }

    /** True when not a byte has been read. */
    boolean isEmpty() {
        return length == 0 && !complete;
    }

    /** True when the line was complete and had no text. */
    boolean isEmptyLine() {
        return complete && length == 0;
    }

    /** Takes bytes up to the line's end, at most {@code limit}; returns how many. */
    int read(ByteBuf in, int limit) {
        int available = Math.min(in.readableBytes(), limit);
        int upToEnd = in.bytesBefore(available, (byte) '\n');
        int count = upToEnd < 0 ? available : upToEnd;
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
        in.readBytes(bytes, length, count);
        length += count;
        if (upToEnd < 0) {
            return count;
        }
        in.skipBytes(1);
        complete = true;
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return count + 1;
    }

    /** The three digits of a status line. */
    int status() throws BadResponseException {
        boolean wellFormed = length >= STATUS_AT + 3
                && startsWith("HTTP/1.")
                && (bytes[7] == '1' || bytes[7] == '0')
                && bytes[8] == ' '
                && (length == STATUS_AT + 3 || bytes[STATUS_AT + 3] == ' ');
        int status = wellFormed ? (int) number(STATUS_AT, STATUS_AT + 3) : -1;
        if (status < 100 || status > 599) {
            throw malformed("not an HTTP/1.1 status line");
        }
        return status;
    }

    boolean isHttp11() {
        return bytes[7] == '1';
    }

    /** Finds the header's name and value. */
    void splitHeader() throws BadResponseException {
        int colon = 0;
        while (colon < length && bytes[colon] != ':') {
            if (bytes[colon] <= ' ') {
                throw malformed("a folded header or a space in a header's name");
            }
            colon++;
        }
        if (colon == 0 || colon == length) {
            throw malformed("a header without a name");
        }
        nameEnd = colon;
        valueStart = colon + 1;
        while (valueStart < length && isSpace(bytes[valueStart])) {
            valueStart++;
        }
        while (length > valueStart && isSpace(bytes[length - 1])) {
            length--;
        }
    }

    /** Compares the name without case; {@code name} is in lower case. */
    boolean nameIs(String name) {
        return regionIs(0, nameEnd, name);
    }

    /** Compares the value without case; {@code value} is in lower case. */
    boolean valueIs(String value) {
        return regionIs(valueStart, length, value);
    }

    /** True when the value, a list with commas, has this word; {@code word} is in lower case. */
    boolean valueHas(String word) {
        int start = valueStart;
        for (int at = valueStart; at <= length; at++) {
            if (at == length || bytes[at] == ',' || isSpace(bytes[at])) {
                if (regionIs(start, at, word)) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }

    /** The value as a number that is not negative; −1 when it is none. */
    long number() {
        return number(valueStart, length);
    }

    String value() {
        return new String(bytes, valueStart, length - valueStart, StandardCharsets.ISO_8859_1);
    }

    /** The size in a chunk's first line; an extension behind it is passed over. */
    long chunkSize() throws BadResponseException {
        long size = 0;
        int at = 0;
        while (at < length && Character.digit(bytes[at], 16) >= 0) {
            size = size * 16 + Character.digit(bytes[at], 16);
            at++;
            if (at > MAX_CHUNK_DIGITS) {
                throw malformed("a chunk size of too many digits");
            }
        }
        boolean endsWell = at == length || bytes[at] == ';' || isSpace(bytes[at]);
        if (at == 0 || !endsWell) {
            throw malformed("not a chunk size");
        }
        return size;
    }

    private long number(int from, int to) {
        if (to <= from || to - from > MAX_NUMBER_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            number = number * 10 + (bytes[at] - '0');
        }
        return number;
    }

    private boolean startsWith(String text) {
        return length >= text.length() && new String(bytes, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private boolean regionIs(int from, int to, String lowerCase) {
        if (to - from != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int c = bytes[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    private static BadResponseException malformed(String what) {
        return new BadResponseException(UnknownCause.MALFORMED_RESPONSE, what);
    }
}
