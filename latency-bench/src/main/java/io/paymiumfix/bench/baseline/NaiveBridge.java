package io.paymiumfix.bench.baseline;

import io.paymiumfix.fix44.NewOrderSingle;
import io.paymiumfix.fix44.OrderCancelRequest;
import io.paymiumfix.fix44.field.Side;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.UnsupportedMessageType;

/** The bridge most people would write: an order is placed at the venue, and waited for, where QuickFIX/J hands it over. */
public final class NaiveBridge extends ApplicationAdapter {

    private static final String CANCELED = "canceled";

    private final Map<OrderKey, String> open = new ConcurrentHashMap<>();
    private final VenueCalls venue;
    private final Reports reports = new Reports();

    private NaiveBridge(VenueCalls venue) {
        this.venue = venue;
    }

    /** Serves; arguments: those of the acceptor, then the port of the venue on this machine. */
    public static void main(String[] args) throws ConfigError, IOException {
        String scheme = System.getProperty("javax.net.ssl.trustStore") == null ? "http" : "https";
        URI orders = URI.create(scheme + "://127.0.0.1:" + Integer.parseInt(args[4]) + "/api/v1/user/orders");
        VenueCalls venue = new VenueCalls(orders, "bench-key", "bench-secret");
        StockAcceptor.serve("naive bridge", new NaiveBridge(venue), args);
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound, UnsupportedMessageType {
        try {
            Session.sendToTarget(answer(message, session), session);
        } catch (SessionNotFound e) {
            throw new IllegalStateException("the session that sent this has gone", e);
        }
    }

    private Message answer(Message message, SessionID session) throws FieldNotFound, UnsupportedMessageType {
        if (message instanceof NewOrderSingle order) {
            return place(order, session);
        }
        if (message instanceof OrderCancelRequest cancel) {
            return cancel(cancel, session);
        }
        throw new UnsupportedMessageType();
    }

    private Message place(NewOrderSingle order, SessionID session) throws FieldNotFound {
        String symbol = order.getSymbol().getValue();
        NewVenueOrder wanted = new NewVenueOrder(
                "LimitOrder",
                symbol.substring(symbol.indexOf('/') + 1),
                order.getSide().getValue() == Side.BUY ? "buy" : "sell",
                order.getOrderQty().getValue().toPlainString(),
                order.getPrice().getValue().toPlainString());
        try {
            String uuid = venue.place(wanted).uuid();
            open.put(new OrderKey(session, order.getClOrdID().getValue()), uuid);
            return reports.accepted(order, uuid);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return reports.refused(order, "stopping");
        } catch (IOException e) {
            return reports.refused(order, String.valueOf(e.getMessage()));
        }
    }

    private Message cancel(OrderCancelRequest cancel, SessionID session) throws FieldNotFound {
        OrderKey key = new OrderKey(session, cancel.getOrigClOrdID().getValue());
        String uuid = open.get(key);
        if (uuid == null) {
            return reports.notCanceled(cancel, "unknown order");
        }
        try {
            VenueOrder order = venue.cancel(uuid);
            if (!CANCELED.equals(order.state())) {
                return reports.notCanceled(cancel, "the order is " + order.state());
            }
            open.remove(key);
            return reports.canceled(cancel, order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return reports.notCanceled(cancel, "stopping");
        } catch (IOException e) {
            return reports.notCanceled(cancel, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Under which an order's uuid is found again.
     *
     * @param session where it was placed
     * @param clOrdId ClOrdID(11)
     */
    private record OrderKey(SessionID session, String clOrdId) {}
}
