package io.paymiumfix.fix;

import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/**
 * First in the filter chain, before TLS: bounds what a peer may cost that has not logged on. Too many connections from
 * one address, or no accepted Logon(A) in time, and the connection is cut.
 *
 * <p>Safe for any thread; the counts are owned by the map.
 */
final class PeerGuard extends IoFilterAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(PeerGuard.class);
    private static final String ADDRESS = "io.paymiumfix.address";

    private final FixSettings.Limits limits;
    private final Housekeeping housekeeping;
    private final ConcurrentMap<String, Integer> connections = new ConcurrentHashMap<>();

    PeerGuard(final FixSettings.Limits limits, final Housekeeping housekeeping) {
        this.limits = limits;
        this.housekeeping = housekeeping;
    }

    @Override
    public void sessionOpened(final NextFilter next, final IoSession session) {
        final String address = address(session);
        session.setAttribute(ADDRESS, address);
        final int open = connections.merge(address, 1, Integer::sum);
        if (open > limits.maxConnectionsPerAddress()) {
            LOG.warn(
                    "connection from {} cut: it would be the {}th from that address, {} are allowed",
                    session.getRemoteAddress(),
                    open,
                    limits.maxConnectionsPerAddress());
            session.closeNow();
            return;
        }
        housekeeping.after(limits.logonWithinMs(), () -> cutUnlessLoggedOn(session));
        next.sessionOpened(session);
    }

    @Override
    public void sessionClosed(final NextFilter next, final IoSession session) {
        final Object address = session.getAttribute(ADDRESS);
        if (address != null) {
            connections.computeIfPresent((String) address, (key, open) -> open == 1 ? null : open - 1);
        }
        next.sessionClosed(session);
    }

    private void cutUnlessLoggedOn(final IoSession session) {
        final Session fixSession = (Session) session.getAttribute(SessionConnector.QF_SESSION);
        if (session.isConnected() && (fixSession == null || !fixSession.isLoggedOn())) {
            LOG.warn(
                    "connection from {} cut: no accepted Logon(A) within {} ms",
                    session.getRemoteAddress(),
                    limits.logonWithinMs());
            session.closeNow();
        }
    }

    private static String address(final IoSession session) {
        return session.getRemoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "unknown";
    }
}
