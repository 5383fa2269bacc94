package io.paymiumfix.order;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts' streams tell of orders as they change, and whether they can be believed: not before all orders
 * were read since one is live, and one that then does not tell what a reading has shown is taken for lost until it
 * begins anew. Owned by {@code order-core}.
 */
final class Streams {
    /** After a DELETE the stream has so long to tell the order's end before the order is read. */
    static final long TELLS_WITHIN_US = 500_000;
    /** A change that a reading has shown must be told by the stream within this time. */
    private static final long GRACE_US = 5_000_000;
    /** A stream is live once we have asked for its channel: the venue opens it a little later. */
    private static final long OPENS_WITHIN_US = 1_000_000;

    private final Turn turn;
    private final Timers timers;
    /** Accounts whose stream is live, and since when. */
    private final Map<String, Long> liveUs = new LinkedHashMap<>();
    /** Those of them whose orders were all read since: what has happened later, the stream must tell. */
    private final Set<String> believed = new LinkedHashSet<>();
    /** OrderID(37) of orders whose change a reading has shown first, and when. */
    private final Map<String, Long> untold = new LinkedHashMap<>();

    Streams(final Turn turn, final Timers timers) {
        this.turn = turn;
        this.timers = timers;
    }

    /** A new process has begun: no stream is live yet. */
    void begin() {
        liveUs.clear();
        believed.clear();
        untold.clear();
    }

    /** True when one is live from now on, or is no longer: readings have to tell what it did not, at once. */
    boolean changed(final Input.StreamChanged change) {
        final boolean wasLive = lost(change.account());
        if (change.live()) {
            liveUs.put(change.account(), turn.nowUs());
        }
        return wasLive || change.live();
    }

    private boolean lost(final String account) {
        believed.remove(account);
        return liveUs.remove(account) != null;
    }

    boolean isLive(final String account) {
        return liveUs.containsKey(account);
    }

    /** True when the stream tells all that a listing asked for at that time does not show. */
    boolean tellsSince(final String account, final long askedUs) {
        return isLive(account) && askedUs - liveUs.get(account) >= OPENS_WITHIN_US;
    }

    /** All orders of the account were read since the stream tells. */
    void believe(final String account) {
        if (isLive(account)) {
            believed.add(account);
        }
    }

    boolean isBelieved(final String account) {
        return believed.contains(account);
    }

    /** A reading showed a change of the order that the stream has not told. */
    void readFirst(final Order order) {
        if (isBelieved(order.terms().account()) && untold.putIfAbsent(order.orderId(), turn.nowUs()) == null) {
            timers.arm(Timers.Kind.STREAM_PROOF, order.orderId(), 0, GRACE_US);
        }
    }

    /** The stream's time to tell it is over. True when it is lost by that. */
    boolean proofDue(final Order order) {
        final Long sinceUs = untold.remove(order.orderId());
        final String account = order.terms().account();
        if (sinceUs == null || order.streamedUs() >= sinceUs || !isLive(account) || sinceUs < liveUs.get(account)) {
            return false; // none, told by now, or the fault of a stream that is no more
        }
        lost(account);
        turn.alarm(
                "STREAM_SILENT",
                account,
                "the stream did not tell of a change of order " + order.orderId()
                        + " that a reading showed; readings alone are believed until the stream begins anew");
        return true;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Streams", 2);
        out.putTimes(liveUs);
        out.putTimes(untold);
        out.putTexts(believed);
    }

    void load(final CoreReader in) {
        final int version = in.begin("Streams", 2);
        in.readAll(() -> liveUs.put(in.readText(), version >= 2 ? in.readLong() : 0));
        in.readTimes(untold);
        if (version >= 2) {
            in.readTexts(believed);
        }
    }
}
