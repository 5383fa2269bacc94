package io.paymiumfix.fix;

import io.paymiumfix.fix44.Logon;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import quickfix.ConfigError;
import quickfix.LogUtil;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.ThreadedSocketAcceptor;
import quickfix.mina.EventHandlingStrategy;
import quickfix.mina.SessionConnector;
import quickfix.mina.message.FIXProtocolCodecFactory;

/**
 * A QuickFIX/J acceptor whose sessions run on the socket's own thread: a message goes from the bytes to {@code fromApp}
 * without changing threads, which here costs more than all parsing. Therefore nothing in the application may block, and
 * {@code SocketSynchronousWrites}, which waits for the very thread it stands on, is never set.
 */
final class InlineAcceptor extends ThreadedSocketAcceptor {

    private final EventHandlingStrategy inline = new Inline();

    InlineAcceptor(
            final SessionFactory sessionFactory,
            final quickfix.SessionSettings settings,
            final PeerGuard peerGuard,
            final FixFrames frames,
            final ReplayPacer replayPacer,
            final Connections connections)
            throws ConfigError {
        super(sessionFactory, settings);
        setIoFilterChainBuilder(chain -> install(chain, peerGuard, frames, replayPacer, connections));
    }

    /** QuickFIX/J has put TLS and its codec in the chain before it asks us. */
    private static void install(
            final IoFilterChain chain,
            final PeerGuard peerGuard,
            final FixFrames frames,
            final ReplayPacer replayPacer,
            final Connections connections) {
        chain.addFirst("PeerGuard", peerGuard);
        chain.replace(FIXProtocolCodecFactory.FILTER_NAME, new ProtocolCodecFilter(frames));
        chain.addLast("LogonGate", new LogonGate());
        chain.addLast("ReplayPacer", replayPacer);
        chain.addLast("Connections", connections);
    }

    @Override
    protected EventHandlingStrategy getEventHandlingStrategy() {
        return inline;
    }

    private final class Inline implements EventHandlingStrategy {
        private final Map<SessionID, Object> turns = new ConcurrentHashMap<>();

        @Override
        public void onMessage(final Session session, final Message message) {
            final SessionStore store = message instanceof Logon ? storeOf(session) : null;
            try {
                next(session, message, store);
            } catch (Exception e) {
                LogUtil.logThrowable(session.getLog(), "a message could not be processed", e);
            }
        }

        /**
         * One at a time: the end of a connection would take the Logon(A) of the next for its own, and forget it. By locks of our
         * own: QuickFIX/J takes the session's monitor while it holds the lock that a message sent from here waits for.
         */
        private void next(final Session session, final Message message, final SessionStore store) throws Exception {
            synchronized (turns.computeIfAbsent(session.getSessionID(), id -> new Object())) {
                if (store != null) {
                    // QuickFIX/J refuses some before it asks who sends them; LogonCheck lets the number move.
                    store.keepNextTarget();
                }
                try {
                    session.next(message);
                } finally {
                    if (store != null) {
                        store.nextTargetMayMove();
                    }
                }
            }
        }

        private SessionStore storeOf(final Session session) {
            return (SessionStore) session.getStore();
        }

        @Override
        public SessionConnector getSessionConnector() {
            return InlineAcceptor.this;
        }

        @Override
        public int getQueueSize() {
            return 0;
        }

        @Override
        public int getQueueSize(final SessionID sessionId) {
            return 0;
        }
    }
}
