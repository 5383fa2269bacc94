package io.paymiumfix.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Cuts HTTP/1.1 messages with a Content-Length, or without a body, out of a stream of bytes. */
final class HttpFrames extends Frames {

    private static final String CONTENT_LENGTH = "\r\ncontent-length:";

    private String head;
    private int bodyFrom;
    private int bodyEnd;

    @Override
    public boolean next() {
        int headEnd = endOfHead();
        if (headEnd < 0) {
            return false;
        }
        String text = new String(bytes, from, headEnd - from, StandardCharsets.ISO_8859_1);
        int length = contentLength(text);
        if (headEnd + length > end) {
            return false;
        }
        head = text;
        bodyFrom = headEnd;
        bodyEnd = headEnd + length;
        from = bodyEnd;
        return true;
    }

    /** First line and headers, up to and with the empty line. */
    String head() {
        return head;
    }

    /** The first line: method, path and version, or version and status. */
    String firstLine() {
        return head.substring(0, head.indexOf('\r'));
    }

    String body() {
        return new String(bytes, bodyFrom, bodyEnd - bodyFrom, StandardCharsets.UTF_8);
    }

    /** The value of a JSON string or number that stands once in the body; empty when it does not. */
    String bodyValue(String key) {
        String body = body();
        int at = body.indexOf('"' + key + '"');
        if (at < 0) {
            return "";
        }
        at = body.indexOf(':', at) + 1;
        while (body.charAt(at) == ' ' || body.charAt(at) == '"') {
            at++;
        }
        int stop = at;
        while (stop < body.length() && ",\"} ".indexOf(body.charAt(stop)) < 0) {
            stop++;
        }
        return body.substring(at, stop);
    }

    private int endOfHead() {
        for (int i = from; i + 3 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int contentLength(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("\r\ntransfer-encoding:")) {
            throw new BenchException("chunked bodies are not read here: " + head);
        }
        int at = lower.indexOf(CONTENT_LENGTH);
        if (at < 0) {
            return 0;
        }
        int start = at + CONTENT_LENGTH.length();
        return Integer.parseInt(
                lower.substring(start, lower.indexOf('\r', start)).strip());
    }
}
