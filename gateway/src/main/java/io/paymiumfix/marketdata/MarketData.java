package io.paymiumfix.marketdata;

import io.paymiumfix.client.CurrencyInfo;
import io.paymiumfix.client.Depth;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.PublicData;
import io.paymiumfix.client.PublicReadHandler;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.ReadFailure;
import io.paymiumfix.client.StreamListener;
import io.paymiumfix.client.StreamNamespace;
import io.paymiumfix.client.StreamReason;
import io.paymiumfix.client.StreamState;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Market data: one thread, {@code market-data}, that owns the book and everybody's subscriptions. Requests and what the stream
 * tells come through a bounded queue; when that is full, requests are refused, and what the stream told is dropped and the book
 * read afresh. What is rare and must not be lost, such as the end of a session or the answer to a reading, comes beside it.
 * Nobody ever waits for this thread.
 */
public final class MarketData implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarketData.class);
    private static final int QUEUE = 16_384;
    /** All of them ended and asked for again at once. */
    private static final int REQUESTS_PER_SUBSCRIPTION = 2;

    private static final int LEAST_WAITING_REQUESTS = 32;
    private static final int MOST_AT_ONCE = 256;
    private static final long TICK_MS = 20;
    private static final long STOP_MS = 2_000;
    private static final int MOST_DECIMALS = 8;
    private static final String BITCOIN = "BTC";

    private final PublicVenue venue;
    private final LongSupplier clockUs;
    private final MarketDesk desk;
    private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(QUEUE);
    /** MarketDataRequest(V)s in the queue, by session. */
    private final Map<String, AtomicInteger> waitingRequests = new ConcurrentHashMap<>();

    private final int mostWaitingRequests;
    private final Queue<Runnable> rare = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean overrun = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile int amountDecimals = MOST_DECIMALS;
    private volatile boolean currenciesRead;
    private volatile FeedState state = FeedState.DOWN;

    /**
     * Prepares; {@link #start} sets it going.
     *
     * @param mostSubscriptionsPerSession subscriptions one session may hold, counting each symbol
     * @param clockUs microseconds since the epoch
     */
    public MarketData(
            final FeedSettings settings,
            final int mostSubscriptionsPerSession,
            final PublicVenue venue,
            final MarketDataOut out,
            final LongSupplier clockUs) {
        this.venue = venue;
        this.clockUs = clockUs;
        this.mostWaitingRequests =
                Math.max(LEAST_WAITING_REQUESTS, REQUESTS_PER_SUBSCRIPTION * mostSubscriptionsPerSession);
        this.desk = new MarketDesk(settings, mostSubscriptionsPerSession, new Readings(), out);
        this.thread = new Thread(this::run, "market-data");
        thread.setDaemon(true);
    }

    /** Starts the thread and opens the stream. */
    public void start() {
        thread.start();
        venue.openPublicStream(new Feeder());
    }

    /**
     * Takes a MarketDataRequest(V); the answer comes through the {@link MarketDataOut}. Any thread.
     *
     * @return false when there is no room, or too many of this session wait, behind which all others would: the caller answers that
     *     the gateway is busy
     */
    public boolean request(final MarketDataRequest request) {
        final AtomicInteger waiting =
                waitingRequests.computeIfAbsent(request.session(), session -> new AtomicInteger());
        final Runnable task = () -> {
            waiting.decrementAndGet();
            desk.request(request);
        };
        if (waiting.incrementAndGet() <= mostWaitingRequests && tasks.offer(task)) {
            return true;
        }
        waiting.decrementAndGet();
        return false;
    }

    /** A session has ended: its subscriptions end too, also those asked for just before. Any thread; never lost. */
    public void sessionDown(final String session) {
        final Runnable end = () -> desk.subscriptions().sessionDown(session);
        if (!tasks.offer(end)) {
            beside(end);
        }
    }

    /** What the book is worth at present. Any thread. */
    public FeedState state() {
        return state;
    }

    /** Decimals of an amount of bitcoin by the venue's own word, 8 until it has been read: GET /currencies. Any thread. */
    public int amountDecimals() {
        return amountDecimals;
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(STOP_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                Runnable task = tasks.poll(TICK_MS, TimeUnit.MILLISECONDS);
                runRare();
                for (int taken = 0; task != null && taken < MOST_AT_ONCE; taken++) {
                    task.run();
                    task = tasks.poll();
                }
                if (task != null) {
                    task.run();
                }
                if (overrun.compareAndSet(true, false)) {
                    desk.feed().streamUnreadable(clockUs.getAsLong());
                }
                desk.tick(clockUs.getAsLong());
                state = desk.feed().state();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (final RuntimeException | Error e) {
                LOG.error("market data: a task failed; the book is read afresh", e);
                overrun.set(true);
            }
        }
    }

    private static void rung() {
        // To be awake is all that was wanted.
    }

    private void runRare() {
        for (Runnable task = rare.poll(); task != null; task = rare.poll()) {
            task.run();
        }
    }

    /** Beside the queue, which is only rung: when it is full the thread is awake anyway. */
    private void beside(final Runnable task) {
        rare.add(task);
        if (!tasks.offer(MarketData::rung)) {
            LOG.debug("market data: the queue is full");
        }
    }

    private void offer(final Consumer<MarketFeed> task) {
        if (!tasks.offer(() -> task.accept(desk.feed())) && overrun.compareAndSet(false, true)) {
            LOG.warn("market data: more comes than can be told; what came is dropped and the book read afresh");
        }
    }

    /** Hears the stream on {@code venue-io}. */
    private final class Feeder implements StreamListener {
        /** Which connection tells: what an earlier one told must not pass for news of this one. */
        private long connection;

        @Override
        public void onState(final StreamState streamState, final StreamReason reason) {
            if (streamState == StreamState.LIVE) {
                connection++;
                final long number = connection;
                beside(() -> desk.feed().streamLive(number, clockUs.getAsLong()));
                if (!currenciesRead) {
                    venue.readPublic(PublicCall.currencies(), new Currencies());
                }
            } else {
                final String why = "the stream is " + streamState + ": " + reason;
                beside(() -> desk.feed().streamLost(clockUs.getAsLong(), why));
            }
        }

        @Override
        public void onPublicData(final PublicData data, final long receivedEpochMicros) {
            try {
                final StreamUpdate update = Decoding.update(data);
                final long number = connection;
                offer(feed -> feed.streamTold(number, update, clockUs.getAsLong()));
            } catch (final ArithmeticException e) {
                LOG.error(
                        "market data: the stream told a number that cannot be held exactly; the book is read afresh",
                        e);
                onUnreadable(StreamNamespace.PUBLIC);
            }
        }

        @Override
        public void onUnreadable(final StreamNamespace namespace) {
            offer(feed -> feed.streamUnreadable(clockUs.getAsLong()));
        }
    }

    /** Learns how many decimals an amount has; asked for again at the next connection when it fails. */
    private final class Currencies implements PublicReadHandler<List<CurrencyInfo>> {
        @Override
        public void onRead(
                final List<CurrencyInfo> currencies, final RateLimit rateLimit, final long dateEpochSeconds) {
            currenciesRead = true;
            for (final CurrencyInfo currency : currencies) {
                if (BITCOIN.equals(currency.code()) && currency.precision() != null) {
                    amountDecimals = Math.max(
                            0, Math.min(MOST_DECIMALS, currency.precision().intValue()));
                }
            }
        }

        @Override
        public void onFailed(final ReadFailure failure) {
            LOG.debug("market data: the currencies could not be read: {}", failure);
        }
    }

    /** Makes the feed's readings. A failed hand-over of an answer must not leave the feed waiting: it counts as failed. */
    private final class Readings implements FeedActions {
        @Override
        public void readDepth() {
            venue.readPublic(
                    PublicCall.depth(),
                    new Handler<Depth>(
                            depth -> {
                                final DepthReading reading = Decoding.depth(depth);
                                return feed -> feed.depthRead(reading, clockUs.getAsLong());
                            },
                            feed -> feed.depthFailed(clockUs.getAsLong())));
        }

        @Override
        public void readTicker() {
            venue.readPublic(
                    PublicCall.ticker(),
                    new Handler<>(
                            ticker -> {
                                final Statistics statistics = Decoding.statistics(ticker);
                                return feed -> feed.tickerRead(statistics);
                            },
                            feed -> {}));
        }

        @Override
        public void readTrades(final long sinceS) {
            venue.readPublic(
                    sinceS > 0 ? PublicCall.trades(sinceS) : PublicCall.trades(),
                    new Handler<>(
                            trades -> {
                                final List<Trade> read = Decoding.trades(trades);
                                return feed -> feed.tradesRead(read);
                            },
                            feed -> feed.tradesFailed(clockUs.getAsLong())));
        }

        @Override
        public void restartStream(final String why) {
            LOG.warn("market data: the stream is connected anew, {}", why);
            venue.restartPublicStream();
        }
    }

    /** Brings one answer to the thread. */
    private final class Handler<T> implements PublicReadHandler<T> {
        private final Answered<T> answered;
        private final Consumer<MarketFeed> failed;

        Handler(final Answered<T> answered, final Consumer<MarketFeed> failed) {
            this.answered = answered;
            this.failed = failed;
        }

        @Override
        public void onRead(final T value, final RateLimit rateLimit, final long dateEpochSeconds) {
            Consumer<MarketFeed> task;
            try {
                task = answered.task(value);
            } catch (final ArithmeticException e) {
                LOG.error("market data: a reading has a number that cannot be held exactly and is not used", e);
                task = failed;
            }
            final Consumer<MarketFeed> answer = task;
            beside(() -> answer.accept(desk.feed()));
        }

        @Override
        public void onFailed(final ReadFailure failure) {
            LOG.debug("market data: a reading failed: {}", failure);
            beside(() -> failed.accept(desk.feed()));
        }
    }

    /** Turns an answer into what the feed is told. */
    private interface Answered<T> {
        Consumer<MarketFeed> task(T value);
    }
}
