package io.paymiumfix.fix;

import static io.paymiumfix.fix.CommandDecoder.text;

import io.paymiumfix.fix44.News;
import io.paymiumfix.fix44.TradingSessionStatus;
import io.paymiumfix.fix44.field.Headline;
import io.paymiumfix.fix44.field.SubscriptionRequestType;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.TradSesReqID;
import io.paymiumfix.fix44.field.TradSesStatus;
import io.paymiumfix.fix44.field.TradSesStatusRejReason;
import io.paymiumfix.fix44.field.TradingSessionID;
import io.paymiumfix.fix44.field.UnsolicitedIndicator;
import io.paymiumfix.marketdata.FeedState;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.VenueMode;
import java.util.HashMap;
import java.util.Map;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;

/**
 * TradingSessionStatus(h) and News(B), to the sessions that asked: by TradingSessionStatusRequest(g) until the
 * connection ends, or once and for all in the configuration. Notices are of the moment: they leave behind the reports
 * that were before them, only while the session is logged on, and no resend repeats them.
 *
 * <p>Called by {@code report}, {@code fix-housekeeping} and {@code market-data}.
 */
final class Notices {

    /** The trading session that orders are about. */
    static final String TRADING_SESSION = "PAYMIUM";
    /** What market data is worth at present, asked for like a trading session. */
    static final String MARKET_DATA = "MARKET-DATA";

    private static final char SNAPSHOT_AND_UPDATES = '1';
    private static final char NO_MORE_UPDATES = '2';
    private static final int HALTED = 1;
    private static final int OPEN = 2;
    private static final int CLOSED = 3;
    private static final int PRE_OPEN = 4;
    private static final int REQUEST_REJECTED = 6;
    private static final int UNKNOWN_SESSION = 1;
    private static final String RECOVERY_COMPLETE = "RECOVERY_COMPLETE";

    private final Map<String, Outbox> outboxes;
    /** TradSesReqID(335) of the subscription of each session that has one. */
    private final Map<String, String> subscriptions = new HashMap<>();

    /** The same of those that asked about market data. */
    private final Map<String, String> marketSubscriptions = new HashMap<>();
    /** Null while market data is not served. */
    private FeedState feed;

    private VenueMode mode = VenueMode.RECOVERING;
    private String reason = "";

    Notices(final Map<String, Outbox> outboxes) {
        this.outboxes = outboxes;
    }

    /** The core applies another mode; in its place among the reports. */
    synchronized void onModeApplied(final Output.ModeApplied applied) {
        final boolean recovered = mode == VenueMode.RECOVERING && applied.mode() != VenueMode.RECOVERING;
        final boolean changed = mode != applied.mode() || !reason.equals(applied.reason());
        mode = applied.mode();
        reason = applied.reason();
        if (!changed) {
            return;
        }
        outboxes.forEach((session, outbox) -> {
            if (wants(outbox, Notice.STATUS) || subscriptions.containsKey(session)) {
                outbox.ofTheMoment(status(subscriptions.getOrDefault(session, ""), true));
            }
            if (recovered && wants(outbox, Notice.NEWS) && !outbox.isCatchingUp()) {
                outbox.ofTheMoment(recoveryComplete());
            }
        });
    }

    /** Market data is worth this from now on. By {@code market-data}. */
    synchronized void onFeed(final FeedState state) {
        if (state != feed) {
            feed = state;
            marketSubscriptions.forEach(
                    (session, reqId) -> outboxes.get(session).ofTheMoment(marketStatus(reqId, true)));
        }
    }

    /** A new connection has not subscribed to anything. */
    synchronized void onLogon(final String session) {
        subscriptions.remove(session);
        marketSubscriptions.remove(session);
    }

    /** Everything that had waited for the logon was sent. */
    synchronized void onCaughtUp(final Outbox outbox) {
        if (wants(outbox, Notice.STATUS)) {
            outbox.ofTheMoment(status("", true));
        }
        if (mode != VenueMode.RECOVERING && wants(outbox, Notice.NEWS)) {
            outbox.ofTheMoment(recoveryComplete());
        }
    }

    /** TradingSessionStatusRequest(g). */
    synchronized void onRequest(final Outbox outbox, final Message request) throws FieldNotFound {
        final String session = outbox.session().name();
        final String reqId = request.getString(TradSesReqID.FIELD);
        final String tradingSession = text(request, TradingSessionID.FIELD);
        final boolean market = feed != null && tradingSession.equals(MARKET_DATA);
        if (!market && !tradingSession.isEmpty() && !tradingSession.equals(TRADING_SESSION)) {
            outbox.ofTheMoment(refused(reqId, tradingSession));
            return;
        }
        final char type = request.getChar(SubscriptionRequestType.FIELD);
        final Map<String, String> subscribed = market ? marketSubscriptions : subscriptions;
        if (type == NO_MORE_UPDATES) {
            subscribed.remove(session);
            return;
        }
        if (type == SNAPSHOT_AND_UPDATES) {
            subscribed.put(session, reqId);
        }
        outbox.ofTheMoment(market ? marketStatus(reqId, false) : status(reqId, false));
    }

    private static boolean wants(final Outbox outbox, final Notice notice) {
        return outbox.session().settings().notices().contains(notice);
    }

    private Message marketStatus(final String reqId, final boolean unsolicited) {
        return unsolicited(
                unsolicited,
                status(
                        reqId,
                        MARKET_DATA,
                        switch (feed) {
                            case LIVE -> OPEN;
                            case LOST, SYNCING -> HALTED;
                            case DOWN -> CLOSED;
                        },
                        switch (feed) {
                            case LIVE -> "LIVE: prices are Paymium's";
                            case LOST -> "LOST: Paymium's stream is away, prices are those before";
                            case SYNCING -> "SYNCING: the book is being read, prices are those before";
                            case DOWN -> "DOWN: nothing is known of the market";
                        }));
    }

    private Message status(final String reqId, final boolean unsolicited) {
        final Message status = status(
                reqId,
                TRADING_SESSION,
                switch (mode) {
                    case OPEN -> OPEN;
                    case CANCEL_ONLY, READ_ONLY -> HALTED;
                    case DOWN -> CLOSED;
                    case RECOVERING -> PRE_OPEN;
                },
                reason.isEmpty() ? mode.name() : mode.name() + ": " + reason);
        return unsolicited(unsolicited, status);
    }

    private static Message unsolicited(final boolean unsolicited, final Message status) {
        if (unsolicited) {
            status.setBoolean(UnsolicitedIndicator.FIELD, true);
        }
        return status;
    }

    private static Message refused(final String reqId, final String tradingSession) {
        final Message status = status(
                reqId,
                tradingSession,
                REQUEST_REJECTED,
                "UNKNOWN_TRADING_SESSION: TradingSessionID(336) is " + TRADING_SESSION + ", " + MARKET_DATA
                        + ", or left out");
        status.setInt(TradSesStatusRejReason.FIELD, UNKNOWN_SESSION);
        return status;
    }

    private static Message status(
            final String reqId, final String tradingSession, final int tradSesStatus, final String text) {
        final Message status = new TradingSessionStatus();
        if (!reqId.isEmpty()) {
            status.setString(TradSesReqID.FIELD, reqId);
        }
        status.setString(TradingSessionID.FIELD, tradingSession);
        status.setInt(TradSesStatus.FIELD, tradSesStatus);
        status.setString(Text.FIELD, ReportEncoder.printable(text));
        return status;
    }

    private static Message recoveryComplete() {
        final Message news = new News();
        news.setString(Headline.FIELD, RECOVERY_COMPLETE);
        final Group line = new News.LinesOfText();
        line.setString(
                Text.FIELD,
                RECOVERY_COMPLETE
                        + ": every report you missed has been sent, and the gateway has read its orders at Paymium");
        news.addGroup(line);
        return news;
    }
}
