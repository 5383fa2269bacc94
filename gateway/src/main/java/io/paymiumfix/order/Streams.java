package io.paymiumfix.order;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts' streams tell of orders as they change, and whether they can be believed: one that is live and
 * does not tell what a reading has shown is taken for lost until it begins anew. Owned by {@code order-core}.
 */
final class Streams {
    /** After a DELETE the stream has so long to tell the order's end before the order is read. */
    static final long TELLS_WITHIN_US = 500_000;
    /** A change that a reading has shown must be told by the stream within this time. */
    private static final long GRACE_US = 5_000_000;

    private final Turn turn;
    private final Timers timers;
    private final Set<String> live = new LinkedHashSet<>();
    /** OrderID(37) of orders whose change a reading has shown first, and when. */
    private final Map<String, Long> untold = new LinkedHashMap<>();

    Streams(final Turn turn, final Timers timers) {
        this.turn = turn;
        this.timers = timers;
    }

    /** A new process has begun: no stream is live yet. */
    void begin() {
        live.clear();
        untold.clear();
    }

    /** True when what was live is lost: readings have to tell, at once. */
    boolean changed(final Input.StreamChanged change) {
        if (change.live()) {
            live.add(change.account());
            return false;
        }
        return live.remove(change.account());
    }

    boolean isLive(final String account) {
        return live.contains(account);
    }

    /** A reading showed a change of the order that the stream has not told. */
    void readFirst(final Order order) {
        if (isLive(order.terms().account()) && untold.putIfAbsent(order.orderId(), turn.nowUs()) == null) {
            timers.arm(Timers.Kind.STREAM_PROOF, order.orderId(), 0, GRACE_US);
        }
    }

    /** The stream's time to tell it is over. True when it is lost by that. */
    boolean proofDue(final Order order) {
        final Long sinceUs = untold.remove(order.orderId());
        final String account = order.terms().account();
        if (sinceUs == null || order.streamedUs() >= sinceUs || !live.remove(account)) {
            return false;
        }
        turn.alarm(
                "STREAM_SILENT",
                account,
                "the stream did not tell of a change of order " + order.orderId()
                        + " that a reading showed; readings alone are believed until the stream begins anew");
        return true;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Streams", 1);
        out.putTexts(live);
        out.putAll(untold.entrySet(), entry -> {
            out.putText(entry.getKey());
            out.putLong(entry.getValue());
        });
    }

    void load(final CoreReader in) {
        in.begin("Streams", 1);
        in.readTexts(live);
        in.readAll(() -> untold.put(in.readText(), in.readLong()));
    }
}
