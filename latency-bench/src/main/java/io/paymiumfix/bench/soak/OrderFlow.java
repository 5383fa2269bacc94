package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.FixFrames;
import io.paymiumfix.bench.market.FixPeer;
import io.paymiumfix.bench.market.GatewayYaml;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Orders at an even rate, in turns by each trader. Most rest far from the market and are canceled after a second; one in
 * {@value #TRADES_ONE_IN} trades. Anything but its end within a minute ends the run. The harness's thread only.
 */
final class OrderFlow implements FixPeer.Listener {

    static final int TRADES_ONE_IN = 10;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long RESTS_NS = SECOND_NS;
    private static final long ENDS_NS = 60 * SECOND_NS;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<FixPeer> traders;
    private final Map<String, OpenOrder> open = new LinkedHashMap<>();
    /** Read by {@code vitals} too. */
    private final AtomicLong placed = new AtomicLong();

    private long canceled;
    private long traded;
    private long cameTooLate;
    private boolean opening = true;

    /** An order that has not ended. */
    private static final class OpenOrder {
        private final FixPeer trader;
        private final String terms;
        private final long placedNs;
        private boolean isCanceling;

        OpenOrder(FixPeer trader, String terms, long placedNs) {
            this.trader = trader;
            this.terms = terms;
            this.placedNs = placedNs;
        }
    }

    /**
     * Of sessions that log on later.
     *
     * @param traders may be filled until the first order
     */
    OrderFlow(List<FixPeer> traders) {
        this.traders = traders;
    }

    long placed() {
        return placed.get();
    }

    /** Orders that ended without trading. */
    long canceled() {
        return canceled;
    }

    /** Orders that traded. */
    long traded() {
        return traded;
    }

    /** Cancels whose order had traded before. */
    long cameTooLate() {
        return cameTooLate;
    }

    int open() {
        return open.size();
    }

    /** Refusals are errors from now on: the gateway has read the venue. */
    void opened() {
        opening = false;
    }

    /** Places the next one. */
    void place(long nowNs) throws IOException {
        long number = placed.incrementAndGet();
        FixPeer trader = traders.get((int) (number % traders.size()));
        String clOrdId = "S" + number;
        boolean buys = number / TRADES_ONE_IN % 2 == 0;
        boolean trades = number % TRADES_ONE_IN == 0;
        String price = trades ? (buys ? "52000.00" : "48000.00") : (buys ? "30000.00" : "90000.00");
        String terms = "1=" + GatewayYaml.ACCOUNT + "|55=BTC/EUR|54=" + (buys ? 1 : 2) + "|38=0.001|";
        open.put(clOrdId, new OpenOrder(trader, terms, nowNs));
        trader.send("D", "11=" + clOrdId + "|" + terms + "60=" + time() + "|40=2|44=" + price + "|59=1|", nowNs);
    }

    private static String time() {
        return TIME.format(Instant.now());
    }

    /** Cancels what has rested long enough; they stand in order of their placing. */
    void cancelDue(long nowNs) throws IOException {
        for (Map.Entry<String, OpenOrder> entry : open.entrySet()) {
            OpenOrder order = entry.getValue();
            if (nowNs - order.placedNs < RESTS_NS) {
                return;
            }
            if (!order.isCanceling) {
                order.isCanceling = true;
                String fields = "11=C" + entry.getKey() + "|41=" + entry.getKey() + "|" + order.terms + "60=" + time();
                order.trader.send("F", fields + "|", nowNs);
            } else if (nowNs - order.placedNs > ENDS_NS) {
                throw new BenchException(order.trader.compId() + ": order " + entry.getKey() + " does not end");
            }
        }
    }

    @Override
    public void onMessage(FixPeer peer, FixFrames message, long nowNs) {
        switch (message.type()) {
            case '8' -> onReport(peer, message);
            case '9' -> onCancelReject(peer, message);
            case 'h', 'B' -> {}
            default -> throw new BenchException(peer.compId() + ": did not expect " + message.text());
        }
    }

    private void onReport(FixPeer peer, FixFrames report) {
        String clOrdId = report.value(41) == null ? report.value(11) : report.value(41);
        switch (report.character(39)) {
            case '0', '1', '6', 'A' -> {}
            case '2' -> traded += end(clOrdId);
            case '4' -> canceled += end(clOrdId);
            case '8' -> {
                if (!opening || !String.valueOf(report.value(58)).contains("RECOVERING")) {
                    throw new BenchException(peer.compId() + ": refused: " + report.text());
                }
                end(clOrdId);
            }
            default -> throw new BenchException(peer.compId() + ": did not expect " + report.text());
        }
    }

    private int end(String clOrdId) {
        return open.remove(clOrdId) == null ? 0 : 1;
    }

    private void onCancelReject(FixPeer peer, FixFrames reject) {
        if (reject.character(39) != '2' || reject.character(102) != '0') {
            throw new BenchException(peer.compId() + ": did not expect " + reject.text());
        }
        cameTooLate++;
        traded += end(reject.value(41));
    }
}
