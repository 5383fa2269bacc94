package io.paymiumfix.simulator.rest;

import java.util.HashMap;
import java.util.Map;

/** Counts calls per address and window: what X-RateLimit-Limit and X-RateLimit-Remaining tell. */
final class RateBudget {

    private final int callsPerWindow;
    private final long windowMicros;
    private final Map<String, Integer> used = new HashMap<>();
    private long window = Long.MIN_VALUE;

    RateBudget(RestSettings settings) {
        this.callsPerWindow = settings.callsPerWindow();
        this.windowMicros = settings.rateWindow().toNanos() / 1_000;
    }

    /** Counts one call; false when it was one too many. */
    boolean spend(String address, long nowMicros) {
        long nowWindow = Math.floorDiv(nowMicros, windowMicros);
        if (nowWindow != window) {
            window = nowWindow;
            used.clear();
        }
        return used.merge(address, 1, Integer::sum) <= callsPerWindow;
    }

    /** Calls left in the window of the last {@link #spend}. */
    int remaining(String address) {
        return Math.max(0, callsPerWindow - used.getOrDefault(address, 0));
    }

    int limit() {
        return callsPerWindow;
    }
}
