package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.List;

/**
 * One subject that is alive, and the harness that is its clients and its venue. While another is measured, its sockets are
 * served by the selector that both have. Harness thread only.
 */
final class Stand implements AutoCloseable {

    private static final long START_NS = 60_000_000_000L;
    private static final long STOP_NS = 15_000_000_000L;
    /**
     * A compiler works on what it was shown before, and takes back what it guessed wrong each time the orders begin or end:
     * many short parts show it more than few long ones.
     */
    private static final int WARM_UP_PARTS = 6;

    /** Of each kind of work, where there are several. */
    private static final int WARM_UP_TURNS = 3;
    /** A slow subject's compiler is at rest by then, whatever is left of the orders. */
    private static final long WARM_UP_PART_NS = 600_000_000L;

    private static final int LESS_WARM_UP = 4;

    private final Turn turn;
    private final Harness harness;
    private final Subject.Running running;
    private Shape last;

    private Stand(Turn turn, Harness harness, Subject.Running running) {
        this.turn = turn;
        this.harness = harness;
        this.running = running;
    }

    /** Starts it and logs on, until it takes orders. */
    static Stand start(Turn turn, Run.Venue venue, List<FixClient.Identity> identities, Selector selector) {
        return turn.of(() -> {
            Harness harness = new Harness(venue.address(), venue.delayNs(), venue.tls(), turn, selector);
            Subject.Running running = null;
            boolean stands = false;
            try {
                running = turn.subject().start(harness.venuePort(), turn.files());
                Stand stand = new Stand(turn, harness, running);
                stand.logOn(identities);
                stands = true;
                return stand;
            } finally {
                if (!stands) {
                    close(running, harness);
                }
            }
        });
    }

    private void logOn(List<FixClient.Identity> identities) throws IOException {
        harness.serveUntil(() -> running.address() != null, START_NS, "listening");
        harness.logOn(running.address(), identities);
        harness.awaitOpen();
    }

    Subject subject() {
        return turn.subject();
    }

    /**
     * All kinds of work that it knows in turn, so that what the compiler guesses of one is right for the others, until none of
     * them has anything new for it.
     *
     * @param shapes one at least that it knows
     * @param orders at most
     */
    void warmUp(List<Shape> shapes, long orders) {
        List<Shape> kinds = shapes.stream()
                .filter(subject()::knows)
                .map(shape -> shape.warmUp(0))
                .distinct()
                .toList();
        int parts = Math.max(WARM_UP_PARTS, WARM_UP_TURNS * kinds.size());
        int enough = Math.max(WARM_UP_PARTS / 2, kinds.size());
        for (int part = 0, nothingNew = 0; part < parts && nothingNew < enough; part++) {
            Shape piece = kinds.get(part % kinds.size()).warmUp(orders / parts);
            nothingNew = hadNothingNew(piece, Long.MAX_VALUE) ? nothingNew + 1 : 0;
        }
    }

    /**
     * A piece of the load, when the last was of another kind, or another subject had its turn meanwhile; then the subject runs
     * where it is measured.
     */
    void prepareFor(Shape shape, boolean alone, long keepOpen, long warmUpOrders, Processors processors) {
        if (!alone || !last.warmsUpFor(shape)) {
            hadNothingNew(shape.shortened(less(warmUpOrders)), sooner(mostOpen(shape, keepOpen)));
        }
        turn.run(() -> processors.measure(shape, running::runOn));
    }

    /** Of a load's warm-up, before one of another kind. */
    static long less(long warmUpOrders) {
        return warmUpOrders / LESS_WARM_UP;
    }

    /**
     * Then waits for the subject's compiler, which would otherwise be at work while the subject is measured; says whether it
     * had nothing to do.
     */
    private boolean hadNothingNew(Shape piece, long keepOpen) {
        last = piece;
        return turn.of(() -> {
            harness.run(piece, keepOpen, WARM_UP_PART_NS);
            return awaitRest().wasAtOnce();
        });
    }

    private Rest awaitRest() throws IOException {
        Rest rest = new Rest(running::cpuNs, System::nanoTime);
        harness.serveUntil(rest, STOP_NS, "rest after a load");
        return rest;
    }

    /** Puts a part of the load on it, and waits until it is at rest: what the part has left to do is not another's burden. */
    Measured part(Shape shape, long keepOpen, String load, int round) {
        return turn.of(() -> {
            running.collect();
            collectOurs();
            MemoryAtHand.fetch(turn.files());
            Bill bill = Bill.begin(running);
            LoadResult result = harness.run(shape, mostOpen(shape, keepOpen));
            last = shape;
            Measured measured = new Measured(subject().name(), load, round, result.latencies(), bill.of(result));
            awaitRest();
            return measured;
        });
    }

    /**
     * The harness waits for a collection of its own, 14 ms and more: in the middle of a load that would be the latency of all
     * orders due meanwhile. From here a load of half a million orders needs none.
     */
    private static void collectOurs() {
        System.gc();
    }

    /** Only an open loop cancels, and only where the subject can. */
    private long mostOpen(Shape shape, long keepOpen) {
        return shape.kind() == Shape.Kind.OPEN_LOOP && subject().knowsCancels() ? keepOpen : Long.MAX_VALUE;
    }

    /** A warm-up, which is shorter than its load, cancels as well. */
    private static long sooner(long mostOpen) {
        return mostOpen == Long.MAX_VALUE ? mostOpen : mostOpen / 10 + 1;
    }

    /** The load is over: it runs where it warms up. */
    void release(Processors processors) {
        turn.run(() -> processors.warmUp(running::runOn));
    }

    /** Logs out and ends it in order. */
    void end() {
        turn.run(() -> {
            harness.logOut();
            running.stop();
            harness.serveUntil(() -> !running.alive(), STOP_NS, "ended after SIGTERM");
        });
    }

    @Override
    public void close() {
        turn.run(() -> close(running, harness));
    }

    private static void close(Subject.Running running, Harness harness) throws IOException {
        if (running != null) {
            running.close();
        }
        harness.close();
    }
}
