package io.paymiumfix.marketdata;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins the feed with those who listen: whatever came in one go is told in one go. Owned by {@code market-data}.
 */
final class MarketDesk implements MarketFeed.MarketListener {
    private static final long SERVE_SLOW_EVERY_US = 50_000;

    private final Market market = new Market();
    private final MarketDataOut out;
    private final Subscriptions subscriptions;
    private final MarketFeed feed;
    private final List<Trade> untold = new ArrayList<>();
    private boolean changed;
    private boolean refreshed;
    private long servedUs;

    MarketDesk(
            final FeedSettings settings,
            final int mostSubscriptionsPerSession,
            final FeedActions actions,
            final MarketDataOut out) {
        this.out = out;
        this.subscriptions = new Subscriptions(market, out, mostSubscriptionsPerSession);
        this.feed = new MarketFeed(settings, actions, market, this);
    }

    MarketFeed feed() {
        return feed;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public void onChanged() {
        changed = true;
    }

    @Override
    public void onRefreshed() {
        refreshed = true;
    }

    @Override
    public void onTrades(final List<Trade> trades) {
        untold.addAll(trades);
    }

    @Override
    public void onState(final FeedState state) {
        out.feedIs(state);
    }

    /** Before a request is taken: the channels must not hold back what the newcomer is told. */
    void request(final MarketDataRequest request) {
        flush();
        subscriptions.request(request);
    }

    /** Tells what has come since the last time. */
    void flush() {
        if (!changed && !refreshed && untold.isEmpty()) {
            return;
        }
        for (final Channel channel : subscriptions.channels()) {
            if (refreshed) {
                channel.refresh(market, untold);
            } else {
                channel.publish(market, untold);
            }
        }
        untold.clear();
        changed = false;
        refreshed = false;
    }

    /** Time has passed. */
    void tick(final long nowUs) {
        feed.tick(nowUs);
        flush();
        if (nowUs - servedUs >= SERVE_SLOW_EVERY_US) {
            servedUs = nowUs;
            subscriptions.serveTheSlow();
        }
    }
}
