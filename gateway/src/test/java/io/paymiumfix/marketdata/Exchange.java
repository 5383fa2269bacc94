package io.paymiumfix.marketdata;

import io.paymiumfix.order.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The desk with a hand for the venue's side: time stands still unless a test moves it. */
final class Exchange implements FeedActions {
    final RecordingOut out = new RecordingOut();
    final List<String> asked = new ArrayList<>();
    final MarketDesk desk;
    long nowUs = 1_700_000_000_000_000L;
    private long connection;

    Exchange() {
        this(10);
    }

    Exchange(final int mostSubscriptions) {
        desk = new MarketDesk(FeedSettings.DEFAULTS, mostSubscriptions, this, out);
    }

    /** The stream is there, and the book is as these levels say. */
    Exchange live(final List<Book.Level> bids, final List<Book.Level> offers) {
        connected();
        depth(bids, offers);
        desk.feed().tradesRead(List.of());
        out.said();
        asked.clear();
        return this;
    }

    void connected() {
        connection++;
        desk.feed().streamLive(connection, nowUs);
        desk.tick(nowUs);
    }

    void lost() {
        desk.feed().streamLost(nowUs, "test");
        desk.tick(nowUs);
    }

    void depth(final List<Book.Level> bids, final List<Book.Level> offers) {
        desk.feed().depthRead(new DepthReading(bids, offers), nowUs);
        desk.tick(nowUs);
    }

    void stream(final List<Book.Level> bids, final List<Book.Level> offers) {
        tell(new StreamUpdate(null, List.of(), bids, offers));
    }

    void traded(final Trade... trades) {
        tell(new StreamUpdate(null, Arrays.asList(trades), List.of(), List.of()));
    }

    void tell(final StreamUpdate update) {
        desk.feed().streamTold(connection, update, nowUs);
        desk.tick(nowUs);
    }

    void passes(final long us) {
        nowUs += us;
        desk.tick(nowUs);
    }

    List<String> subscribe(final String id, final int depth, final String types) {
        return subscribe("S1", id, depth, types, "BTC/EUR");
    }

    List<String> subscribe(
            final String session, final String id, final int depth, final String types, final String... symbols) {
        return request(new MarketDataRequest(
                session,
                Dialect.FIX44,
                id,
                MarketDataRequest.SUBSCRIBE,
                depth,
                '1',
                '\0',
                types.chars().mapToObj(c -> (char) c).toList(),
                List.of(symbols)));
    }

    List<String> request(final MarketDataRequest request) {
        out.said();
        desk.request(request);
        return out.said();
    }

    @Override
    public void readDepth() {
        asked.add("depth");
    }

    @Override
    public void readTicker() {
        asked.add("ticker");
    }

    @Override
    public void readTrades(final long sinceS) {
        asked.add("trades");
    }

    @Override
    public void restartStream(final String why) {
        asked.add("restart");
    }

    /** Levels as {@code "100x1.5 99x2"}. */
    static List<Book.Level> levels(final String text) {
        final List<Book.Level> levels = new ArrayList<>();
        for (final String level : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            final int x = level.indexOf('x');
            levels.add(new Book.Level(
                    FixedPoint.parse(level.substring(0, x), 8), FixedPoint.parse(level.substring(x + 1), 8)));
        }
        return levels;
    }

    static Trade trade(final long second, final String price, final String amount) {
        return new Trade(second, second * 1_000_000, FixedPoint.parse(price, 8), FixedPoint.parse(amount, 8));
    }
}
