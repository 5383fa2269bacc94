package io.paymiumfix.bench.baseline;

import io.paymiumfix.fix44.ExecutionReport;
import io.paymiumfix.fix44.NewOrderSingle;
import io.paymiumfix.fix44.field.Side;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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

    private final VenueCalls venue;
    private final Reports reports = new Reports();

    private NaiveBridge(VenueCalls venue) {
        this.venue = venue;
    }

    /** Serves; arguments: set-up, folder, port of the venue on this machine. */
    public static void main(String[] args) throws ConfigError, IOException {
        URI orders = URI.create("http://127.0.0.1:" + Integer.parseInt(args[2]) + "/api/v1/user/orders");
        VenueCalls venue = new VenueCalls(orders, "bench-key", "bench-secret");
        StockAcceptor.serve("naive bridge", new NaiveBridge(venue), SetUp.named(args[0]), Path.of(args[1]));
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound, UnsupportedMessageType {
        if (!(message instanceof NewOrderSingle order)) {
            throw new UnsupportedMessageType();
        }
        try {
            Session.sendToTarget(place(order), session);
        } catch (SessionNotFound e) {
            throw new IllegalStateException("the session that sent this has gone", e);
        }
    }

    private ExecutionReport place(NewOrderSingle order) throws FieldNotFound {
        String symbol = order.getSymbol().getValue();
        NewVenueOrder wanted = new NewVenueOrder(
                "LimitOrder",
                symbol.substring(symbol.indexOf('/') + 1),
                order.getSide().getValue() == Side.BUY ? "buy" : "sell",
                order.getOrderQty().getValue().toPlainString(),
                order.getPrice().getValue().toPlainString());
        try {
            return reports.accepted(order, venue.place(wanted).uuid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return reports.refused(order, "stopping");
        } catch (IOException e) {
            return reports.refused(order, String.valueOf(e.getMessage()));
        }
    }
}
