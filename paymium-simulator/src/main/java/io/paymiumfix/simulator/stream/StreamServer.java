package io.paymiumfix.simulator.stream;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.JacksonJsonSupport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.paymiumfix.simulator.fault.FaultsInForce;
import io.paymiumfix.simulator.rest.Scheduler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The two namespaces and who listens in them. netty-socketio speaks the protocol on connections the simulator accepted, so
 * that everything runs on the simulator's thread.
 */
public final class StreamServer {

    /** Where the stream is; whatever begins so is its. */
    public static final String CONTEXT = "/ws/socket.io";

    private static final String PUBLIC = "/public";
    private static final String USER = "/user";
    private static final String STREAM = "stream";
    private static final int MAX_CONTENT_BYTES = 65_536;
    private static final int MAX_FRAME_BYTES = 64 << 20;

    private final FaultsInForce faults;
    private final Scheduler scheduler;
    private final Handlers handlers = new Handlers();
    private final Set<SocketIOClient> publicClients = new LinkedHashSet<>();
    private final Map<SocketIOClient, Set<String>> channelsOfUsers = new LinkedHashMap<>();
    private Consumer<SocketIOClient> onPublicJoined = client -> {};
    private Consumer<String> onChannel = channelId -> {};

    /** A server of nobody yet. */
    public StreamServer(StreamSettings settings, FaultsInForce faults, Scheduler scheduler) {
        this.faults = faults;
        this.scheduler = scheduler;
        Configuration configuration = configuration(settings);
        NamespacesHub hub = new NamespacesHub(configuration);
        hub.create(Namespace.DEFAULT_NAME);
        Namespace publicNamespace = hub.create(PUBLIC);
        // In the turn after: what is sent while a client is joining overtakes the answer to its joining.
        publicNamespace.addConnectListener(client -> later(() -> publicJoined(client)));
        publicNamespace.addDisconnectListener(client -> later(() -> publicClients.remove(client)));
        Namespace userNamespace = hub.create(USER);
        userNamespace.addEventListener(
                "channel", String.class, (client, id, ack) -> later(() -> channelAsked(client, id)));
        userNamespace.addDisconnectListener(client -> later(() -> channelsOfUsers.remove(client)));
        handlers.start(configuration, hub);
    }

    private static Configuration configuration(StreamSettings settings) {
        Configuration configuration = new Configuration();
        configuration.setContext(CONTEXT);
        configuration.setJsonSupport(new JacksonJsonSupport());
        configuration.setTransports(Transport.WEBSOCKET, Transport.POLLING);
        configuration.setPingInterval((int) settings.pingInterval().toMillis());
        configuration.setPingTimeout((int) settings.pingTimeout().toMillis());
        configuration.setMaxHttpContentLength(MAX_CONTENT_BYTES);
        configuration.setMaxFramePayloadLength(MAX_FRAME_BYTES);
        configuration.setWebsocketCompression(false);
        configuration.setHttpCompression(false);
        configuration.setRandomSession(true);
        configuration.setAddVersionHeader(false);
        configuration.setExceptionListener(new QuietExceptions());
        return configuration;
    }

    /** Hears who joins {@code /public} and which channels are asked for. */
    void listen(Consumer<SocketIOClient> whenPublicJoined, Consumer<String> whenChannelAsked) {
        onPublicJoined = whenPublicJoined;
        onChannel = whenChannelAsked;
    }

    private void later(Runnable task) {
        scheduler.after(Duration.ZERO, task);
    }

    private void publicJoined(SocketIOClient client) {
        if (publicClients.add(client)) {
            onPublicJoined.accept(client);
        }
    }

    private void channelAsked(SocketIOClient client, String channelId) {
        if (channelId != null) {
            channelsOfUsers
                    .computeIfAbsent(client, unseen -> new LinkedHashSet<>())
                    .add(channelId);
            onChannel.accept(channelId);
        }
    }

    /** How many clients have joined {@code /public}. */
    public int publicListeners() {
        return publicClients.size();
    }

    /** How many clients have asked for this channel. */
    public int listenersOf(String channelId) {
        int listeners = 0;
        for (Set<String> channels : channelsOfUsers.values()) {
            listeners += channels.contains(channelId) ? 1 : 0;
        }
        return listeners;
    }

    void tellPublic(ObjectNode event) {
        publicClients.forEach(client -> tell(client, event));
    }

    void tellUser(String channelId, ObjectNode event) {
        channelsOfUsers.forEach((client, channels) -> {
            if (channels.contains(channelId)) {
                tell(client, event);
            }
        });
    }

    static void tell(SocketIOClient client, ObjectNode event) {
        client.sendEvent(STREAM, event);
    }

    /** Makes a new connection the stream's; what it sent is read by these handlers. */
    void install(ChannelHandlerContext ctx) {
        handlers.handlerAdded(ctx);
        handlers.addSocketioHandlers(ctx.pipeline());
        ctx.pipeline()
                .addBefore(
                        SocketIOChannelInitializer.PACKET_HANDLER,
                        StreamFaults.class.getName(),
                        new StreamFaults(faults));
    }

    /** Ends its timer thread. */
    public void stop() {
        handlers.stop();
    }

    /** netty-socketio's handlers, put into connections that are accepted elsewhere. */
    private static final class Handlers extends SocketIOChannelInitializer {

        @Override
        protected void addSocketioHandlers(ChannelPipeline pipeline) {
            super.addSocketioHandlers(pipeline);
        }
    }
}
