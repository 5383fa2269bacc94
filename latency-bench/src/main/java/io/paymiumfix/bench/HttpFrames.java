package io.paymiumfix.bench;

import java.nio.charset.StandardCharsets;

/** Cuts HTTP/1.1 messages with a Content-Length, or without a body, out of a stream of bytes. */
final class HttpFrames extends Frames {

    private static final int TO_LOWER_CASE = 0x20;

    private int headFrom;
    private int bodyFrom;
    private int bodyEnd;

    @Override
    public boolean next() {
        int headEnd = endOfHead();
        if (headEnd < 0) {
            return false;
        }
        headFrom = from;
        bodyFrom = headEnd;
        if (headerAt("transfer-encoding:") >= 0) {
            throw new BenchException("chunked bodies are not read here: " + firstLine());
        }
        int length = contentLength();
        if (headEnd + length > end) {
            return false;
        }
        bodyEnd = headEnd + length;
        from = bodyEnd;
        return true;
    }

    /** The first line: method, path and version, or version and status. */
    String firstLine() {
        int stop = headFrom;
        while (bytes[stop] != '\r') {
            stop++;
        }
        return new String(bytes, headFrom, stop - headFrom, StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(String start) {
        return isAt(headFrom, start);
    }

    /** Whether there is a header that begins so; {@code start} in lower case. */
    boolean hasHeader(String start) {
        return headerAt(start) >= 0;
    }

    String body() {
        return new String(bytes, bodyFrom, bodyEnd - bodyFrom, StandardCharsets.UTF_8);
    }

    /** The value of a JSON string or number that stands once in the body; empty when it does not. */
    String bodyValue(String key) {
        int at = bodyFrom;
        while (!isKeyAt(at, key)) {
            if (++at >= bodyEnd) {
                return "";
            }
        }
        at += key.length() + 2;
        while (bytes[at] == ' ' || bytes[at] == ':' || bytes[at] == '"') {
            at++;
        }
        int stop = at;
        while (stop < bodyEnd && ",\"} ".indexOf(bytes[stop]) < 0) {
            stop++;
        }
        return new String(bytes, at, stop - at, StandardCharsets.UTF_8);
    }

    private boolean isKeyAt(int at, String key) {
        int behind = at + key.length() + 1;
        return bytes[at] == '"' && behind < bodyEnd && bytes[behind] == '"' && isAt(at + 1, key);
    }

    private boolean isAt(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= end || bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int endOfHead() {
        for (int i = from; i + 3 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private int contentLength() {
        int at = headerAt("content-length:");
        if (at < 0) {
            return 0;
        }
        while (bytes[at] == ' ') {
            at++;
        }
        int length = 0;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            length = length * 10 + bytes[at] - '0';
        }
        return length;
    }

    /** Behind the start of the header that begins so, in whatever case; -1 without one. */
    private int headerAt(String start) {
        for (int line = headFrom; line < bodyFrom; line++) {
            if (bytes[line] == '\n' && headerIs(line + 1, start)) {
                return line + 1 + start.length();
            }
        }
        return -1;
    }

    private boolean headerIs(int at, String start) {
        for (int i = 0; i < start.length(); i++) {
            if (at + i >= bodyFrom || lower(bytes[at + i]) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte character) {
        return character >= 'A' && character <= 'Z' ? character | TO_LOWER_CASE : character;
    }
}
