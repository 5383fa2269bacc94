package io.paymiumfix.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's end of a WebSocket, byte by byte, so that it can do what no library would. */
final class WebSocketWire {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final String OPEN = "0{\"sid\":\"s\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":60000}";

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Wire wire;
    private final Received request;

    private WebSocketWire(Wire wire, Received request) {
        this.wire = wire;
        this.request = request;
    }

    /** Reads the client's request and takes the WebSocket up. */
    static WebSocketWire accept(Wire wire) throws IOException {
        Received request = wire.readRequest();
        if (request == null) {
            throw new EOFException("the client left before it asked for anything");
        }
        wire.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(request.headers().get("sec-websocket-key")) + "\r\n\r\n");
        return new WebSocketWire(wire, request);
    }

    /** Takes the WebSocket up, opens the session and joins whatever is asked for first. */
    static WebSocketWire acceptPublic(Wire wire) throws IOException {
        WebSocketWire socket = accept(wire);
        socket.text(OPEN).text("40");
        return socket.text(socket.readText());
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Received request() {
        return request;
    }

    WebSocketWire text(String text) throws IOException {
        return frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame with this first byte. */
    WebSocketWire frame(int firstByte, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(firstByte);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            out.write(126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        out.writeBytes(payload);
        wire.write(out.toByteArray());
        return this;
    }

    /** Reads one frame of the client, as opcode and text; null at the end of the connection. */
    String readFrame() throws IOException {
        byte[] head = wire.readExactly(2);
        if (head == null) {
            return null;
        }
        int length = head[1] & 0x7f;
        if (length == 126) {
            byte[] longer = wire.readExactly(2);
            length = (longer[0] & 0xff) << 8 | (longer[1] & 0xff);
        }
        byte[] mask = wire.readExactly(4);
        byte[] payload = wire.readExactly(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return (head[0] & 0x0f) + " " + new String(payload, StandardCharsets.UTF_8);
    }

    /** Reads the client's next text. */
    String readText() throws IOException {
        String frame = readFrame();
        return frame == null ? null : frame.substring(2);
    }

    /** Reads until the client is gone. */
    void drain() throws IOException {
        String frame = readFrame();
        while (frame != null) {
            frame = readFrame();
        }
    }
}
