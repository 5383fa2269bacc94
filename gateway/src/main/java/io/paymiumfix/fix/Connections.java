package io.paymiumfix.fix;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.mina.SessionConnector;

/**
 * The connection each session has at present, which QuickFIX/J keeps to itself: how much waits to be written on it, and a way
 * to cut it when its peer does not read. Last in the filter chain. Any thread.
 */
final class Connections extends IoFilterAdapter {
    private static final String KNOWN = "io.paymiumfix.connection";

    private final ConcurrentMap<SessionID, Connection> bySession = new ConcurrentHashMap<>();

    /**
     * One connection.
     *
     * <p>{@code behindSinceNs} and {@code cut} are owned by {@code market-data}.
     */
    static final class Connection {
        private final IoSession io;
        private long behindSinceNs;
        private boolean behind;
        private boolean cut;

        private Connection(final IoSession io) {
            this.io = io;
        }

        long unsentBytes() {
            return io.getScheduledWriteBytes();
        }

        /** Closes it without waiting for what is unsent. */
        void close() {
            io.closeNow();
        }

        boolean isCut() {
            return cut;
        }

        void cut() {
            cut = true;
        }

        /** Notes whether it is behind now; returns for how long it has been. */
        long behindForNs(final boolean now, final long nowNs) {
            if (now && !behind) {
                behindSinceNs = nowNs;
            }
            behind = now;
            return now ? nowNs - behindSinceNs : 0;
        }
    }

    /** The session's connection, or null when it has none. */
    Connection of(final SessionID session) {
        return bySession.get(session);
    }

    /** The Logon(A) tells whose connection it is, when it has been handled. */
    @Override
    public void messageReceived(final NextFilter next, final IoSession io, final Object message) {
        next.messageReceived(io, message);
        if (io.getAttribute(KNOWN) == null && io.getAttribute(SessionConnector.QF_SESSION) instanceof Session session) {
            io.setAttribute(KNOWN, session.getSessionID());
            bySession.put(session.getSessionID(), new Connection(io));
        }
    }

    @Override
    public void sessionClosed(final NextFilter next, final IoSession io) {
        if (io.getAttribute(KNOWN) instanceof SessionID session) {
            bySession.computeIfPresent(session, (id, connection) -> connection.io == io ? null : connection);
        }
        next.sessionClosed(io);
    }
}
