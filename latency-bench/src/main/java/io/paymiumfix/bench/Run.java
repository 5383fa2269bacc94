package io.paymiumfix.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rounds of all subjects, taking turns, so that whatever else the machine does hits all of them alike. Each turn is a
 * fresh process with a new folder: started, warmed up, measured, ended. A turn is of one subject, or of all together.
 *
 * @param subjects in turn
 * @param rounds how often each is started
 * @param warmUpOrders not counted, before the first load, in six parts of 0.6 s at most, or three of each kind of work in turn,
 *     with a rest after each part, fewer when the rest comes at once; before a load of another kind than the last a piece of that load
 * @param shapes the loads of a turn, in order; of cancels only where the subject knows them
 * @param parts how often a load is put on the subject
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
        Parts parts,
        long keepOpen,
        Venue venue,
        List<FixClient.Identity> identities,
        Processors processors) {

    private static final String GATEWAY = "gateway";
    private static final int MOST_FAILURES = 2;

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
        return measure(folder, 1, progress);
    }

    /**
     * The same, when others came before.
     *
     * @param firstStart number of the first start, from 1
     */
    List<Measured> measure(Path folder, int firstStart, PrintStream progress) throws IOException {
        requireSense();
        List<Measured> all = new ArrayList<>();
        RunFolder runFolder = RunFolder.createIn(folder);
        for (int start = firstStart; start < firstStart + rounds; start++) {
            for (List<Subject> together : together(start)) {
                progress.println((rounds == 1 ? "" : "round %d of %d: ".formatted(start, rounds))
                        + together.stream().map(Subject::name).collect(Collectors.joining(" and ")));
                all.addAll(turnsOrAgain(together, start, runFolder, progress));
            }
        }
        return all;
    }

    /** Of those that have something to do, who are alive together; who comes first in one start comes last in the next. */
    private List<List<Subject>> together(int start) {
        List<Subject> takers = new ArrayList<>(subjects);
        takers.removeIf(subject -> shapes.stream().noneMatch(subject::knows));
        if (!parts.apart()) {
            return takers.stream().map(List::of).toList();
        }
        if (start % 2 == 0) {
            Collections.reverse(takers);
        }
        return List.of(takers);
    }

    /** A baseline may fail twice, as bridges of an afternoon do under a flood; the gateway may not. */
    private List<Measured> turnsOrAgain(List<Subject> together, int start, RunFolder runFolder, PrintStream progress)
            throws IOException {
        for (int failures = 0; ; failures++) {
            try {
                return turns(together, start, "-again".repeat(failures), runFolder);
            } catch (SubjectFailed e) {
                if (e.subject().equals(GATEWAY) || !e.byItsAnswers() || failures == MOST_FAILURES) {
                    throw e;
                }
                progress.printf("round %d of %d: once more, because %s%n", start, rounds, e.getMessage());
            }
        }
    }

    private List<Measured> turns(List<Subject> together, int start, String again, RunFolder runFolder)
            throws IOException {
        List<Turn> turns = new ArrayList<>();
        for (Subject subject : together) {
            turns.add(new Turn(subject, runFolder.turn(subject.name() + again, start)));
        }
        try (Selector selector = Selector.open()) {
            List<Measured> measured = standing(turns, selector, new ArrayList<>(), start);
            for (Turn turn : turns) {
                turn.run(() -> RunFolder.deleteDataOf(turn.files()));
            }
            return measured;
        } finally {
            for (Turn turn : turns) {
                RunFolder.freeMemoryOf(turn.files());
            }
        }
    }

    /** Starts the next of them, each closed whatever becomes of the others; measures when all stand. */
    private List<Measured> standing(List<Turn> turns, Selector selector, List<Stand> stands, int start) {
        int next = stands.size();
        if (next == turns.size()) {
            return measure(stands, start);
        }
        try (Stand stand = Stand.start(turns.get(next), venue, identities, selector)) {
            stand.warmUp(shapes, warmUpOrders);
            stands.add(stand);
            return standing(turns, selector, stands, start);
        }
    }

    private List<Measured> measure(List<Stand> stands, int start) {
        List<Measured> measured = new ArrayList<>();
        boolean alone = stands.size() == 1;
        for (Shape shape : shapes) {
            List<Stand> takers = stands.stream()
                    .filter(stand -> stand.subject().knows(shape))
                    .toList();
            takers.forEach(stand -> stand.prepareFor(shape, alone, keepOpen, warmUpOrders, processors));
            measured.addAll(inTurn(takers, shape, start));
            takers.forEach(stand -> stand.release(processors));
        }
        stands.forEach(Stand::end);
        return measured;
    }

    /** Who is first in a part is last in the next, and so from start to start: what grows or wears off is shared alike. */
    private List<Measured> inTurn(List<Stand> takers, Shape shape, int start) {
        List<List<Measured>> byTaker =
                takers.stream().<List<Measured>>map(taker -> new ArrayList<>()).toList();
        int all = takers.size();
        int firstRound = (start - 1) * parts.roundsOfAStart() + 1;
        for (int part = 0; part < parts.of(shape); part++) {
            int round = parts.apart() ? firstRound + part : firstRound;
            for (int i = 0; i < all; i++) {
                int taker = part % 2 == 0 ? i : all - 1 - i;
                byTaker.get(taker).add(takers.get(taker).part(shape, keepOpen, venue.named(shape.name()), round));
            }
        }
        return parts.apart()
                ? byTaker.stream().flatMap(List::stream).toList()
                : byTaker.stream().map(Measured::together).toList();
    }

    private void requireSense() {
        if (rounds < 1 || parts.count() < 1 || warmUpOrders < 0) {
            throw new BenchException("at least one round, one part, and no negative number of orders");
        }
        if (parts.apart() && subjects.size() > 1 && venue.address().getPort() != 0) {
            throw new BenchException(
                    "several subjects at once cannot all have their venue on one port: leave out the port");
        }
        long orders = warmUpOrders;
        for (Shape shape : shapes) {
            if (shape.sessions() < 1 || shape.sessions() > identities.size()) {
                throw new BenchException(shape.name() + " needs as many sessions to log on: " + identities.size());
            }
            orders += shape.orders() * parts.of(shape) + Stand.less(warmUpOrders);
        }
        if (orders + 1_000 > Orders.MOST) {
            throw new BenchException("at most " + Orders.MOST + " orders per round: fewer orders, seconds or rates");
        }
    }
}
