package io.paymiumfix.demo;

import io.paymiumfix.fix44.MessageFactory;
import io.paymiumfix.fix44.NewOrderSingle;
import io.paymiumfix.fix44.OrderCancelRequest;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.OrdType;
import io.paymiumfix.fix44.field.OrderQty;
import io.paymiumfix.fix44.field.OrigClOrdID;
import io.paymiumfix.fix44.field.Price;
import io.paymiumfix.fix44.field.Side;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.fix44.field.TimeInForce;
import io.paymiumfix.fix44.field.TransactTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.ConfigError;
import quickfix.Initiator;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** An order management system: a QuickFIX/J initiator that logs on over TCP and sends orders. Used by one thread. */
final class Oms implements AutoCloseable {

    static final String COMP_ID = "OMS";
    static final String USERNAME = "oms";

    private static final String GATEWAY_COMP_ID = "PAYMIUM";
    private static final String DICTIONARY = "io/paymiumfix/fix44/PaymiumFIX44.xml";
    private static final String SYMBOL = "BTC/EUR";
    private static final SessionID SESSION = new SessionID("FIX.4.4", COMP_ID, GATEWAY_COMP_ID);

    private final Conversation conversation;
    private final SocketInitiator initiator;
    private boolean loggedOut;

    private Oms(final Conversation conversation, final SocketInitiator initiator) {
        this.conversation = conversation;
        this.initiator = initiator;
    }

    /** Logs on. */
    static Oms logOn(final int port, final String password, final Conversation conversation)
            throws DemoException, InterruptedException {
        try {
            final SocketInitiator initiator = new SocketInitiator(
                    new OmsApplication(conversation, USERNAME, password),
                    new MemoryStoreFactory(),
                    settings(port),
                    new NoLog(),
                    new MessageFactory());
            final Oms oms = new Oms(conversation, initiator);
            initiator.start();
            conversation.await("the gateway's Logon(A)", conversation::isLoggedOn);
            return oms;
        } catch (ConfigError e) {
            throw new DemoException("the OMS cannot start: " + e.getMessage(), e);
        }
    }

    private static SessionSettings settings(final int port) {
        final SessionSettings settings = new SessionSettings();
        settings.setString(SESSION, SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(SESSION, Initiator.SETTING_SOCKET_CONNECT_HOST, "127.0.0.1");
        settings.setLong(SESSION, Initiator.SETTING_SOCKET_CONNECT_PORT, port);
        settings.setLong(SESSION, Initiator.SETTING_RECONNECT_INTERVAL, 1);
        settings.setLong(SESSION, Session.SETTING_HEARTBTINT, 30);
        settings.setString(SESSION, Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(SESSION, Session.SETTING_USE_DATA_DICTIONARY, "Y");
        settings.setString(SESSION, Session.SETTING_DATA_DICTIONARY, DICTIONARY);
        return settings;
    }

    void place(final Ticket ticket) throws DemoException {
        conversation.follow(ticket);
        final Message order = new NewOrderSingle();
        order.setString(ClOrdID.FIELD, ticket.clOrdId());
        order.setString(Symbol.FIELD, SYMBOL);
        order.setChar(Side.FIELD, ticket.side());
        order.setChar(OrdType.FIELD, ticket.ordType());
        order.setDecimal(OrderQty.FIELD, ticket.quantity());
        if (ticket.price() != null) {
            order.setDecimal(Price.FIELD, ticket.price());
        }
        order.setChar(TimeInForce.FIELD, TimeInForce.GOOD_TILL_CANCEL);
        send(order);
    }

    void cancel(final Ticket ticket, final String clOrdId) throws DemoException {
        final Message cancel = new OrderCancelRequest();
        cancel.setString(ClOrdID.FIELD, clOrdId);
        cancel.setString(OrigClOrdID.FIELD, ticket.clOrdId());
        cancel.setString(Symbol.FIELD, SYMBOL);
        cancel.setChar(Side.FIELD, ticket.side());
        send(cancel);
    }

    private static void send(final Message message) throws DemoException {
        message.setUtcTimeStamp(TransactTime.FIELD, LocalDateTime.now(ZoneOffset.UTC), true);
        try {
            Session.sendToTarget(message, SESSION);
        } catch (SessionNotFound e) {
            throw new DemoException("the OMS has no session", e);
        }
    }

    /** Logs out. Everything the gateway had sent by then has been heard. */
    void logOut() {
        if (!loggedOut) {
            loggedOut = true;
            initiator.stop();
        }
    }

    @Override
    public void close() {
        logOut();
    }
}
