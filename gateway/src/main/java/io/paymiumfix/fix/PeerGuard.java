package io.paymiumfix.fix;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asked before anything is read from a connection, TLS included: bounds what a peer may cost that has not logged on. Too
 * many connections from one address, or no accepted Logon(A) in time, and the connection is cut.
 *
 * <p>Owned by the event loop.
 */
final class PeerGuard {

    private static final Logger LOG = LoggerFactory.getLogger(PeerGuard.class);

    private final FixSettings.Limits limits;
    /** By address. */
    private final Map<String, Integer> connections = new HashMap<>();

    PeerGuard(final FixSettings.Limits limits) {
        this.limits = limits;
    }

    /** Counts the connection until it ends; one too many is closed and false is returned. */
    boolean admit(final Channel channel) {
        final String address = address(channel);
        final int open = connections.merge(address, 1, Integer::sum);
        channel.closeFuture().addListener(ended -> left(address));
        if (open > limits.maxConnectionsPerAddress()) {
            LOG.warn(
                    "connection from {} cut: it would be the {}th from that address, {} are allowed",
                    channel.remoteAddress(),
                    open,
                    limits.maxConnectionsPerAddress());
            final Future<?> unused = channel.close();
            return false;
        }
        return true;
    }

    /** Gives it a while for its Logon(A). */
    void awaitLogon(final Channel channel, final FixConnection connection) {
        final Future<?> deadline = channel.eventLoop()
                .schedule(
                        () -> {
                            if (!connection.isLoggedOn()) {
                                connection.cut("no accepted Logon(A) within " + limits.logonWithinMs() + " ms");
                            }
                        },
                        limits.logonWithinMs(),
                        TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(ended -> deadline.cancel(false));
    }

    private void left(final String address) {
        connections.computeIfPresent(address, (key, open) -> open == 1 ? null : open - 1);
    }

    private static String address(final Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "unknown";
    }
}
