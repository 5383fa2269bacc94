package io.paymiumfix.fix;

import io.paymiumfix.client.Depth;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.PublicData;
import io.paymiumfix.client.PublicReadHandler;
import io.paymiumfix.client.PublicTrade;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.ReadFailure;
import io.paymiumfix.client.StreamListener;
import io.paymiumfix.client.StreamReason;
import io.paymiumfix.client.StreamState;
import io.paymiumfix.client.Ticker;
import io.paymiumfix.client.UnknownCause;
import io.paymiumfix.client.VenueTime;
import io.paymiumfix.marketdata.PublicVenue;
import java.math.BigDecimal;
import java.util.List;

/** The venue's public side, as a test wants it: the stream tells what it is told to, and every reading of the book gives the same. */
final class FakePublicVenue implements PublicVenue {
    private final Depth depth;
    private StreamListener listener;

    FakePublicVenue(final Depth depth) {
        this.depth = depth;
    }

    static Depth.Level level(final String price, final String amount) {
        return new Depth.Level(new BigDecimal(price), new BigDecimal(amount), null);
    }

    @Override
    public void openPublicStream(final StreamListener streamListener) {
        listener = streamListener;
    }

    @Override
    public void restartPublicStream() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T> void readPublic(final PublicCall<T> call, final PublicReadHandler<T> handler) {
        if (call.toString().contains("depth")) {
            ((PublicReadHandler<Depth>) handler).onRead(depth, RateLimit.ABSENT, 0);
        } else {
            handler.onFailed(new ReadFailure(null, UnknownCause.TIMEOUT, null, 0, RateLimit.ABSENT, "a test"));
        }
    }

    void goLive() {
        listener.onState(StreamState.LIVE, StreamReason.JOINED);
    }

    void getLost() {
        listener.onState(StreamState.LOST, StreamReason.CLOSED_BY_VENUE);
    }

    void tell(final List<Depth.Level> bids, final List<Depth.Level> asks) {
        listener.onPublicData(new PublicData(null, List.of(), bids, asks), 0);
    }

    void tellTrade(final String price, final String amount, final long epochMs) {
        final PublicTrade trade = new PublicTrade(
                "t1",
                new BigDecimal(price),
                new BigDecimal(amount),
                new BigDecimal(price).multiply(new BigDecimal(amount)),
                "buy",
                "EUR",
                new VenueTime(epochMs, 1));
        listener.onPublicData(new PublicData(null, List.of(trade), List.of(), List.of()), 0);
    }

    void tellTicker(final String open, final String last, final String volume) {
        final Ticker ticker = new Ticker(
                null,
                null,
                new BigDecimal(volume),
                null,
                null,
                null,
                null,
                null,
                new BigDecimal(last),
                new BigDecimal(open),
                null,
                "EUR",
                null,
                null);
        listener.onPublicData(new PublicData(ticker, List.of(), List.of(), List.of()), 0);
    }
}
