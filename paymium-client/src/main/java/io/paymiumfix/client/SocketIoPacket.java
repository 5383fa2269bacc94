package io.paymiumfix.client;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One packet of Engine.IO 3 carrying socket.io 1.x, as it stands in a WebSocket text frame: an engine digit, for a message a
 * type digit, then {@code [/namespace,][ack id][JSON]}. Also the few texts a client sends. Pure.
 *
 * @param kind what it says
 * @param namespace {@code /} or the namespace named
 * @param jsonOffset where its JSON begins; the frame's length when there is none
 */
record SocketIoPacket(Kind kind, String namespace, int jsonOffset) {
    /** What a packet says. */
    enum Kind {
        /** The session begins; the JSON holds its timers. */
        OPEN,
        /** The session ends. */
        CLOSE,
        /** The answer to our ping. */
        PONG,
        /** A namespace has been joined. */
        JOINED,
        /** A namespace has been left. */
        LEFT,
        /** An event. */
        EVENT,
        /** A namespace has been refused. */
        REFUSED,
        /** Nothing that concerns this client. */
        NOTHING
    }

    /** What the client sends to be answered with {@link Kind#PONG}. */
    static final String PING = "2";

    private static final String ROOT = "/";
    private static final int MAX_NAMESPACE_LENGTH = 200;

    /** Reads the packet in the first {@code length} bytes. */
    static SocketIoPacket parse(byte[] text, int length) throws DecodeException {
        if (length == 0) {
            throw new DecodeException("an empty packet");
        }
        return switch (text[0]) {
            case '0' -> new SocketIoPacket(Kind.OPEN, ROOT, 1);
            case '1' -> new SocketIoPacket(Kind.CLOSE, ROOT, length);
            case '3' -> new SocketIoPacket(Kind.PONG, ROOT, length);
            case '2', '5', '6' -> new SocketIoPacket(Kind.NOTHING, ROOT, length);
            case '4' -> message(text, length);
            default -> throw new DecodeException("no Engine.IO packet");
        };
    }

    private static SocketIoPacket message(byte[] text, int length) throws DecodeException {
        if (length == 1) {
            throw new DecodeException("a message without a type");
        }
        Kind kind = switch (text[1]) {
            case '0' -> Kind.JOINED;
            case '1' -> Kind.LEFT;
            case '2' -> Kind.EVENT;
            case '3' -> Kind.NOTHING;
            case '4' -> Kind.REFUSED;
            default -> throw new DecodeException("no socket.io message of a known type");
        };
        int at = 2;
        String namespace = ROOT;
        if (at < length && text[at] == '/') {
            int end = at;
            while (end < length && text[end] != ',') {
                end++;
            }
            if (end - at > MAX_NAMESPACE_LENGTH) {
                throw new DecodeException("a namespace of " + (end - at) + " bytes");
            }
            namespace = new String(text, at, end - at, StandardCharsets.UTF_8);
            at = Math.min(end + 1, length);
        }
        while (at < length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return new SocketIoPacket(kind, namespace, at);
    }

    /** What joins a namespace. */
    static String join(StreamNamespace namespace) {
        return "40" + namespace.path();
    }

    /** What asks for an account's events; whoever holds this text holds the channel's id. */
    static String channel(Secret channelId) {
        String id = new String(JsonStringEncoder.getInstance().quoteAsString(channelId.reveal()));
        return "42" + StreamNamespace.USER.path() + ",[\"channel\",\"" + id + "\"]";
    }
}
