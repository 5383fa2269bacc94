package io.paymiumfix.fix;

import io.paymiumfix.fix44.BusinessMessageReject;
import io.paymiumfix.fix44.DontKnowTrade;
import io.paymiumfix.fix44.Logon;
import io.paymiumfix.fix44.MarketDataRequest;
import io.paymiumfix.fix44.NewOrderSingle;
import io.paymiumfix.fix44.OrderCancelRequest;
import io.paymiumfix.fix44.Reject;
import io.paymiumfix.fix44.SecurityListRequest;
import io.paymiumfix.fix44.field.BusinessRejectReason;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.ExecID;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.fix44.field.RefSeqNum;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.Username;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.ReportBody;
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
 * <p>Called by the sockets' threads and by QuickFIX/J's timer; owns nothing.
 */
final class FixApplication implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(FixApplication.class);
    private static final String BUSY = "GATEWAY_BUSY: not looked at, nothing was done; send it again in a moment";
    private static final String CLORDID_INVALID =
            "CLORDID_INVALID: ClOrdID(11) must be 1 to 64 printable ASCII characters";

    private final Map<SessionID, FixSession> sessions;
    private final Inbox inbox;
    private final EssentialInputs essential;
    private final ReportEdge reports;
    private final LogonCheck logonCheck;
    private final GatewayReplies replies;
    private final MarketDataDoor marketData;

    FixApplication(
            final Map<SessionID, FixSession> sessions,
            final Inbox inbox,
            final EssentialInputs essential,
            final ReportEdge reports,
            final LogonCheck logonCheck,
            final GatewayReplies replies,
            final MarketDataDoor marketData) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.essential = essential;
        this.reports = reports;
        this.logonCheck = logonCheck;
        this.replies = replies;
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
        essential.offer(new Input.SessionUp(session.name(), session.clockOffsetUs(), reset));
        reports.onLogon(session.name(), reset);
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
        essential.offer(new Input.SessionDown(session.name(), reason));
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
        if (message instanceof Logon) {
            logonCheck.check(sessions.get(id), message);
        } else if (message instanceof Reject) {
            logRefusedByClient(sessions.get(id), message);
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
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case NewOrderSingle.MSGTYPE -> placeOrder(session, message);
            case OrderCancelRequest.MSGTYPE -> cancelOrder(session, message);
            case MarketDataRequest.MSGTYPE, SecurityListRequest.MSGTYPE -> marketData.handle(session, message);
            case BusinessMessageReject.MSGTYPE, DontKnowTrade.MSGTYPE -> logRefusedByClient(session, message);
            default ->
                reject(
                        session,
                        message,
                        BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE,
                        "UNSUPPORTED_MESSAGE_TYPE: this gateway takes NewOrderSingle(D) and OrderCancelRequest(F)");
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
        final Input.PlaceOrder input = CommandDecoder.placeOrder(session.name(), order);
        if (input.origin().possDup()
                && session.store().wasRefused(input.origin().msgSeqNum())) {
            LOG.info(
                    "session {}: order with MsgSeqNum(34) {} came again; it was refused before the restart and stays so",
                    session.name(),
                    input.origin().msgSeqNum());
            return;
        }
        if (!offer(session, input, input.origin().msgSeqNum(), Inbox.Urgency.NEW_ORDER)) {
            send(session, replies.orderRefused(order, BUSY));
        }
    }

    private void cancelOrder(final FixSession session, final Message cancel) throws FieldNotFound {
        if (!mayTrade(session, cancel)) {
            return;
        }
        if (!CommandDecoder.isClOrdId(cancel.getString(ClOrdID.FIELD))) {
            send(session, replies.cancelRefused(cancel, CLORDID_INVALID));
            return;
        }
        final Input.CancelOrder input = CommandDecoder.cancelOrder(session.name(), cancel);
        if (!offer(session, input, input.origin().msgSeqNum(), Inbox.Urgency.ESSENTIAL)) {
            send(session, replies.cancelRefused(cancel, BUSY));
        }
    }

    private boolean offer(
            final FixSession session, final Input input, final int msgSeqNum, final Inbox.Urgency urgency) {
        session.store().offering(msgSeqNum);
        boolean taken = false;
        try {
            taken = inbox.offer(input, urgency);
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

    private void logRefusedByClient(final FixSession session, final Message refusal) throws FieldNotFound {
        LOG.error(
                "ALARM CLIENT_REFUSED_REPORT {}: the client answered 35={} about our MsgSeqNum(34) {}"
                        + " ExecID(17) {}: {}; nothing is sent again, an operator should look",
                session.name(),
                refusal.getHeader().getString(MsgType.FIELD),
                CommandDecoder.text(refusal, RefSeqNum.FIELD),
                CommandDecoder.text(refusal, ExecID.FIELD),
                SecretMask.mask(CommandDecoder.text(refusal, Text.FIELD)));
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
                message.getHeader().getString(MsgType.FIELD),
                message.getHeader().getString(MsgSeqNum.FIELD),
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
