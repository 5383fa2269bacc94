package io.paymiumfix.bench.soak;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What a run came to, as printed and as written.
 *
 * @param machine and versions
 * @param day what was to happen
 * @param sessions logged on
 * @param subscriptions in all
 * @param counts what did happen
 * @param verdict on the live heap
 * @param grown classes that grew most from the end of the first third to the end
 * @param samples in order
 */
record SoakReport(
        String machine,
        Day day,
        int sessions,
        int subscriptions,
        Counts counts,
        Verdict verdict,
        List<ClassHistogram.Growth> grown,
        List<Sample> samples) {

    private static final double KIB_PER_MIB = 1024;
    private static final int LEAST_MINUTES = 10;

    /**
     * What happened.
     *
     * @param orders placed
     * @param traded orders that traded
     * @param canceled orders that did not
     * @param snapshots MarketDataSnapshotFullRefresh(W)
     * @param increments MarketDataIncrementalRefresh(X)
     * @param received messages from the gateway
     * @param sent messages to it
     */
    record Counts(long orders, long traded, long canceled, long snapshots, long increments, long received, long sent) {}

    /** Whether the waves are long and the samples many enough for what one full collection catches on its way not to matter. */
    boolean longEnough() {
        return day.minutes() >= LEAST_MINUTES;
    }

    private String judgement() {
        if (!longEnough()) {
            return "NOT JUDGED, below " + LEAST_MINUTES + " minutes";
        }
        return verdict.passed() ? "PASS" : "FAIL";
    }

    void print(PrintStream out) {
        out.println(machine);
        out.printf(
                "%n%d messages from the gateway, %d to it: %d orders (%d traded, %d canceled), %d W, %d X%n",
                counts.received(),
                counts.sent(),
                counts.orders(),
                counts.traded(),
                counts.canceled(),
                counts.snapshots(),
                counts.increments());
        out.println("no gap in MsgSeqNum(34), no wrong CheckSum(10), no session lost, every order ended");
        out.printf("%nclasses that grew most since the end of the first third%n");
        grown.forEach(growth ->
                out.printf("%12d bytes %9d instances  %s%n", growth.bytes(), growth.instances(), growth.name()));
        out.printf(
                Locale.ROOT,
                "%nlive heap after GC, median of each third: %.1f, %.1f, %.1f MiB; last %+.2f %% beside the middle, all included%n",
                verdict.firstKib() / KIB_PER_MIB,
                verdict.middleKib() / KIB_PER_MIB,
                verdict.lastKib() / KIB_PER_MIB,
                verdict.grownPercent());
        out.printf(
                Locale.ROOT,
                "an order holds %.2f KiB until its trading day is over (%d allowed): %.1f MiB for the %d of a day%n",
                verdict.perOrderKib(),
                Verdict.MOST_KIB_PER_ORDER,
                verdict.perOrderKib() * day.orders() / KIB_PER_MIB,
                day.orders());
        out.printf(
                Locale.ROOT,
                "%s: without the day's orders, last third %+.2f %% beside the middle third (%+.0f KiB an hour), %d %% allowed%n",
                judgement(),
                verdict.driftPercent(),
                verdict.driftKibPerHour(),
                Verdict.WITHIN_PERCENT);
    }
}
