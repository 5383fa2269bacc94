package io.paymiumfix.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens connections to the venue: looks the host up, tries its addresses in turn, IPv4 and IPv6 alike, and with TLS finishes the
 * handshake, which verifies the certificate and the host's name. Owned by {@code venue-io}.
 */
final class Connector {
    private final Bootstrap bootstrap;
    private final VenueAddress venue;
    private final ClientSettings settings;
    private final SslContext tls;
    private final HostResolver resolver;
    private final NanoClock nanoClock;

    /** Makes connections by {@code bootstrap}; {@code tls} is null for plain http. */
    Connector(
            Bootstrap bootstrap,
            VenueAddress venue,
            ClientSettings settings,
            SslContext tls,
            HostResolver resolver,
            NanoClock nanoClock) {
        this.bootstrap = bootstrap
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, settings.connectTimeoutMs())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true);
        this.venue = venue;
        this.settings = settings;
        this.tls = tls;
        this.resolver = resolver;
        this.nanoClock = nanoClock;
    }

    /** Connects for REST calls; the listener hears later, or at once when there is nothing to wait for. */
    void connect(ConnectListener<Connection> listener) {
        connect(() -> new Connection(settings.maxResponseBytes(), nanoClock), listener);
    }

    /** As {@link #connect(ConnectListener)}; {@code handler} makes what reads and writes, anew for each address tried. */
    <H extends ChannelHandler> void connect(Supplier<H> handler, ConnectListener<H> listener) {
        resolver.resolve(venue.host(), settings.connectTimeoutMs(), addresses -> {
            if (addresses.isEmpty()) {
                listener.onConnectFailed(NotSentReason.CONNECT_FAILED, "the host's name could not be looked up");
            } else {
                new Attempt<>(addresses, handler, listener).next();
            }
        });
    }

    /** One walk over the host's addresses. */
    private final class Attempt<H extends ChannelHandler> {
        private final Iterator<InetAddress> addresses;
        private final Supplier<H> handler;
        private final ConnectListener<H> listener;
        private NotSentReason reason = NotSentReason.CONNECT_FAILED;
        private String detail = "";

        Attempt(List<InetAddress> addresses, Supplier<H> handler, ConnectListener<H> listener) {
            this.addresses = addresses.iterator();
            this.handler = handler;
            this.listener = listener;
        }

        void next() {
            if (!addresses.hasNext()) {
                listener.onConnectFailed(reason, detail);
                return;
            }
            InetAddress address = addresses.next();
            H connection = handler.get();
            bootstrap
                    .clone()
                    .handler(new Pipeline(connection))
                    .connect(new InetSocketAddress(address, venue.port()))
                    .addListener(connected -> onConnected((ChannelFuture) connected, address, connection));
        }

        private void onConnected(ChannelFuture connected, InetAddress address, H connection) {
            if (!connected.isSuccess()) {
                failed(NotSentReason.CONNECT_FAILED, address, connected.cause());
            } else if (tls == null) {
                succeeded(address, connection);
            } else {
                connected
                        .channel()
                        .pipeline()
                        .get(SslHandler.class)
                        .handshakeFuture()
                        .addListener(shaken -> onHandshake(shaken, connected.channel(), address, connection));
            }
        }

        private void onHandshake(Future<? super Channel> shaken, Channel channel, InetAddress address, H connection) {
            if (shaken.isSuccess()) {
                succeeded(address, connection);
            } else {
                channel.close().addListener(closed -> {});
                failed(NotSentReason.TLS_FAILED, address, shaken.cause());
            }
        }

        private void succeeded(InetAddress address, H connection) {
            resolver.preferred(address);
            listener.onConnected(connection);
        }

        private void failed(NotSentReason why, InetAddress address, Throwable cause) {
            reason = why;
            detail = address.getHostAddress() + ": " + cause;
            next();
        }
    }

    /** TLS, when there is any, then the connection. */
    private final class Pipeline extends ChannelInitializer<Channel> {
        private final ChannelHandler connection;

        Pipeline(ChannelHandler connection) {
            this.connection = connection;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (tls != null) {
                SslHandler handler = tls.newHandler(channel.alloc(), venue.host(), venue.port());
                handler.setHandshakeTimeoutMillis(settings.connectTimeoutMs());
                channel.pipeline().addLast(handler);
            }
            channel.pipeline().addLast(connection);
        }
    }
}
