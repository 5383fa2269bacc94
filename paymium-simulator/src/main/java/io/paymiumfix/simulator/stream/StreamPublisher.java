package io.paymiumfix.simulator.stream;

import com.corundumstudio.socketio.SocketIOClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.simulator.exchange.Balances;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.EpochClock;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.ExchangeListener;
import io.paymiumfix.simulator.exchange.Level;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.exchange.Trade;
import io.paymiumfix.simulator.exchange.User;
import io.paymiumfix.simulator.rest.MarketData;
import io.paymiumfix.simulator.rest.Scheduler;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Hears the exchange and tells the stream: everything that changed since the last event goes into one public event and one
 * per user, each level and order as it is when the event leaves. Owned by the simulator's thread.
 */
public final class StreamPublisher implements ExchangeListener {

    private final StreamSettings settings;
    private final StreamServer server;
    private final Scheduler scheduler;
    private final EpochClock clock;
    private final StreamJson json;
    private final Map<Direction, Map<BigDecimal, Level>> levels = new EnumMap<>(Direction.class);
    private final List<Trade> trades = new ArrayList<>();
    private final Map<String, UserChanges> users = new LinkedHashMap<>();
    private final Map<String, Balances> toldBalances = new HashMap<>();
    private Exchange exchange;
    private MarketData marketData;
    private boolean isFlushDue;
    private boolean isTickerDue;
    private boolean isTickerScheduled;
    private long lastTickerMicros = Long.MIN_VALUE / 2;

    /** Tells {@code server} what it hears; {@link #publish} says of which exchange. */
    public StreamPublisher(StreamSettings settings, StreamServer server, Scheduler scheduler, EpochClock clock) {
        this.settings = settings;
        this.server = server;
        this.scheduler = scheduler;
        this.clock = clock;
        this.json = new StreamJson(settings);
        for (Direction side : Direction.values()) {
            levels.put(side, new TreeMap<>());
        }
        server.listen(this::onPublicJoined, this::onChannel);
    }

    /** The exchange that it hears. */
    public void publish(Exchange heard, MarketData itsMarketData) {
        exchange = heard;
        marketData = itsMarketData;
    }

    /** What happened to one account. */
    private static final class UserChanges {

        private final User user;
        private final Map<UUID, Supplier<OrderTruth>> orders = new LinkedHashMap<>();
        private Balances balances;

        UserChanges(User user) {
            this.user = user;
        }
    }

    @Override
    public void onOrderChanged(User owner, Supplier<OrderTruth> order) {
        if (server.listenersOf(owner.channelId()) > 0) {
            // The last change of an order moves it behind the others: the event has them in order of their last change.
            UUID uuid = order.get().uuid();
            Map<UUID, Supplier<OrderTruth>> orders = changes(owner).orders;
            orders.remove(uuid);
            orders.put(uuid, order);
            flushSoon();
        }
    }

    @Override
    public void onBalancesChanged(User user, Balances balances) {
        if (server.listenersOf(user.channelId()) > 0) {
            changes(user).balances = balances;
            flushSoon();
        }
    }

    @Override
    public void onTraded(Trade trade) {
        if (server.publicListeners() > 0) {
            trades.add(trade);
            isTickerDue = true;
            flushSoon();
        }
    }

    @Override
    public void onLevelChanged(Direction side, Level level) {
        if (server.publicListeners() > 0) {
            levels.get(side).put(level.price(), level);
            isTickerDue = true;
            flushSoon();
        }
    }

    private UserChanges changes(User user) {
        return users.computeIfAbsent(user.name(), unseen -> new UserChanges(user));
    }

    private void onPublicJoined(SocketIOClient client) {
        if (settings.snapshotOnJoin()) {
            ObjectNode event = StreamJson.event();
            event.set("ticker", json.ticker(marketData.ticker()));
            for (Direction side : Direction.values()) {
                var array = event.putArray(StreamJson.side(side));
                exchange.levels(side).forEach(level -> array.add(json.level(side, level)));
            }
            StreamServer.tell(client, event);
        }
    }

    private void onChannel(String channelId) {
        exchange.users().stream()
                .filter(user -> user.channelId().equals(channelId))
                .forEach(user -> toldBalances.putIfAbsent(user.name(), exchange.balances(user.name())));
    }

    private void flushSoon() {
        if (!isFlushDue) {
            isFlushDue = true;
            scheduler.after(settings.publishDelay(), this::flush);
        }
    }

    private void flush() {
        isFlushDue = false;
        users.values().forEach(this::tellUser);
        users.clear();
        tellPublic();
    }

    private void tellUser(UserChanges changes) {
        ObjectNode event = StreamJson.event();
        if (!changes.orders.isEmpty()) {
            var array = event.putArray("orders");
            changes.orders.values().forEach(order -> array.add(json.order(order.get())));
        }
        if (changes.balances != null) {
            Balances before = toldBalances.put(changes.user.name(), changes.balances);
            json.putBalances(event, before, changes.balances);
        }
        if (!event.isEmpty()) {
            server.tellUser(changes.user.channelId(), event);
        }
    }

    private void tellPublic() {
        ObjectNode event = StreamJson.event();
        if (!trades.isEmpty()) {
            var array = event.putArray("trades");
            trades.forEach(trade -> array.add(json.trade(trade)));
            trades.clear();
        }
        levels.forEach((side, changed) -> {
            if (!changed.isEmpty()) {
                var array = event.putArray(StreamJson.side(side));
                changed.values().forEach(level -> array.add(json.level(side, level)));
                changed.clear();
            }
        });
        if (isTickerDue && isTickerTime()) {
            event.set("ticker", ticker());
        }
        if (!event.isEmpty()) {
            server.tellPublic(event);
        }
    }

    /** Whether a ticker may be told now; if not, it will be once it may. */
    private boolean isTickerTime() {
        long waitMicros = lastTickerMicros + settings.tickerInterval().toNanos() / 1_000 - clock.epochMicros();
        if (waitMicros <= 0) {
            return true;
        }
        if (!isTickerScheduled) {
            isTickerScheduled = true;
            scheduler.after(settings.tickerInterval(), this::tellLateTicker);
        }
        return false;
    }

    private void tellLateTicker() {
        isTickerScheduled = false;
        if (isTickerDue && server.publicListeners() > 0) {
            ObjectNode event = StreamJson.event();
            event.set("ticker", ticker());
            server.tellPublic(event);
        }
    }

    private ObjectNode ticker() {
        isTickerDue = false;
        lastTickerMicros = clock.epochMicros();
        return json.ticker(marketData.ticker());
    }
}
