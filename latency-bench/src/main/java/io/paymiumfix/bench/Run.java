package io.paymiumfix.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of all subjects, taking turns, so that whatever else the machine does hits all of them alike. Each turn is a
 * fresh process with a new folder: started, warmed up, measured, ended.
 *
 * @param subjects in turn
 * @param rounds how often
 * @param warmUpOrders not counted, before the first load, in six parts of 0.6 s at most, or three of each kind of work in turn,
 *     with a rest after each part, fewer when the rest comes at once; before a load of another kind than the last a piece of that load
 * @param shapes the loads of a turn, in order; of cancels only where the subject knows them
 * @param parts how often a load is put on the subject whose rate is of interest; added up
 * @param keepOpen orders left open at most in an open loop, by canceling the oldest, where the subject can
 * @param venue of the stub
 * @param identities who log on
 * @param processors where subjects run
 */
record Run(
        List<Subject> subjects,
        int rounds,
        long warmUpOrders,
        List<Shape> shapes,
        int parts,
        long keepOpen,
        Venue venue,
        List<FixClient.Identity> identities,
        Processors processors) {

    private static final String GATEWAY = "gateway";
    private static final long START_NS = 60_000_000_000L;
    private static final long STOP_NS = 15_000_000_000L;
    private static final int LESS_WARM_UP = 4;
    private static final int MOST_FAILURES = 2;
    /**
     * A compiler works on what it was shown before, and takes back what it guessed wrong each time the orders begin or end:
     * many short parts show it more than few long ones.
     */
    private static final int WARM_UP_PARTS = 6;

    /** Of each kind of work, where there are several. */
    private static final int WARM_UP_TURNS = 3;
    /** A slow subject's compiler is at rest by then, whatever is left of the orders. */
    private static final long WARM_UP_PART_NS = 600_000_000L;

    /**
     * What the stub is like.
     *
     * @param address where it listens; port 0 takes a free one
     * @param delayUs from an order to its answer
     * @param tls of both sides of a subject; null for plain TCP
     */
    record Venue(InetSocketAddress address, long delayUs, Tls tls) {

        private static final int US_NS = 1_000;
        private static final long MOST_US = 10_000_000;

        Venue {
            if (delayUs < 0 || delayUs > MOST_US) {
                throw new BenchException("the venue's delay must be 0 to " + MOST_US + " us: " + delayUs);
            }
        }

        long delayNs() {
            return delayUs * US_NS;
        }

        String named(String load) {
            String name = delayUs == 0 ? load : load + ", venue after " + delayUs + " us";
            return tls == null ? name : name + ", TLS";
        }
    }

    List<Measured> measure(Path folder, PrintStream progress) throws IOException {
        requireSense();
        List<Measured> all = new ArrayList<>();
        RunFolder runFolder = RunFolder.createIn(folder);
        for (int round = 1; round <= rounds; round++) {
            for (Subject subject : subjects) {
                progress.println((rounds == 1 ? "" : "round %d of %d: ".formatted(round, rounds)) + subject.name());
                all.addAll(turnOrAgain(subject, round, runFolder, progress));
            }
        }
        return all;
    }

    /** A baseline may fail twice, as bridges of an afternoon do under a flood; the gateway may not. */
    private List<Measured> turnOrAgain(Subject subject, int round, RunFolder runFolder, PrintStream progress)
            throws IOException {
        String name = subject.name();
        for (int failures = 0; ; failures++) {
            try {
                return turn(subject, round, runFolder.turn(name + "-again".repeat(failures), round));
            } catch (BenchException e) {
                if (name.equals(GATEWAY) || !(e.getCause() instanceof BenchException) || failures == MOST_FAILURES) {
                    throw e;
                }
                progress.printf("round %d of %d: once more, because %s%n", round, rounds, e.getMessage());
            }
        }
    }

    private List<Measured> turn(Subject subject, int round, Path files) throws IOException {
        List<Measured> measured = new ArrayList<>();
        try {
            measure(subject, round, files, measured);
            RunFolder.deleteDataOf(files);
            return measured;
        } catch (BenchException e) {
            throw new BenchException(subject.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BenchException(
                    subject.name() + ": " + e + "; what it said is in " + files.resolve("output.log"), e);
        } finally {
            RunFolder.freeMemoryOf(files);
        }
    }

    private void measure(Subject subject, int round, Path files, List<Measured> into) throws IOException {
        List<Shape> ours = shapes.stream()
                .filter(shape -> shape.work() == Work.ORDERS || subject.knowsCancels())
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        try (Harness harness = new Harness(venue.address(), venue.delayNs(), venue.tls(), subject.callsVenue());
                Subject.Running running = subject.start(harness.venuePort(), files)) {
            harness.serveUntil(() -> running.address() != null, START_NS, "listening");
            harness.logOn(running.address(), identities);
            harness.awaitOpen();
            Shape last = warmUpFor(ours, harness, running);
            for (Shape shape : ours) {
                if (!last.warmsUpFor(shape)) {
                    warmUp(harness, running, shape.shortened(lessWarmUp()), sooner(mostOpen(shape, subject)));
                }
                processors.measure(shape, running::runOn);
                List<Measured> ofParts = new ArrayList<>();
                while (ofParts.size() < partsOf(shape)) {
                    ofParts.add(part(shape, subject, round, files, harness, running));
                }
                into.add(Measured.together(ofParts));
                processors.warmUp(running::runOn);
                last = shape;
            }
            harness.logOut();
            running.stop();
            harness.serveUntil(() -> !running.alive(), STOP_NS, "ended after SIGTERM");
        }
    }

    private Measured part(Shape shape, Subject subject, int round, Path files, Harness harness, Subject.Running running)
            throws IOException {
        running.collect();
        collectOurs();
        MemoryAtHand.fetch(files);
        Bill bill = Bill.begin(running);
        LoadResult load = harness.run(shape, mostOpen(shape, subject));
        return new Measured(subject.name(), venue.named(shape.name()), round, load.latencies(), bill.of(load));
    }

    /**
     * All kinds of work in turn, so that what the compiler guesses of one is right for the others, until none of them has
     * anything new for it; says which was last.
     */
    private Shape warmUpFor(List<Shape> ours, Harness harness, Subject.Running running) throws IOException {
        List<Shape> kinds =
                ours.stream().map(shape -> shape.warmUp(0)).distinct().toList();
        int parts = Math.max(WARM_UP_PARTS, WARM_UP_TURNS * kinds.size());
        int enough = Math.max(WARM_UP_PARTS / 2, kinds.size());
        Shape last = null;
        for (int part = 0, nothingNew = 0; part < parts && nothingNew < enough; part++) {
            last = kinds.get(part % kinds.size()).warmUp(warmUpOrders / parts);
            nothingNew = warmUp(harness, running, last, Long.MAX_VALUE) ? nothingNew + 1 : 0;
        }
        return last;
    }

    /**
     * Then waits for the subject's compiler, which would otherwise be at work while the subject is measured; says whether it
     * had nothing to do.
     */
    private static boolean warmUp(Harness harness, Subject.Running running, Shape shape, long keepOpen)
            throws IOException {
        harness.run(shape, keepOpen, WARM_UP_PART_NS);
        Rest rest = new Rest(running::cpuNs, System::nanoTime);
        harness.serveUntil(rest, STOP_NS, "rest after the warm-up");
        return rest.wasAtOnce();
    }

    /**
     * The harness waits for a collection of its own, 14 ms and more: in the middle of a load that would be the latency of all
     * orders due meanwhile. From here a load of half a million orders needs none.
     */
    private static void collectOurs() {
        System.gc();
    }

    private int partsOf(Shape shape) {
        return shape.isOfLatency() ? 1 : parts;
    }

    /** Only an open loop cancels, and only where the subject can. */
    private long mostOpen(Shape shape, Subject subject) {
        return shape.kind() == Shape.Kind.OPEN_LOOP && subject.knowsCancels() ? keepOpen : Long.MAX_VALUE;
    }

    /** A warm-up, which is shorter than its load, cancels as well. */
    private static long sooner(long mostOpen) {
        return mostOpen == Long.MAX_VALUE ? mostOpen : mostOpen / 10 + 1;
    }

    private long lessWarmUp() {
        return warmUpOrders / LESS_WARM_UP;
    }

    private void requireSense() {
        if (rounds < 1 || parts < 1 || warmUpOrders < 0) {
            throw new BenchException("at least one round, one part, and no negative number of orders");
        }
        long orders = warmUpOrders;
        for (Shape shape : shapes) {
            if (shape.sessions() < 1 || shape.sessions() > identities.size()) {
                throw new BenchException(shape.name() + " needs as many sessions to log on: " + identities.size());
            }
            orders += shape.orders() * partsOf(shape) + lessWarmUp();
        }
        if (orders + 1_000 > Orders.MOST) {
            throw new BenchException("at most " + Orders.MOST + " orders per round: fewer orders, seconds or rates");
        }
    }
}
