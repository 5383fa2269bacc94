package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of one account at the venue that no order of ours owns, as last told by a listing or the stream. A
 * new or changed one waits to be sorted out until it is certain whose it is. Bounded by count and, for orders that
 * have ended, by age. Owned by {@link Resolving}.
 */
final class Strangers {
    private static final int KEPT = 10_000;
    private static final long ENDED_KEPT_US = 90_000_000_000L;

    private final Map<String, Stranger> byUuid = new LinkedHashMap<>();
    private final Set<String> unsorted = new LinkedHashSet<>();

    /**
     * One of them.
     *
     * @param firstSeenUs when it was told of first: an order whose POST left later is another
     * @param lastSeenUs when it was told of last
     */
    record Stranger(VenueOrder view, long firstSeenUs, long lastSeenUs) {}

    /** Remembers what was told. True when the order is new or changed. */
    boolean note(final VenueOrder view, final long nowUs) {
        if (view.uuid().isEmpty()) {
            return false;
        }
        final Stranger before = byUuid.get(view.uuid());
        if (before == null) {
            byUuid.put(view.uuid(), new Stranger(view, nowUs, nowUs));
        } else {
            // Trades only grow: who saw fewer of them saw the order earlier.
            final boolean newer = view.tradedSatoshi() >= before.view().tradedSatoshi()
                    && (before.view().isOpen() || !view.isOpen());
            byUuid.put(view.uuid(), new Stranger(newer ? view : before.view(), before.firstSeenUs(), nowUs));
            if (!newer || view.equals(before.view())) {
                return false;
            }
        }
        unsorted.add(view.uuid());
        return true;
    }

    /**
     * Forgets the oldest beyond what is kept. To be called when what a reading showed has been matched: a long
     * history shown newest first must not push out the very order that is looked for.
     */
    void bound(final long nowUs) {
        while (byUuid.size() > KEPT
                || (!byUuid.isEmpty() && isForgotten(byUuid.values().iterator().next(), nowUs))) {
            remove(byUuid.keySet().iterator().next());
        }
    }

    private static boolean isForgotten(final Stranger oldest, final long nowUs) {
        return !oldest.view().isOpen() && oldest.lastSeenUs() < nowUs - ENDED_KEPT_US;
    }

    Stranger get(final String uuid) {
        return byUuid.get(uuid);
    }

    /** It is one of ours after all. */
    void remove(final String uuid) {
        byUuid.remove(uuid);
        unsorted.remove(uuid);
    }

    /** A few that had ended and were known before this moment, created before this second; the newest last. */
    List<String> endedBefore(final long momentUs, final long createdS) {
        final List<String> ended = new ArrayList<>();
        for (final Stranger stranger : byUuid.values()) {
            final VenueOrder view = stranger.view();
            if (stranger.firstSeenUs() < momentUs
                    && !view.isOpen()
                    && view.createdAtS() > 0
                    && view.createdAtS() < createdS) {
                ended.add(view.uuid());
            }
        }
        return List.copyOf(ended.subList(Math.max(0, ended.size() - Orders.WITNESSES), ended.size()));
    }

    Collection<Stranger> all() {
        return byUuid.values();
    }

    /** Those that are new or changed since they were sorted out. */
    List<Stranger> unsorted() {
        if (unsorted.isEmpty()) {
            return List.of();
        }
        final List<Stranger> waiting = new ArrayList<>();
        for (final String uuid : unsorted) {
            waiting.add(byUuid.get(uuid));
        }
        return waiting;
    }

    void sorted(final String uuid) {
        unsorted.remove(uuid);
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Strangers", 1);
        out.putAll(byUuid.values(), stranger -> {
            out.putView(stranger.view());
            out.putLong(stranger.firstSeenUs());
            out.putLong(stranger.lastSeenUs());
        });
        out.putTexts(unsorted);
    }

    void load(final CoreReader in) {
        in.begin("Strangers", 1);
        in.readAll(() -> {
            final VenueOrder view = in.readView();
            byUuid.put(view.uuid(), new Stranger(view, in.readLong(), in.readLong()));
        });
        in.readTexts(unsorted);
    }
}
