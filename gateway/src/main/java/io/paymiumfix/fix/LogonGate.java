package io.paymiumfix.fix;

import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.MessageUtils;
import quickfix.Responder;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/**
 * Towards the end of the filter chain, before QuickFIX/J: nothing but a Logon(A) opens a connection, and what is not FIX is cut
 * here, because QuickFIX/J would log it with everything in it.
 */
final class LogonGate extends IoFilterAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(LogonGate.class);
    private static final String PEER = "io.paymiumfix.peer";

    @Override
    public void sessionOpened(final NextFilter next, final IoSession session) {
        session.setAttribute(PEER, String.valueOf(session.getRemoteAddress()));
        next.sessionOpened(session);
    }

    @Override
    public void messageReceived(final NextFilter next, final IoSession session, final Object message) {
        if (session.getAttribute(SessionConnector.QF_SESSION) == null && !MessageUtils.isLogon((String) message)) {
            LOG.warn("connection from {} cut: its first message is not a Logon(A)", session.getAttribute(PEER));
            session.closeNow();
            return;
        }
        next.messageReceived(session, message);
    }

    /**
     * Tells the session that its connection is gone, unless it has another one by now: the client may have connected
     * anew, on another of the sockets' threads, before this one heard of the end.
     */
    @Override
    public void sessionClosed(final NextFilter next, final IoSession session) {
        final Session fixSession = (Session) session.getAttribute(SessionConnector.QF_SESSION);
        if (fixSession != null) {
            final Responder responder = fixSession.getResponder();
            final String connected = responder == null ? null : responder.getRemoteAddress();
            if (connected != null && !connected.equals(session.getAttribute(PEER))) {
                session.removeAttribute(SessionConnector.QF_SESSION);
            }
        }
        next.sessionClosed(session);
    }

    @Override
    public void exceptionCaught(final NextFilter next, final IoSession session, final Throwable cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof FixFrameDecoder.FrameException) {
                LOG.warn("connection from {} cut: {}", session.getAttribute(PEER), reason.getMessage());
                session.closeNow();
                return;
            }
        }
        if (session.getAttribute(SessionConnector.QF_SESSION) == null) {
            LOG.warn("connection from {} cut before its Logon(A): {}", session.getAttribute(PEER), cause.toString());
            session.closeNow();
            return;
        }
        next.exceptionCaught(session, cause);
    }
}
