package io.paymiumfix.fix;

import io.paymiumfix.fix44.BusinessMessageReject;
import io.paymiumfix.fix44.DontKnowTrade;
import io.paymiumfix.fix44.Heartbeat;
import io.paymiumfix.fix44.Logon;
import io.paymiumfix.fix44.MarketDataRequest;
import io.paymiumfix.fix44.NewOrderSingle;
import io.paymiumfix.fix44.OrderCancelRequest;
import io.paymiumfix.fix44.OrderMassStatusRequest;
import io.paymiumfix.fix44.OrderStatusRequest;
import io.paymiumfix.fix44.Reject;
import io.paymiumfix.fix44.ResendRequest;
import io.paymiumfix.fix44.SecurityListRequest;
import io.paymiumfix.fix44.TradingSessionStatusRequest;
import io.paymiumfix.fix44.field.BeginSeqNo;
import io.paymiumfix.fix44.field.BusinessRejectReason;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.EndSeqNo;
import io.paymiumfix.fix44.field.LastMsgSeqNumProcessed;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.fix44.field.TestReqID;
import io.paymiumfix.fix44.field.Username;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Query;
import io.paymiumfix.order.ReportBody;
import io.paymiumfix.text.Printable;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionID;

/**
 * QuickFIX/J's callbacks: translate and offer, never wait. What the core has no room for is answered at once.
 *
 * <p>Called by the event loop, and {@code to...} by whoever sends; owns nothing.
 */
final class FixApplication implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(FixApplication.class);
    private static final int NOTHING_TO_RESEND = -1;

    private static final String BUSY = "GATEWAY_BUSY: not looked at, nothing was done; send it again in a moment";
    private static final String CLORDID_INVALID =
            "CLORDID_INVALID: ClOrdID(11) must be 1 to 64 printable ASCII characters";

    private final Map<SessionID, FixSession> sessions;
    private final Map<SessionID, Replay> replays;
    private final CoreAccess core;
    private volatile String closedToOrders = "";
    private final ReportEdge reports;
    private final LogonCheck logonCheck;
    private final GatewayReplies replies;
    private final Refusals refusals;
    private final MarketDataDoor marketData;

    FixApplication(
            final Map<SessionID, FixSession> sessions,
            final Map<SessionID, Replay> replays,
            final CoreAccess core,
            final ReportEdge reports,
            final LogonCheck logonCheck,
            final GatewayReplies replies,
            final Refusals refusals,
            final MarketDataDoor marketData) {
        this.sessions = sessions;
        this.replays = replays;
        this.core = core;
        this.reports = reports;
        this.logonCheck = logonCheck;
        this.replies = replies;
        this.refusals = refusals;
        this.marketData = marketData;
    }

    @Override
    public void onCreate(final SessionID id) {}

    @Override
    public void onLogon(final SessionID id) {
        final FixSession session = sessions.get(id);
        final boolean reset = session.store().takeReset();
        final Session engine = session.engine();
        LOG.info(
                "session {}: logged on from {}, its clock is {} us behind ours, {}",
                session.name(),
                engine == null ? "unknown" : engine.getRemoteAddress(),
                session.clockOffsetUs(),
                reset ? "sequence numbers started again" : "sequence numbers go on");
        marketData.sessionChanged(session);
        core.essential().offer(new Input.SessionUp(session.name(), session.clockOffsetUs(), reset));
        reports.onLogon(session.name(), session.logonReceivedUpTo());
    }

    /** May be called with QuickFIX/J's sender lock held, so it takes no outbox. */
    @Override
    public void onLogout(final SessionID id) {
        final FixSession session = sessions.get(id);
        if (!session.isUp()) {
            return;
        }
        session.up(false);
        marketData.sessionChanged(session);
        final String reason = session.log().disconnectReason();
        LOG.info("session {}: logged out ({}); its reports are kept until it is back", session.name(), reason);
        core.essential().offer(new Input.SessionDown(session.name(), reason));
    }

    /** Logon(A): the answer carries Username(553) as some clients demand. */
    @Override
    public void toAdmin(final Message message, final SessionID id) {
        if (message instanceof Logon) {
            final String username = sessions.get(id).logonUsername();
            if (!username.isEmpty()) {
                message.setString(Username.FIELD, username);
            }
        }
    }

    @Override
    public void toApp(final Message message, final SessionID id) {}

    @Override
    public void fromAdmin(final Message message, final SessionID id) throws FieldNotFound, RejectLogon {
        final FixSession session = sessions.get(id);
        if (message instanceof Logon) {
            logonCheck.check(session, message);
            return;
        }
        noteReceived(session, message);
        if (message instanceof Heartbeat && message.isSetField(TestReqID.FIELD)) {
            reports.onAnswered(session.name(), message.getString(TestReqID.FIELD));
        } else if (message instanceof ResendRequest) {
            takeResendRequest(session, id, message);
        } else if (message instanceof Reject) {
            refusals.refused(session, message);
        }
    }

    /** QuickFIX/J reads the range after this, and is left one in which there is nothing to send. */
    private void takeResendRequest(final FixSession session, final SessionID id, final Message request)
            throws FieldNotFound {
        final int beginSeqNo = request.getInt(BeginSeqNo.FIELD);
        reports.onReceived(session.name(), Math.max(1, beginSeqNo) - 1);
        replays.get(id).request(beginSeqNo, request.getInt(EndSeqNo.FIELD));
        request.setInt(BeginSeqNo.FIELD, 1);
        request.setInt(EndSeqNo.FIELD, NOTHING_TO_RESEND);
    }

    private void noteReceived(final FixSession session, final Message message) throws FieldNotFound {
        if (message.getHeader().isSetField(LastMsgSeqNumProcessed.FIELD)) {
            reports.onReceived(session.name(), message.getHeader().getInt(LastMsgSeqNumProcessed.FIELD));
        }
    }

    /** A message that throws here would be asked for again and again; so nothing is thrown. */
    @Override
    public void fromApp(final Message message, final SessionID id) {
        final FixSession session = sessions.get(id);
        try {
            handle(session, message);
        } catch (RuntimeException | FieldNotFound e) {
            LOG.error(
                    "session {}: a message failed in the gateway, it is refused with BusinessMessageReject(j)",
                    session.name(),
                    e);
            rejectAfterFailure(session, message);
        }
    }

    private void handle(final FixSession session, final Message message) throws FieldNotFound {
        noteReceived(session, message);
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case NewOrderSingle.MSGTYPE -> placeOrder(session, message);
            case OrderCancelRequest.MSGTYPE -> cancelOrder(session, message);
            case MarketDataRequest.MSGTYPE, SecurityListRequest.MSGTYPE -> marketData.handle(session, message);
            case OrderStatusRequest.MSGTYPE ->
                ask(session, message, CommandDecoder.orderStatus(session.settings(), message));
            case OrderMassStatusRequest.MSGTYPE ->
                ask(session, message, CommandDecoder.massStatus(session.settings(), message));
            case TradingSessionStatusRequest.MSGTYPE -> askStatus(session, message);
            case BusinessMessageReject.MSGTYPE, DontKnowTrade.MSGTYPE -> refusals.refused(session, message);
            default ->
                reject(
                        session,
                        message,
                        BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE,
                        "UNSUPPORTED_MESSAGE_TYPE: this gateway takes NewOrderSingle(D), OrderCancelRequest(F),"
                                + " OrderStatusRequest(H), OrderMassStatusRequest(AF), MarketDataRequest(V),"
                                + " SecurityListRequest(x) and TradingSessionStatusRequest(g)");
        }
    }

    private void placeOrder(final FixSession session, final Message order) throws FieldNotFound {
        if (!mayTrade(session, order)) {
            return;
        }
        if (!CommandDecoder.isClOrdId(order.getString(ClOrdID.FIELD))) {
            send(session, replies.orderRefused(order, CLORDID_INVALID));
            return;
        }
        final Input.PlaceOrder input = CommandDecoder.placeOrder(session.settings(), order);
        if (input.origin().possDup()
                && session.store().wasRefused(input.origin().msgSeqNum())) {
            LOG.info(
                    "session {}: order with MsgSeqNum(34) {} came again; it was refused before the restart and stays so",
                    session.name(),
                    input.origin().msgSeqNum());
            return;
        }
        final String tooLong = CommandDecoder.tooLong(input);
        if (!tooLong.isEmpty()) {
            send(session, replies.orderRefused(order, tooLong));
            return;
        }
        final String closed = closedToOrders;
        if (!closed.isEmpty()) {
            session.store().offering(input.origin().msgSeqNum());
            session.store().notTaken();
            send(session, replies.closedToOrders(order, closed));
        } else if (!offer(session, input, input.origin().msgSeqNum(), Inbox.Urgency.NEW_ORDER)) {
            send(session, replies.orderRefused(order, BUSY));
        }
    }

    /**
     * From now on new orders are refused before they reach the core, with this text; taken again when it is empty. Any thread.
     */
    void closeToOrders(final String why) {
        closedToOrders = why;
    }

    private void cancelOrder(final FixSession session, final Message cancel) throws FieldNotFound {
        if (!mayTrade(session, cancel)) {
            return;
        }
        if (!CommandDecoder.isClOrdId(cancel.getString(ClOrdID.FIELD))) {
            send(session, replies.cancelRefused(cancel, CLORDID_INVALID));
            return;
        }
        final Input.CancelOrder input = CommandDecoder.cancelOrder(session.settings(), cancel);
        final String tooLong = CommandDecoder.tooLong(input);
        if (!tooLong.isEmpty()) {
            send(session, replies.cancelRefused(cancel, tooLong));
            return;
        }
        if (!offer(session, input, input.origin().msgSeqNum(), Inbox.Urgency.ESSENTIAL)) {
            send(session, replies.cancelRefused(cancel, BUSY));
        }
    }

    private boolean offer(
            final FixSession session, final Input input, final int msgSeqNum, final Inbox.Urgency urgency) {
        session.store().offering(msgSeqNum);
        boolean taken = false;
        try {
            taken = core.inbox().offer(input, urgency);
        } finally {
            if (!taken) {
                session.store().notTaken();
            }
        }
        return taken;
    }

    private boolean mayTrade(final FixSession session, final Message message) throws FieldNotFound {
        if (session.settings().role() == Role.ORDER_ENTRY) {
            return true;
        }
        reject(
                session,
                message,
                BusinessRejectReason.NOT_AUTHORIZED,
                "NOT_AUTHORIZED: this session may not send orders; ask the gateway's operator for the role");
        return false;
    }

    /** It is not journalled: a question that a crash swallowed is asked again by whoever still wants to know. */
    private void ask(final FixSession session, final Message message, final Query query) throws FieldNotFound {
        if (session.settings().role() == Role.MARKET_DATA) {
            reject(
                    session,
                    message,
                    BusinessRejectReason.NOT_AUTHORIZED,
                    "NOT_AUTHORIZED: this session is for market data alone; ask the gateway's operator for the role");
            return;
        }
        if (!core.questions().ask(query)) {
            reject(session, message, BusinessRejectReason.APPLICATION_NOT_AVAILABLE, BUSY);
        }
    }

    private void askStatus(final FixSession session, final Message request) throws FieldNotFound {
        if (!reports.onStatusRequest(session.name(), request)) {
            reject(session, request, BusinessRejectReason.APPLICATION_NOT_AVAILABLE, BUSY);
        }
    }

    private void rejectAfterFailure(final FixSession session, final Message message) {
        try {
            reject(
                    session,
                    message,
                    BusinessRejectReason.APPLICATION_NOT_AVAILABLE,
                    "INTERNAL_ERROR: the message failed in the gateway and was not acted on; tell its operator");
        } catch (RuntimeException | FieldNotFound e) {
            LOG.error("session {}: the refusal could not be sent either", session.name(), e);
        }
    }

    private void reject(final FixSession session, final Message message, final int reason, final String text)
            throws FieldNotFound {
        LOG.info(
                "session {}: 35={} with MsgSeqNum(34) {} refused: {}",
                session.name(),
                Printable.of(message.getHeader().getString(MsgType.FIELD)),
                message.getHeader().getInt(MsgSeqNum.FIELD),
                text);
        send(session, replies.businessReject(message, reason, text));
    }

    private static void send(final FixSession session, final ReportBody body) {
        send(session, new ReportEncoder(session.settings().timestampPrecision()).encode(body, false));
    }

    private static void send(final FixSession session, final Message message) {
        final Session engine = session.engine();
        if (engine != null && !engine.send(message)) {
            LOG.debug("session {}: an answer waits for a resend, the connection is gone", session.name());
        }
    }
}
