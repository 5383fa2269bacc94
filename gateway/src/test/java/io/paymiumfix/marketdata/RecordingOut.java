package io.paymiumfix.marketdata;

import io.paymiumfix.order.FixedPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes what is told as lines a test reads. */
final class RecordingOut implements MarketDataOut {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> slow = new HashSet<>();

    void isSlow(final String session, final boolean behind) {
        if (behind) {
            slow.add(session);
        } else {
            slow.remove(session);
        }
    }

    /** What was told since the last call. */
    List<String> said() {
        final List<String> said = List.copyOf(lines);
        lines.clear();
        return said;
    }

    @Override
    public void snapshot(
            final Dialect dialect,
            final String symbol,
            final List<Subscriber> subscribers,
            final List<MarketEntry> entries) {
        lines.add("W " + symbol + " to " + ids(subscribers) + text(entries, false));
    }

    @Override
    public void increments(
            final Dialect dialect,
            final String symbol,
            final List<Subscriber> subscribers,
            final List<MarketEntry> entries) {
        lines.add("X " + symbol + " to " + ids(subscribers) + text(entries, true));
    }

    @Override
    public void reject(final Dialect dialect, final Subscriber subscriber, final Rejection rejection) {
        lines.add("Y " + subscriber.mdReqId() + " 281=" + rejection.reason() + " "
                + rejection.text().substring(0, rejection.text().indexOf(':')));
    }

    @Override
    public void feedIs(final FeedState state) {
        lines.add("FEED " + state);
    }

    @Override
    public boolean isBehind(final String session) {
        return slow.contains(session);
    }

    private static String ids(final List<Subscriber> subscribers) {
        return String.join(
                ",", subscribers.stream().map(Subscriber::mdReqId).sorted().toList());
    }

    private static String text(final List<MarketEntry> entries, final boolean actions) {
        final StringBuilder text = new StringBuilder();
        for (final MarketEntry entry : entries) {
            text.append(String.format(
                    Locale.ROOT,
                    " | %s%s %s",
                    actions ? entry.action() + " " : "",
                    entry.type(),
                    entry.priceE8() == MarketEntry.NONE ? "-" : FixedPoint.format(entry.priceE8(), 8)));
            if (entry.sizeSatoshi() != MarketEntry.NONE) {
                text.append(" x ").append(FixedPoint.format(entry.sizeSatoshi(), 8));
            }
        }
        return text.toString();
    }
}
