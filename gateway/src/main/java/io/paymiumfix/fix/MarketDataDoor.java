package io.paymiumfix.fix;

import io.paymiumfix.fix44.SecurityListRequest;
import io.paymiumfix.fix44.field.BusinessRejectReason;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.marketdata.Dialect;
import io.paymiumfix.marketdata.MarketData;
import io.paymiumfix.order.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;

/**
 * Takes MarketDataRequest(V) to the market data, and answers SecurityListRequest(x). Called by the event loop; what it
 * is told before the port opens is all it is ever told.
 */
final class MarketDataDoor {
    private static final Logger LOG = LoggerFactory.getLogger(MarketDataDoor.class);
    private static final String OFF = "MARKET_DATA_OFF: this gateway does not serve market data; ask its operator";
    private static final String BUSY = "GATEWAY_BUSY: not looked at, nothing was done; send it again in a moment";

    private final GatewayReplies replies;
    private volatile MarketData desk;
    private volatile Rules.Instrument instrument;

    MarketDataDoor(final GatewayReplies replies) {
        this.replies = replies;
    }

    void instrument(final Rules.Instrument known) {
        instrument = known;
    }

    void serve(final MarketData marketData) {
        desk = marketData;
    }

    void handle(final FixSession session, final Message message) throws FieldNotFound {
        if (SecurityListRequest.MSGTYPE.equals(message.getHeader().getString(MsgType.FIELD))) {
            listSecurities(session, message);
            return;
        }
        final MarketData serving = desk;
        if (serving == null || !serving.request(MarketDataDecoder.decode(session.settings(), message))) {
            final String text = serving == null ? OFF : BUSY;
            LOG.info("session {}: MarketDataRequest(V) refused: {}", session.name(), text);
            send(session, replies.businessReject(message, BusinessRejectReason.APPLICATION_NOT_AVAILABLE, text));
        }
    }

    /** A client of the former endpoint ends its session at a type it does not know. */
    private void listSecurities(final FixSession session, final Message request) throws FieldNotFound {
        final boolean answerable = instrument != null && session.settings().dialect() == Dialect.FIX44;
        send(
                session,
                answerable
                        ? SecurityLists.answer(request, instrument, amountDecimals())
                        : replies.businessReject(
                                request,
                                BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE,
                                "UNSUPPORTED_MESSAGE_TYPE: this session takes MarketDataRequest(V)"));
    }

    private int amountDecimals() {
        final MarketData serving = desk;
        return serving == null ? SecurityLists.MOST_DECIMALS : serving.amountDecimals();
    }

    /** A session logged on or off: nothing is subscribed. */
    void sessionChanged(final FixSession session) {
        final MarketData serving = desk;
        if (serving != null) {
            serving.sessionDown(session.name());
        }
    }

    private static void send(final FixSession session, final Message message) {
        final Session engine = session.engine();
        if (engine != null && !engine.send(message)) {
            LOG.debug("session {}: an answer waits for a resend, the connection is gone", session.name());
        }
    }
}
