package io.paymiumfix.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket to the venue: takes it up, joins the namespaces wanted, asks for the channel, pings, and hands on events until
 * it ends, which its owner hears once. Everything it sends is one of four fixed texts. Owned by {@code venue-io}.
 */
final class StreamConnection extends SimpleChannelInboundHandler<WebSocketFrame> {
    /** What a connection tells its stream. */
    interface Owner {
        /** Every namespace wanted has been joined. */
        void onJoined();

        /** A namespace's event, a JSON array in the buffer's bytes from {@code offset} to {@code length}. */
        void onEvent(StreamNamespace namespace, byte[] bytes, int offset, int length);

        /** A frame that cannot be read. */
        void onBadFrame(StreamNamespace namespace, int length, String why);

        /** Something readable that nobody waits for. */
        void onOther();

        /** The connection has ended. Nothing follows. */
        void onEnded(StreamReason reason, String detail);
    }

    private static final int MAX_HANDSHAKE_BYTES = 65_536;
    private static final BigDecimal MAX_TIMER_MS = BigDecimal.valueOf(3_600_000);

    private final VenueAddress venue;
    private final StreamSettings settings;
    private final NanoClock nanoClock;
    private final StreamCounters counters;
    private final Owner owner;
    private final DeadlineTimer timer;
    private final Set<StreamNamespace> joined = EnumSet.noneOf(StreamNamespace.class);

    private Channel channel;
    private byte[] frame = new byte[4_096];
    private boolean begun;
    private boolean upgraded;
    private boolean opened;
    private boolean ended;
    private boolean awaitingAnswer;
    private int pingIntervalMs;
    private int pongTimeoutMs;
    private long openDeadlineNs;
    private long pingedNs;

    StreamConnection(LaneContext context, StreamSettings settings, StreamCounters counters, Owner owner) {
        this.venue = context.venue();
        this.settings = settings;
        this.nanoClock = context.nanoClock();
        this.counters = counters;
        this.owner = owner;
        this.timer = new DeadlineTimer(context.venueIo(), nanoClock, this::onTimer);
        this.pingIntervalMs = settings.pingIntervalMs();
        this.pongTimeoutMs = settings.pongTimeoutMs();
    }

    /**
     * Connected: from here on the time until everything is joined is limited, and the owner hears. Until here the end of an
     * attempt is the connector's to tell, which knows why TLS failed and whether there is another address.
     */
    void begin() {
        begun = true;
        openDeadlineNs = nanoClock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.openTimeoutMs());
        if (ended) {
            owner.onEnded(StreamReason.HANDSHAKE_REFUSED, "the connection was closed by the venue");
        } else {
            timer.armNoLaterThan(openDeadlineNs);
        }
    }

    /** Ends it with a farewell where one can be said; the owner hears of it before this returns. */
    void close(StreamReason reason, String detail) {
        if (!ended && upgraded) {
            write(channel, new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
        }
        end(reason, detail);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create((venue.tls() ? "wss://" : "ws://") + venue.authority() + settings.path()
                        + "?EIO=3&transport=websocket"))
                .version(WebSocketVersion.V13)
                .allowExtensions(false)
                .generateOriginHeader(false)
                .sendCloseFrame(null)
                .maxFramePayloadLength(settings.maxFrameBytes())
                .handshakeTimeoutMillis(settings.openTimeoutMs())
                .build();
        ChannelPipeline pipeline = context.pipeline();
        String self = context.name();
        pipeline.addBefore(self, null, new HttpClientCodec())
                .addBefore(self, null, new HttpObjectAggregator(MAX_HANDSHAKE_BYTES))
                .addBefore(self, null, new WebSocketClientProtocolHandler(config))
                .addBefore(self, null, new WebSocketFrameAggregator(settings.maxFrameBytes()));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            upgraded = true;
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            end(StreamReason.OPEN_TIMEOUT, "the WebSocket was not taken up in " + settings.openTimeoutMs() + " ms");
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
        if (ended) {
            return;
        }
        ByteBuf content = message.content();
        int length = content.readableBytes();
        counters.bytes.add(length);
        awaitingAnswer = false;
        if (!(message instanceof TextWebSocketFrame)) {
            owner.onBadFrame(null, length, "not a text frame");
            return;
        }
        if (frame.length < length) {
            frame = new byte[Math.min(settings.maxFrameBytes(), Integer.highestOneBit(length) * 2)];
        }
        content.readBytes(frame, 0, length);
        try {
            onPacket(SocketIoPacket.parse(frame, length), length);
        } catch (DecodeException e) {
            owner.onBadFrame(null, length, e.getMessage());
        }
    }

    private void onPacket(SocketIoPacket packet, int length) throws DecodeException {
        switch (packet.kind()) {
            case OPEN -> onOpen(packet, length);
            case CLOSE -> end(StreamReason.CLOSED_BY_VENUE, "the venue closed the session");
            case PONG, NOTHING -> {}
            case JOINED -> onJoined(StreamNamespace.of(packet.namespace()));
            case LEFT -> onLeft(packet);
            case EVENT -> onEvent(StreamNamespace.of(packet.namespace()), packet, length);
            case REFUSED -> end(StreamReason.NAMESPACE_REFUSED, "the venue refused a namespace");
        }
    }

    private void onOpen(SocketIoPacket packet, int length) throws DecodeException {
        if (opened) {
            owner.onOther();
            return;
        }
        JsonReader.read(frame, packet.jsonOffset(), length - packet.jsonOffset(), json -> {
            json.object();
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                switch (field) {
                    case "pingInterval" -> pingIntervalMs = shorter(pingIntervalMs, json.decimal());
                    case "pingTimeout" -> pongTimeoutMs = shorter(pongTimeoutMs, json.decimal());
                    default -> json.skip();
                }
            }
            return true;
        });
        opened = true;
        if (settings.isPublicWanted()) {
            send(SocketIoPacket.join(StreamNamespace.PUBLIC));
        }
        if (settings.channelId().isPresent()) {
            send(SocketIoPacket.join(StreamNamespace.USER));
        }
        pingedNs = nanoClock.nanoTime();
        armForPing();
    }

    /** The venue's figure where it is the shorter one; nonsense is passed over. */
    private static int shorter(int ours, BigDecimal venues) {
        boolean usable = venues != null && venues.signum() > 0 && venues.compareTo(MAX_TIMER_MS) < 0;
        return usable ? Math.max(1, Math.min(ours, venues.intValue())) : ours;
    }

    private void onJoined(StreamNamespace namespace) {
        if (!isWanted(namespace) || !opened || !joined.add(namespace)) {
            return;
        }
        if (namespace == StreamNamespace.USER) {
            send(SocketIoPacket.channel(settings.channelId().orElseThrow()));
        }
        if (isLive()) {
            owner.onJoined();
        }
    }

    private void onLeft(SocketIoPacket packet) {
        StreamNamespace namespace = StreamNamespace.of(packet.namespace());
        if (namespace == null || isWanted(namespace)) {
            end(StreamReason.NAMESPACE_LEFT, "the venue ended " + (namespace == null ? "the root" : namespace.path()));
        }
    }

    private void onEvent(StreamNamespace namespace, SocketIoPacket packet, int length) {
        if (isLive() && isWanted(namespace)) {
            owner.onEvent(namespace, frame, packet.jsonOffset(), length - packet.jsonOffset());
        } else {
            owner.onOther();
        }
    }

    private boolean isWanted(StreamNamespace namespace) {
        return namespace == StreamNamespace.USER
                ? settings.channelId().isPresent()
                : namespace != null && settings.isPublicWanted();
    }

    private boolean isLive() {
        return (joined.contains(StreamNamespace.PUBLIC) || !settings.isPublicWanted())
                && (joined.contains(StreamNamespace.USER)
                        || settings.channelId().isEmpty());
    }

    private void onTimer() {
        if (ended) {
            return;
        }
        long nowNs = nanoClock.nanoTime();
        if (begun && !isLive() && nowNs - openDeadlineNs >= 0) {
            end(StreamReason.OPEN_TIMEOUT, "not joined " + settings.openTimeoutMs() + " ms after connecting");
            return;
        }
        if (opened && awaitingAnswer && nowNs - pongDeadlineNs() >= 0) {
            end(StreamReason.SILENT, "nothing received for " + pongTimeoutMs + " ms after a ping");
            return;
        }
        if (opened && !awaitingAnswer && nowNs - nextPingNs() >= 0) {
            awaitingAnswer = true;
            pingedNs = nowNs;
            send(SocketIoPacket.PING);
        }
        if (opened) {
            armForPing();
        }
        if (begun && !isLive()) {
            timer.armNoLaterThan(openDeadlineNs);
        }
    }

    private void armForPing() {
        timer.armNoLaterThan(awaitingAnswer ? pongDeadlineNs() : nextPingNs());
    }

    private long nextPingNs() {
        return pingedNs + TimeUnit.MILLISECONDS.toNanos(pingIntervalMs);
    }

    private long pongDeadlineNs() {
        return pingedNs + TimeUnit.MILLISECONDS.toNanos(pongTimeoutMs);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Only the kind of exception: a message may quote what was read.
        String kind = cause.getClass().getSimpleName();
        if (!upgraded) {
            end(StreamReason.HANDSHAKE_REFUSED, "the WebSocket was not taken up: " + kind);
        } else if (isOversize(cause)) {
            end(StreamReason.OVERSIZE, "a message of more than " + settings.maxFrameBytes() + " bytes");
        } else if (cause instanceof CorruptedWebSocketFrameException) {
            end(StreamReason.PROTOCOL_BROKEN, "no WebSocket traffic any more: " + kind);
        } else {
            end(StreamReason.CLOSED_BY_VENUE, "the connection failed: " + kind);
        }
    }

    private static boolean isOversize(Throwable cause) {
        return cause instanceof TooLongFrameException
                || (cause instanceof CorruptedWebSocketFrameException corrupted
                        && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(
                upgraded ? StreamReason.CLOSED_BY_VENUE : StreamReason.HANDSHAKE_REFUSED,
                "the connection was closed by the venue");
    }

    private void end(StreamReason reason, String detail) {
        if (ended) {
            return;
        }
        ended = true;
        timer.cancel();
        close(channel);
        if (begun) {
            owner.onEnded(reason, detail);
        }
    }

    private void send(String text) {
        write(channel, new TextWebSocketFrame(text));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the connection, which is heard of
    private static void write(Channel channel, WebSocketFrame frame) {
        channel.writeAndFlush(frame);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the owner has been told already
    private static void close(Channel channel) {
        channel.close();
    }
}
