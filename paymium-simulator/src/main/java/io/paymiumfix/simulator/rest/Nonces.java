package io.paymiumfix.simulator.rest;

import java.util.HashMap;
import java.util.Map;

/** The nonces one token has used. Normally one memory; under a fault, several workers with a memory each. */
final class Nonces {

    private final Map<Integer, Long> highestOfWorker = new HashMap<>();
    private long highest;

    /** Uses a nonce if it is higher than every one before. */
    boolean use(long nonce) {
        if (nonce <= highest) {
            return false;
        }
        highest = nonce;
        return true;
    }

    /** Uses a nonce if it is higher than every one this worker has seen; a new worker knows only its own. */
    boolean useOnWorker(long nonce, int worker) {
        if (nonce <= highestOfWorker.getOrDefault(worker, 0L)) {
            return false;
        }
        highestOfWorker.put(worker, nonce);
        highest = Math.max(highest, nonce);
        return true;
    }
}
