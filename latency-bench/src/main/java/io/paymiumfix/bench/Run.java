package io.paymiumfix.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of all subjects, taking turns, so that whatever else the machine does hits all of them alike. Each turn is a
 * fresh process with a new folder: started, warmed up, measured, ended.
 *
 * @param subjects in turn
 * @param rounds how often
 * @param warmUpOrders not counted, one at a time
 * @param closedLoopOrders one at a time
 * @param openLoops rates
 * @param openLoopSeconds at each rate
 * @param venuePort the stub's; 0 takes a free one
 * @param identity who logs on
 */
record Run(
        List<Subject> subjects,
        int rounds,
        long warmUpOrders,
        long closedLoopOrders,
        List<Schedule> openLoops,
        long openLoopSeconds,
        int venuePort,
        FixClient.Identity identity) {

    private static final long START_NS = 60_000_000_000L;
    private static final long STOP_NS = 15_000_000_000L;

    List<Measured> measure(Path folder, PrintStream progress) throws IOException {
        requireSense();
        List<Measured> all = new ArrayList<>();
        RunFolder runFolder = RunFolder.createIn(folder);
        for (int round = 1; round <= rounds; round++) {
            for (Subject subject : subjects) {
                progress.printf("round %d of %d: %s%n", round, rounds, subject.name());
                Path turn = runFolder.turn(subject.name(), round);
                try {
                    measure(subject, round, turn, all);
                    RunFolder.deleteDataOf(turn);
                } catch (BenchException e) {
                    throw new BenchException(subject.name() + ": " + e.getMessage(), e);
                } catch (IOException e) {
                    throw new BenchException(
                            subject.name() + ": " + e + "; what it said is in " + turn.resolve("output.log"), e);
                }
            }
        }
        return all;
    }

    private void measure(Subject subject, int round, Path files, List<Measured> into) throws IOException {
        try (Harness harness = new Harness(venuePort, subject.callsVenue());
                Subject.Running running = subject.start(harness.venuePort(), files)) {
            harness.serveUntil(() -> running.address() != null, START_NS, "listening");
            harness.logOn(running.address(), identity);
            harness.awaitOpen();
            harness.closedLoop(warmUpOrders);
            if (closedLoopOrders > 0) {
                Bill bill = Bill.begin(running);
                Latencies latencies = harness.closedLoop(closedLoopOrders);
                into.add(new Measured(subject.name(), "closed loop", round, latencies, bill.of(closedLoopOrders)));
            }
            for (Schedule schedule : openLoops) {
                long orders = schedule.perSecond() * openLoopSeconds;
                Bill bill = Bill.begin(running);
                Latencies latencies = harness.openLoop(schedule, orders);
                into.add(new Measured(subject.name(), schedule.perSecond() + "/s", round, latencies, bill.of(orders)));
            }
            harness.logOut();
            running.stop();
            harness.serveUntil(() -> !running.alive(), STOP_NS, "ended after SIGTERM");
        }
    }

    private void requireSense() {
        if (rounds < 1 || warmUpOrders < 0 || closedLoopOrders < 0 || openLoopSeconds < 1) {
            throw new BenchException("at least one round and one second, and no negative number of orders");
        }
        long orders = warmUpOrders + closedLoopOrders;
        for (Schedule schedule : openLoops) {
            orders += schedule.perSecond() * openLoopSeconds;
        }
        if (orders + 1_000 > Orders.MOST) {
            throw new BenchException("at most " + Orders.MOST + " orders per round: fewer orders, seconds or rates");
        }
    }
}
