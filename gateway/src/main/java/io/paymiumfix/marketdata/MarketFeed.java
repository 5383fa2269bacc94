package io.paymiumfix.marketdata;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the market as the venue tells it. The stream is subscribed to first, what it tells is kept, the book is read, what was
 * kept is applied, and then each change as it comes. The stream carries absolute amounts and no numbers, so trust is earned:
 * the book is compared with readings, must not stay crossed, and is given up when the stream is. Owned by {@code market-data};
 * time is a parameter.
 */
final class MarketFeed {
    private static final Logger LOG = LoggerFactory.getLogger(MarketFeed.class);
    private static final long[] RETRIES_US = {500_000, 1_000_000, 2_000_000, 5_000_000};
    private static final int MOST_KEPT = 100_000;
    private static final long US_PER_S = 1_000_000;

    private final FeedSettings settings;
    private final FeedActions actions;
    private final Market market;
    private final MarketListener listener;
    private final TradeMemory trades;
    private final Comparison comparison = new Comparison();
    private final List<StreamUpdate> kept = new ArrayList<>();

    private FeedState state = FeedState.DOWN;
    private long connection;
    private long doubtSinceUs;
    private long crossedSinceUs;
    private long nextReadingUs = Long.MAX_VALUE;
    private boolean reading;
    private boolean readingIsVain;
    private int failures;
    private long tradesSinceS;
    private long nextTradesUs = Long.MAX_VALUE;
    private long lastToldUs;

    MarketFeed(
            final FeedSettings settings,
            final FeedActions actions,
            final Market market,
            final MarketListener listener) {
        this.settings = settings;
        this.actions = actions;
        this.market = market;
        this.listener = listener;
        this.trades = new TradeMemory(settings.tradesKeptUs() / US_PER_S);
    }

    FeedState state() {
        return state;
    }

    private void become(final FeedState next, final String why) {
        if (next != state) {
            LOG.info("market data: {} ({})", next, why);
            state = next;
            listener.onState(next);
        }
    }

    // ---------------------------------------------------------------- the stream

    /** @param number of the connection: what others told before is not applied any more */
    void streamLive(final long number, final long nowUs) {
        connection = number;
        kept.clear();
        trades.streamBegins();
        comparison.forget();
        lastToldUs = nowUs;
        become(FeedState.SYNCING, "the stream tells of changes, the book is being read");
        failures = 0;
        readAll();
    }

    void streamLost(final long nowUs, final String why) {
        if (state == FeedState.LIVE || state == FeedState.SYNCING) {
            doubt(nowUs);
            kept.clear();
            nextReadingUs = Long.MAX_VALUE;
            readingIsVain = reading;
            become(FeedState.LOST, why);
        }
    }

    /** Something could not be read: what it was is not known, so everything is read afresh. */
    void streamUnreadable(final long nowUs) {
        if (state == FeedState.LIVE) {
            resync("the stream told something that cannot be read", nowUs);
        } else if (state == FeedState.SYNCING) {
            kept.clear();
            readDepth();
            readTrades();
        }
    }

    void streamTold(final long number, final StreamUpdate update, final long nowUs) {
        if (number != connection) {
            return; // trades among it are found again by the reading that a new connection begins with
        }
        lastToldUs = nowUs;
        tell(trades.streamed(update.trades()));
        if (update.statistics() != null && state != FeedState.DOWN) {
            market.statisticsAre(update.statistics());
        }
        if (state == FeedState.SYNCING) {
            if (kept.size() < MOST_KEPT) {
                kept.add(update);
            } else {
                kept.clear();
                readingIsVain = reading;
                LOG.warn(
                        "market data: more than {} updates came before the book was read; it is read again", MOST_KEPT);
            }
        } else if (state == FeedState.LIVE) {
            market.book().apply(update.bids(), update.offers());
            comparison.updated(update);
            noteCrossed(nowUs);
        }
        listener.onChanged();
    }

    private void noteCrossed(final long nowUs) {
        if (!market.book().isCrossed()) {
            crossedSinceUs = 0;
        } else if (crossedSinceUs == 0) {
            crossedSinceUs = nowUs;
        }
    }

    // ---------------------------------------------------------------- readings

    void depthRead(final DepthReading depth, final long nowUs) {
        reading = false;
        failures = 0;
        if (readingIsVain) {
            readingIsVain = false;
            if (state == FeedState.SYNCING) {
                readDepth();
            }
            return;
        }
        if (state == FeedState.SYNCING) {
            take(depth, nowUs);
        } else if (state == FeedState.LIVE) {
            compare(depth, nowUs);
        }
    }

    private void take(final DepthReading depth, final long nowUs) {
        market.book().load(depth.bids(), depth.offers());
        for (final StreamUpdate update : kept) {
            market.book().apply(update.bids(), update.offers());
        }
        kept.clear();
        comparison.forget();
        crossedSinceUs = 0;
        noteCrossed(nowUs);
        become(FeedState.LIVE, "the book was read");
        nextReadingUs = nowUs + settings.compareEveryUs();
        listener.onRefreshed();
    }

    private void compare(final DepthReading depth, final long nowUs) {
        final int wrong = comparison.readingEnded(depth, market.book());
        if (wrong > 0) {
            final boolean silent = nowUs - lastToldUs >= settings.compareEveryUs();
            resync(wrong + " level(s) differ from two readings in a row with no update between", nowUs);
            if (silent) {
                actions.restartStream("it has told nothing although the book changed");
            }
            return;
        }
        nextReadingUs = nowUs + (comparison.isInDoubt() ? settings.confirmAfterUs() : settings.compareEveryUs());
    }

    void depthFailed(final long nowUs) {
        reading = false;
        readingIsVain = false;
        comparison.readingFailed();
        final long waitUs = RETRIES_US[Math.min(failures, RETRIES_US.length - 1)];
        failures++;
        nextReadingUs = state == FeedState.SYNCING ? nowUs + waitUs : nowUs + settings.compareEveryUs();
    }

    void tickerRead(final Statistics statistics) {
        if (state != FeedState.DOWN) {
            market.statisticsAre(statistics);
            listener.onChanged();
        }
    }

    void tradesRead(final List<Trade> read) {
        final List<Trade> news = trades.read(read, tradesSinceS);
        tell(news);
        listener.onChanged();
    }

    void tradesFailed(final long nowUs) {
        nextTradesUs = nowUs + RETRIES_US[RETRIES_US.length - 1];
    }

    private void tell(final List<Trade> news) {
        if (news.isEmpty()) {
            return;
        }
        news.forEach(market::traded);
        listener.onTrades(news);
    }

    private void readDepth() {
        if (reading) {
            readingIsVain = true; // it set out before what was told since: another must follow
            return;
        }
        reading = true;
        nextReadingUs = Long.MAX_VALUE;
        comparison.readingBegins();
        actions.readDepth();
    }

    private void readTrades() {
        nextTradesUs = Long.MAX_VALUE;
        tradesSinceS = trades.readSinceS();
        actions.readTrades(tradesSinceS);
    }

    /** From when the book may be wrong; what came before counts on. */
    private void doubt(final long nowUs) {
        if (state == FeedState.LIVE) {
            doubtSinceUs = nowUs;
        }
    }

    private void resync(final String why, final long nowUs) {
        doubt(nowUs);
        kept.clear();
        comparison.forget();
        become(FeedState.SYNCING, why);
        readAll();
    }

    private void readAll() {
        readDepth();
        actions.readTicker();
        readTrades();
    }

    // ---------------------------------------------------------------- time

    void tick(final long nowUs) {
        final boolean doubtedTooLong = nowUs - doubtSinceUs >= settings.lostGraceUs();
        if (state == FeedState.LOST && doubtedTooLong) {
            market.lost();
            become(FeedState.DOWN, "the stream did not come back: the book is emptied");
            listener.onChanged();
        }
        if (state == FeedState.SYNCING && doubtedTooLong && !market.book().isEmpty()) {
            LOG.warn("market data: the book cannot be read in time; it is emptied until it can");
            market.lost();
            listener.onChanged();
        }
        if (state == FeedState.LIVE && crossedSinceUs != 0 && nowUs - crossedSinceUs >= settings.crossedGraceUs()) {
            crossedSinceUs = 0;
            resync("the book is crossed", nowUs);
        }
        final boolean wanted = state == FeedState.LIVE || state == FeedState.SYNCING;
        if (wanted && nowUs >= nextTradesUs) {
            readTrades();
        }
        if (wanted && !reading && nowUs >= nextReadingUs) {
            readDepth();
        }
    }

    /** Hears what became of the market. Called by {@code market-data}. */
    interface MarketListener {
        /** The market may have changed: what differs from what was told is to be told. */
        void onChanged();

        /** After a doubt: everything is to be told. */
        void onRefreshed();

        /** These traded; told by {@code onChanged} or {@code onRefreshed}, which follows. */
        void onTrades(List<Trade> trades);

        /** The feed is in another state. */
        void onState(FeedState state);
    }
}
