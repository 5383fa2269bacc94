package io.paymiumfix.fix;

import java.util.Map;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.core.write.WriteRequest;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.mina.SessionConnector;

/** Last in the filter chain: tells a session's {@link Replay} when the socket has taken a message. Without state. */
final class ReplayPacer extends IoFilterAdapter {

    private final Map<SessionID, Replay> replays;

    ReplayPacer(final Map<SessionID, Replay> replays) {
        this.replays = replays;
    }

    @Override
    public void messageSent(final NextFilter next, final IoSession client, final WriteRequest written)
            throws Exception {
        final Session session = (Session) client.getAttribute(SessionConnector.QF_SESSION);
        final Replay replay = session == null ? null : replays.get(session.getSessionID());
        if (replay != null) {
            replay.onSent(client);
        }
        next.messageSent(client, written);
    }
}
