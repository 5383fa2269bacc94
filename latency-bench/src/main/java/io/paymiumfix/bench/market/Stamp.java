package io.paymiumfix.bench.market;

import io.paymiumfix.bench.BenchException;

/**
 * A time written as an amount of bitcoin: 0.1 and as many satoshi as microseconds have passed, going round every 100 s. The
 * clock is {@link System#nanoTime}, which on Linux all processes of a machine share.
 */
final class Stamp {

    private static final long LEAST_SATOSHI = 10_000_000;
    private static final long ROUND_US = 100_000_000;
    private static final long NS_PER_US = 1_000;
    private static final int DECIMALS = 8;

    private Stamp() {}

    static long satoshiAt(long ns) {
        return LEAST_SATOSHI + Math.floorMod(ns / NS_PER_US, ROUND_US);
    }

    /** How long ago, ns, less than 100 s; to the microsecond. */
    static long ageNs(long satoshi, long nowNs) {
        return Math.floorMod(nowNs / NS_PER_US - (satoshi - LEAST_SATOSHI), ROUND_US) * NS_PER_US;
    }

    /** The satoshi of MDEntrySize(271), written with up to eight decimals. */
    static long satoshi(byte[] message, int start, int stop) {
        long value = 0;
        int decimals = -1;
        for (int i = start; i < stop; i++) {
            if (message[i] == '.') {
                decimals = 0;
            } else if (message[i] >= '0' && message[i] <= '9') {
                value = value * 10 + message[i] - '0';
                decimals += decimals >= 0 ? 1 : 0;
            } else {
                throw new BenchException("not an amount in MDEntrySize(271)");
            }
        }
        for (int i = Math.max(decimals, 0); i < DECIMALS; i++) {
            value *= 10;
        }
        return value;
    }
}
