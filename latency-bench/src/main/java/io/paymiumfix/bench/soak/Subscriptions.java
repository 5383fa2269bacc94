package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.FixFrames;
import io.paymiumfix.bench.market.FixPeer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Market data for many sessions, asked for in every form there is. The harness's thread only. */
final class Subscriptions implements FixPeer.Listener {

    /** MarketDepth(264), MDUpdateType(265) and MDEntryType(269): what OMSs and screens ask for. */
    private static final List<String> FORMS = List.of(
            "264=1|265=1|267=2|269=0|269=1|",
            "264=5|265=1|267=3|269=0|269=1|269=2|",
            "264=20|265=1|267=2|269=0|269=1|",
            "264=0|265=1|267=3|269=0|269=1|269=2|",
            "264=1|265=0|267=4|269=0|269=1|269=7|269=8|");

    private final Set<String> unanswered = new HashSet<>();
    private long snapshots;
    private long increments;

    /** Asks, in turns by each listener. */
    void ask(List<FixPeer> listeners, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            FixPeer listener = listeners.get(i % listeners.size());
            unanswered.add("R" + i);
            String form = FORMS.get(i / listeners.size() % FORMS.size());
            listener.send("V", "262=R" + i + "|263=1|" + form + "146=1|55=BTC/EUR|", System.nanoTime());
        }
    }

    boolean allAnswered() {
        return unanswered.isEmpty();
    }

    /** MarketDataSnapshotFullRefresh(W) received. */
    long snapshots() {
        return snapshots;
    }

    /** MarketDataIncrementalRefresh(X) received. */
    long increments() {
        return increments;
    }

    @Override
    public void onMessage(FixPeer peer, FixFrames message, long nowNs) {
        switch (message.type()) {
            case 'X' -> increments++;
            case 'W' -> {
                snapshots++;
                if (!unanswered.isEmpty()) {
                    unanswered.remove(message.value(262));
                }
            }
            case 'h' -> {}
            default -> throw new BenchException(peer.compId() + ": did not expect " + message.text());
        }
    }
}
