package io.paymiumfix.simulator.rest;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.fault.Strikes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns a reply into the bytes that leave, spoiled by whatever strikes it. Pure functions. */
final class ReplyBytes {

    private static final String HTML = "<html><head><title>502 Bad Gateway</title></head>"
            + "<body><center><h1>502 Bad Gateway</h1></center><hr></body></html>";

    private ReplyBytes() {}

    /** The reply after the faults that change what it says. */
    static Reply spoil(Reply reply, Strikes strikes) {
        if (strikes.has(FaultKind.HTML_502)) {
            return new Reply(502, "text/html", HTML, reply.headers());
        }
        if (strikes.has(FaultKind.ERROR_AFTER)) {
            int status = strikes.get(FaultKind.ERROR_AFTER).status();
            return Reply.empty(status).withHeaders(reply.headers());
        }
        Reply spoiled = reply;
        if (strikes.has(FaultKind.UNKNOWN_STATE)) {
            String word = strikes.get(FaultKind.UNKNOWN_STATE).word().replaceAll("[^A-Za-z0-9_ -]", "");
            spoiled =
                    spoiled.withBody(spoiled.body().replaceAll("\"state\":\"[a-z_]*\"", "\"state\":\"" + word + "\""));
        }
        if (strikes.has(FaultKind.MALFORMED_JSON) && !reply.body().isEmpty()) {
            spoiled = spoiled.withBody("{\"uuid\":" + spoiled.body());
        }
        return spoiled;
    }

    /** The reply on the wire; a truncated one ends in the middle of its body. */
    static byte[] encode(Reply reply, boolean keepAlive, boolean withBody, Strikes strikes) {
        byte[] body = reply.bodyBytes();
        StringBuilder head = new StringBuilder("HTTP/1.1 ");
        head.append(HttpResponseStatus.valueOf(reply.status())).append("\r\n");
        if (body.length > 0) {
            line(head, "Content-Type", reply.contentType());
        }
        reply.headers().forEach((name, value) -> line(head, name, value));
        if (reply.status() != 204) {
            line(head, "Content-Length", Integer.toString(body.length));
        }
        if (!keepAlive) {
            line(head, "Connection", "close");
        }
        head.append("\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (withBody) {
            boolean isTruncated = strikes.has(FaultKind.TRUNCATED_BODY);
            bytes.writeBytes(isTruncated ? Arrays.copyOf(body, body.length / 2) : body);
        }
        return bytes.toByteArray();
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
