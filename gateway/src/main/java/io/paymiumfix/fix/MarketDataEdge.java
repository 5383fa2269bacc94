package io.paymiumfix.fix;

import io.paymiumfix.fix44.BusinessMessageReject;
import io.paymiumfix.fix44.Logout;
import io.paymiumfix.fix44.MarketDataIncrementalRefresh;
import io.paymiumfix.fix44.MarketDataRequestReject;
import io.paymiumfix.fix44.MarketDataSnapshotFullRefresh;
import io.paymiumfix.fix44.field.BusinessRejectReason;
import io.paymiumfix.fix44.field.BusinessRejectRefID;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MDReqRejReason;
import io.paymiumfix.fix44.field.RefMsgType;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.marketdata.Dialect;
import io.paymiumfix.marketdata.FeedState;
import io.paymiumfix.marketdata.MarketDataOut;
import io.paymiumfix.marketdata.MarketEntry;
import io.paymiumfix.marketdata.Rejection;
import io.paymiumfix.marketdata.Subscriber;
import io.paymiumfix.text.Printable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;

/**
 * Market data on the FIX side: requests in, W, X and Y out. What many get is encoded once; each gets it under its own
 * MDReqID(262) through its own session.
 *
 * <p>Requests come on the event loop; everything else is {@code market-data}'s.
 */
final class MarketDataEdge implements MarketDataOut {
    private static final Logger LOG = LoggerFactory.getLogger(MarketDataEdge.class);
    private static final long NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long CLOSE_AFTER_LOGOUT_MS = 1_000;
    private static final String SLOW =
            "SLOW_CONSUMER: market data waits unread; read faster, or ask for fewer levels or symbols";

    private final Map<String, FixSession> sessions;
    private final Map<SessionID, Replay> replays;
    private final Notices notices;
    private final Housekeeping housekeeping;
    private final MarketDataLimits limits;
    private final SplicedMessage message = new SplicedMessage();
    /** By session, of its latest connection. */
    private final Map<String, ClientPace> paces = new HashMap<>();

    MarketDataEdge(
            final Map<String, FixSession> sessions,
            final Map<SessionID, Replay> replays,
            final Notices notices,
            final Housekeeping housekeeping,
            final MarketDataLimits limits) {
        this.sessions = sessions;
        this.replays = replays;
        this.notices = notices;
        this.housekeeping = housekeeping;
        this.limits = limits;
    }

    @Override
    public void snapshot(
            final Dialect dialect,
            final String symbol,
            final List<Subscriber> subscribers,
            final List<MarketEntry> entries) {
        send(MarketDataSnapshotFullRefresh.MSGTYPE, subscribers, MarketDataEncoder.snapshot(dialect, symbol, entries));
    }

    @Override
    public void increments(
            final Dialect dialect,
            final String symbol,
            final List<Subscriber> subscribers,
            final List<MarketEntry> entries) {
        send(MarketDataIncrementalRefresh.MSGTYPE, subscribers, MarketDataEncoder.increments(dialect, symbol, entries));
    }

    private void send(final String msgType, final List<Subscriber> subscribers, final EncodedBody body) {
        for (final Subscriber subscriber : subscribers) {
            send(subscriber.session(), message.carry(msgType, subscriber.mdReqId(), body));
        }
    }

    /** A client of the former endpoint ends its session at a Y. */
    @Override
    public void reject(final Dialect dialect, final Subscriber subscriber, final Rejection rejection) {
        LOG.info(
                "session {}: MarketDataRequest(V) with MDReqID(262) {} refused: {}",
                subscriber.session(),
                Printable.of(subscriber.mdReqId()),
                rejection.text());
        if (dialect == Dialect.PAYMIUM_LEGACY) {
            final Message reject = new BusinessMessageReject();
            reject.setString(RefMsgType.FIELD, io.paymiumfix.fix44.MarketDataRequest.MSGTYPE);
            reject.setString(BusinessRejectRefID.FIELD, subscriber.mdReqId());
            reject.setInt(BusinessRejectReason.FIELD, BusinessRejectReason.OTHER);
            reject.setString(Text.FIELD, rejection.text());
            send(subscriber.session(), reject);
            return;
        }
        final Message reject = new MarketDataRequestReject();
        reject.setString(MDReqID.FIELD, subscriber.mdReqId());
        reject.setChar(MDReqRejReason.FIELD, rejection.reason());
        reject.setString(Text.FIELD, rejection.text());
        send(subscriber.session(), reject);
    }

    @Override
    public void feedIs(final FeedState state) {
        notices.onFeed(state);
    }

    /** A session that is being sent old messages again is behind too: new ones between them would look like a gap. */
    @Override
    public boolean isBehind(final String name) {
        final FixSession session = sessions.get(name);
        final FixConnection connection = session.connection();
        if (connection == null || !session.isUp()) {
            return false;
        }
        final ClientPace pace = paces.compute(
                name,
                (key, known) -> known != null && known.connection() == connection ? known : new ClientPace(connection));
        final long unsent = connection.unsentBytes();
        final boolean behind = unsent > limits.maxBytesBehind();
        final long behindForNs = pace.behindForNs(behind, System.nanoTime());
        final boolean tooFar = unsent > (long) limits.maxBytesBehind() * MarketDataLimits.DISCONNECT_FACTOR;
        if (!pace.isCut() && (tooFar || behindForNs > limits.maxMsBehind() * NS_PER_MS)) {
            cut(session, pace, unsent, behindForNs);
        }
        return behind || pace.isCut() || replays.get(session.id()).isRunning();
    }

    /** The Logout(5) waits behind what is unread, so it is for one who reads on at last; the log line is the record. */
    private void cut(final FixSession session, final ClientPace pace, final long unsent, final long behindForNs) {
        pace.cut();
        LOG.warn(
                "session {}: disconnected, its client has left {} bytes unread and been behind for {} ms; it logs on anew and"
                        + " subscribes again",
                session.name(),
                unsent,
                behindForNs / NS_PER_MS);
        final Message logout = new Logout();
        logout.setString(Text.FIELD, SLOW);
        send(session.name(), logout);
        housekeeping.after(CLOSE_AFTER_LOGOUT_MS, pace.connection()::close);
    }

    private void send(final String name, final Message toSend) {
        final FixSession session = sessions.get(name);
        final Session engine = session.engine();
        if (engine != null && session.isUp() && !engine.send(toSend)) {
            LOG.debug("session {}: market data was not sent, the connection is gone", name);
        }
    }
}
