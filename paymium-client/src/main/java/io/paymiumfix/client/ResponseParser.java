package io.paymiumfix.client;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Reads HTTP/1.1 responses out of a connection's bytes, however they are cut: Content-Length, chunked, until close, and none
 * for 204, 304 and 1xx, which are passed over. Strict where leniency would let one response be taken for two: both lengths,
 * two lengths, folded headers and unknown codings are refused. Owned by {@code venue-io}, one per connection.
 */
final class ResponseParser {
    private enum State {
        /** Before or inside a status line. */
        STATUS_LINE,
        /** Inside the headers. */
        HEADERS,
        /** Inside a body of known length. */
        FIXED_BODY,
        /** Before or inside a chunk's size line. */
        CHUNK_SIZE,
        /** Inside a chunk. */
        CHUNK,
        /** Before the line end behind a chunk. */
        CHUNK_END,
        /** Behind the last chunk. */
        TRAILERS,
        /** Inside a body that ends with the connection. */
        UNTIL_CLOSE
    }

    private static final int MAX_HEAD_BYTES = 32 * 1024;
    private static final int MAX_KEPT_BODY = 256 * 1024;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final int maxBodyBytes;
    private final Response response = new Response();
    private final HeaderLine line = new HeaderLine();

    private State state = State.STATUS_LINE;
    private int headBytes;
    private long contentLength;
    private boolean chunked;
    private long bodyLeft;

    ResponseParser(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** The response that {@link #read} or {@link #readEnd} just completed. */
    Response response() {
        return response;
    }

    /** True when not a byte of a next response has been read. */
    boolean atRest() {
        return state == State.STATUS_LINE && line.isEmpty();
    }

    /**
     * Consumes bytes up to the end of one response.
     *
     * @return true when a response is complete; false when all bytes are used and more are needed
     */
    boolean read(ByteBuf in) throws BadResponseException {
        boolean complete = false;
        while (!complete && in.isReadable()) {
            complete = switch (state) {
                case STATUS_LINE -> readLine(in) && onStatusLine();
                case HEADERS -> readLine(in) && onHeader();
                case FIXED_BODY -> readBody(in);
                case CHUNK_SIZE -> readLine(in) && onChunkSize();
                case CHUNK -> readBody(in) && next(State.CHUNK_END);
                case CHUNK_END -> readLine(in) && onChunkEnd();
                case TRAILERS -> readLine(in) && onTrailer();
                case UNTIL_CLOSE -> readUntilClose(in);
            };
        }
        return complete;
    }

    /** The connection ended in order: true when that completes a response. */
    boolean readEnd() {
        if (state != State.UNTIL_CLOSE) {
            return false;
        }
        state = State.STATUS_LINE;
        return true;
    }

    private boolean onStatusLine() throws BadResponseException {
        startResponse();
        response.status = line.status();
        response.keepAlive = line.isHttp11();
        return next(State.HEADERS);
    }

    private void startResponse() {
        if (response.body.length > MAX_KEPT_BODY) {
            response.body = new byte[MAX_KEPT_BODY];
        }
        response.clear();
        contentLength = -1;
        chunked = false;
    }

    private boolean onHeader() throws BadResponseException {
        if (line.isEmptyLine()) {
            return onEndOfHead();
        }
        line.splitHeader();
        if (line.nameIs("content-length")) {
            onContentLength();
        } else if (line.nameIs("transfer-encoding")) {
            if (chunked || !line.valueIs("chunked")) {
                throw malformed("a Transfer-Encoding other than chunked");
            }
            chunked = true;
        } else if (line.nameIs("connection")) {
            if (line.valueHas("close")) {
                response.keepAlive = false;
            }
        } else if (line.nameIs("x-ratelimit-limit")) {
            response.rateLimitLimit = line.number();
        } else if (line.nameIs("x-ratelimit-remaining")) {
            response.rateLimitRemaining = line.number();
        } else if (line.nameIs("date")) {
            response.dateEpochSeconds = HttpDate.parse(line.value());
        }
        return next(State.HEADERS);
    }

    private void onContentLength() throws BadResponseException {
        long length = line.number();
        if (length < 0 || contentLength >= 0) {
            throw malformed("no single, readable Content-Length");
        }
        contentLength = length;
    }

    private boolean onEndOfHead() throws BadResponseException {
        headBytes = 0;
        if (response.status < 200) {
            if (response.status == SWITCHING_PROTOCOLS) {
                throw malformed("an unasked change of protocol");
            }
            return next(State.STATUS_LINE);
        }
        if (chunked && contentLength >= 0) {
            throw malformed("both Content-Length and Transfer-Encoding");
        }
        if (contentLength > maxBodyBytes) {
            throw oversize();
        }
        if (response.status == NO_CONTENT || response.status == NOT_MODIFIED || contentLength == 0) {
            return complete();
        }
        if (chunked) {
            return next(State.CHUNK_SIZE);
        }
        if (contentLength > 0) {
            bodyLeft = contentLength;
            return next(State.FIXED_BODY);
        }
        response.keepAlive = false;
        return next(State.UNTIL_CLOSE);
    }

    private boolean onChunkSize() throws BadResponseException {
        headBytes = 0;
        bodyLeft = line.chunkSize();
        if (bodyLeft > maxBodyBytes - response.bodyLength) {
            throw oversize();
        }
        return next(bodyLeft == 0 ? State.TRAILERS : State.CHUNK);
    }

    private boolean onChunkEnd() throws BadResponseException {
        if (!line.isEmptyLine()) {
            throw malformed("a chunk longer than it said");
        }
        headBytes = 0;
        return next(State.CHUNK_SIZE);
    }

    private boolean onTrailer() throws BadResponseException {
        if (line.isEmptyLine()) {
            headBytes = 0;
            return complete();
        }
        line.restart();
        return false;
    }

    /** Fills a line; true when its end was read. The line is used by the caller before the next byte is read. */
    private boolean readLine(ByteBuf in) throws BadResponseException {
        headBytes += line.read(in, MAX_HEAD_BYTES - headBytes);
        if (line.isComplete()) {
            return true;
        }
        if (headBytes >= MAX_HEAD_BYTES) {
            throw new BadResponseException(UnknownCause.OVERSIZE, "a head of more than " + MAX_HEAD_BYTES + " bytes");
        }
        return false;
    }

    /** Copies what is there of the body or chunk; true when it is all there. */
    private boolean readBody(ByteBuf in) {
        int count = (int) Math.min(in.readableBytes(), bodyLeft);
        append(in, count);
        bodyLeft -= count;
        return bodyLeft == 0 && (state != State.FIXED_BODY || complete());
    }

    private boolean readUntilClose(ByteBuf in) throws BadResponseException {
        if (in.readableBytes() > maxBodyBytes - response.bodyLength) {
            throw oversize();
        }
        append(in, in.readableBytes());
        return false;
    }

    private void append(ByteBuf in, int count) {
        int needed = response.bodyLength + count;
        if (needed > response.body.length) {
            response.body = Arrays.copyOf(response.body, Math.max(needed, response.body.length * 2));
        }
        in.readBytes(response.body, response.bodyLength, count);
        response.bodyLength = needed;
    }

    private boolean next(State following) {
        state = following;
        line.restart();
        return false;
    }

    private boolean complete() {
        next(State.STATUS_LINE);
        return true;
    }

    private BadResponseException oversize() {
        return new BadResponseException(UnknownCause.OVERSIZE, "a body of more than " + maxBodyBytes + " bytes");
    }

    private static BadResponseException malformed(String what) {
        return new BadResponseException(UnknownCause.MALFORMED_RESPONSE, what);
    }
}
