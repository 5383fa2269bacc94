package io.paymiumfix.bench.market;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.fix.FixGateway;
import io.paymiumfix.fix.FixSettings;
import io.paymiumfix.fix.FixStartException;
import io.paymiumfix.fix.MarketDataLimits;
import io.paymiumfix.fix.Password;
import io.paymiumfix.fix.Role;
import io.paymiumfix.fix.SessionHealth;
import io.paymiumfix.fix.SessionSettings;
import io.paymiumfix.fix.TimestampPrecision;
import io.paymiumfix.fix44.MarketDataIncrementalRefresh;
import io.paymiumfix.fix44.field.MDEntryPx;
import io.paymiumfix.fix44.field.MDEntrySize;
import io.paymiumfix.fix44.field.MDEntryType;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MDUpdateAction;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.marketdata.Dialect;
import io.paymiumfix.marketdata.EntryType;
import io.paymiumfix.marketdata.MarketDataOut;
import io.paymiumfix.marketdata.MarketEntry;
import io.paymiumfix.marketdata.Subscriber;
import io.paymiumfix.order.FixedPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import quickfix.Group;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;

/** The gateway's FIX edge with nothing behind it: sessions that are sent market data in any {@link SendingMode}. */
final class FanOutEdge implements AutoCloseable {

    static final String COMP_ID = "PAYMIUM";
    static final String PASSWORD = "bench";

    private static final String SYMBOL = "BTC/EUR";
    private static final String BEGIN_STRING = "FIX.4.4";
    private static final int E8 = 8;
    private static final int MAX_HEARTBEAT_S = 60;
    private static final List<MarketEntry> ENTRIES = List.of(
            new MarketEntry(EntryType.BID, MarketEntry.CHANGE, 4_999_900_000_000L, 150_000_000, MarketEntry.NONE),
            new MarketEntry(EntryType.BID, MarketEntry.DELETE, 4_999_800_000_000L, 0, MarketEntry.NONE),
            new MarketEntry(EntryType.OFFER, MarketEntry.NEW, 5_000_150_000_000L, 12_345_678, MarketEntry.NONE));

    private final FixGateway gateway;
    private final MarketDataOut out;
    private final List<Subscriber> subscribers;
    private final List<SessionID> ids;

    private FanOutEdge(FixGateway gateway, List<Subscriber> subscribers, List<SessionID> ids) {
        this.gateway = gateway;
        this.out = gateway.openMarketData(new MarketDataLimits(1 << 20, 10_000), null);
        this.subscribers = subscribers;
        this.ids = ids;
    }

    /** SenderCompID(49) of a client. */
    static String client(int index) {
        return "M" + index;
    }

    /** Listens on a free port of this machine. */
    static FanOutEdge open(Path folder, int count) {
        List<SessionSettings> sessions = new ArrayList<>();
        List<Subscriber> subscribers = new ArrayList<>();
        List<SessionID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sessions.add(session(client(i)));
            subscribers.add(new Subscriber(client(i), "request-" + i));
            ids.add(new SessionID(BEGIN_STRING, COMP_ID, client(i)));
        }
        FixSettings settings = new FixSettings(
                "127.0.0.1",
                0,
                COMP_ID,
                Optional.empty(),
                FixSettings.Store.in(folder.resolve("store")),
                Optional.empty(),
                new FixSettings.Limits(1, MAX_HEARTBEAT_S, 64 << 10, count + 1, 10_000, 50_000, 2_000),
                sessions);
        try {
            FixGateway gateway = FixGateway.open(
                    settings,
                    (input, urgency) -> true,
                    query -> true,
                    () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            FanOutEdge edge = new FanOutEdge(gateway, subscribers, ids);
            gateway.start();
            return edge;
        } catch (FixStartException e) {
            throw new BenchException("the FIX edge does not start: " + e.getMessage(), e);
        }
    }

    private static SessionSettings session(String name) {
        return new SessionSettings(
                name,
                name,
                name,
                Optional.of(Password.of(PASSWORD)),
                false,
                Role.MARKET_DATA,
                Dialect.FIX44,
                SessionSettings.Hours.NON_STOP,
                TimestampPrecision.MILLIS,
                Set.of(),
                false,
                Set.of());
    }

    int port() {
        return gateway.port();
    }

    boolean allLoggedOn() {
        return gateway.sessions().stream().allMatch(SessionHealth::loggedOn);
    }

    /** Gives every session one message of three entries. */
    void send(SendingMode mode) {
        switch (mode) {
            case ENCODED_ONCE -> out.increments(Dialect.FIX44, SYMBOL, subscribers, ENTRIES);
            case BUILT_FOR_EACH -> sendBuiltForEach();
            case REUSED -> sendReused();
        }
    }

    private void sendBuiltForEach() {
        for (int i = 0; i < ids.size(); i++) {
            try {
                requireSent(Session.sendToTarget(message(subscribers.get(i).mdReqId()), ids.get(i)), i);
            } catch (SessionNotFound e) {
                throw new BenchException("no session " + ids.get(i), e);
            }
        }
    }

    private void sendReused() {
        Message message = message("");
        for (int i = 0; i < ids.size(); i++) {
            message.setString(MDReqID.FIELD, subscribers.get(i).mdReqId());
            requireSent(Session.lookupSession(ids.get(i)).send(message), i);
        }
    }

    private void requireSent(boolean sent, int index) {
        if (!sent) {
            throw new BenchException(ids.get(index) + ": its client is gone");
        }
    }

    private static Message message(String mdReqId) {
        Message message = new MarketDataIncrementalRefresh();
        message.setString(MDReqID.FIELD, mdReqId);
        for (MarketEntry entry : ENTRIES) {
            Group group = new MarketDataIncrementalRefresh.NoMDEntries();
            group.setChar(MDUpdateAction.FIELD, entry.action());
            group.setChar(MDEntryType.FIELD, entry.type().fix());
            group.setString(Symbol.FIELD, SYMBOL);
            group.setString(MDEntryPx.FIELD, FixedPoint.format(entry.priceE8(), E8));
            if (entry.action() != MarketEntry.DELETE) {
                group.setString(MDEntrySize.FIELD, FixedPoint.format(entry.sizeSatoshi(), E8));
            }
            message.addGroup(group);
        }
        return message;
    }

    @Override
    public void close() {
        gateway.stop("MEASURED: the fan-out is over", 5_000);
    }
}
