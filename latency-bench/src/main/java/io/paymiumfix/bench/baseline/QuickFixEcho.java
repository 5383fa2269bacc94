package io.paymiumfix.bench.baseline;

import io.paymiumfix.fix44.NewOrderSingle;
import java.io.IOException;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.UnsupportedMessageType;

/** Takes every order itself: what stock QuickFIX/J costs before anything is done with an order. */
public final class QuickFixEcho extends ApplicationAdapter {

    private final Reports reports = new Reports();

    private QuickFixEcho() {}

    /** Serves; arguments: those of the acceptor. */
    public static void main(String[] args) throws ConfigError, IOException {
        StockAcceptor.serve("quickfixj echo", new QuickFixEcho(), args);
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound, UnsupportedMessageType {
        if (!(message instanceof NewOrderSingle order)) {
            throw new UnsupportedMessageType();
        }
        try {
            Session.sendToTarget(reports.accepted(order, order.getClOrdID().getValue()), session);
        } catch (SessionNotFound e) {
            throw new IllegalStateException("the session that sent this has gone", e);
        }
    }
}
