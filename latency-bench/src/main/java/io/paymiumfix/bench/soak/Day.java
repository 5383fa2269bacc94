package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;

/**
 * One day's messages and the time they are made in.
 *
 * <p>The venue allows {@value #CALLS} calls a day and address, and the gateway lists open orders from 30 % of them. An order
 * costs a POST, a DELETE or fills, and a reading or two: so some 20,000 orders are what a day has room for. Paymium's public
 * stream tells 2 to 5 changes a second: 3 are taken, 259,200 a day. Sessions at HeartBtInt(108) of 30 s send
 * 2,880 Heartbeat(0) a day; at 1 s they send 1,800 in half an hour.
 *
 * @param minutes of the run; below {@value #LEAST_MINUTES} it makes only a part of the day, at the same rates
 * @param orders a day
 * @param updates of the venue's book a day
 */
record Day(double minutes, long orders, long updates) {

    static final long CALLS = 86_400;
    static final int LEAST_MINUTES = 30;
    static final int WAVES = 6;

    private static final double MINUTES_OF_DAY = 1_440;
    private static final double SECONDS_OF_DAY = 86_400;

    Day {
        if (!(minutes > 0) || orders < 1 || updates < 1) {
            throw new BenchException("minutes, orders and updates must be positive");
        }
    }

    /** How much faster time passes. */
    double speed() {
        return MINUTES_OF_DAY / Math.max(minutes, LEAST_MINUTES);
    }

    /** The part of a day that the run makes, at most 1. */
    double share() {
        return minutes * speed() / MINUTES_OF_DAY;
    }

    /**
     * Orders that should have been placed by this second of the run. They come in {@value #WAVES} waves, each a time at double
     * the rate and as long a time of rest, so that what the heap gains by orders and what it gains by time can be told apart.
     */
    long ordersDue(double second) {
        double waveS = minutes * 60 / WAVES;
        double wave = Math.floor(second / waveS);
        return (long) (ordersPerSecond() * (wave * waveS + Math.min(2 * (second - wave * waveS), waveS)));
    }

    double ordersPerSecond() {
        return orders * speed() / SECONDS_OF_DAY;
    }

    int updatesPerSecond() {
        return (int) Math.max(1, Math.round(updates * speed() / SECONDS_OF_DAY));
    }

    /** What the venue would allow in a day that passes so fast, per real day. */
    long callsPerDay() {
        return Math.round(CALLS * speed());
    }
}
