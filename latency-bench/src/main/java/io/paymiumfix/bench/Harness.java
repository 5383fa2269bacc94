package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * FIX clients and venue in one thread that never waits in a load: it asks the sockets again and again, so neither side's
 * figures hold a wake-up of the harness.
 */
final class Harness implements AutoCloseable {

    private static final long SILENCE_NS = 20_000_000_000L;
    private static final long WAIT_MS = 1;
    private static final int MOST_UNDER_WAY = 1 << 17;
    private static final String RECOVERING = "RECOVERING";

    private final OrderTimes times;
    private final Desk desk;
    private final Tls tls;
    private final Sockets sockets;
    private final VenueStub venue;

    /**
     * Ready to be called.
     *
     * @param venueAddress where the venue listens; port 0 takes a free one
     * @param venueDelayNs from an order to the venue's answer
     * @param tls of both sides; null for plain TCP
     * @param turn of the subject
     * @param selector of all harnesses of a round: each serves the others' sockets too
     */
    Harness(InetSocketAddress venueAddress, long venueDelayNs, Tls tls, Turn turn, Selector selector)
            throws IOException {
        times = new OrderTimes(MOST_UNDER_WAY, turn.subject().callsVenue());
        CancelTimes cancels = new CancelTimes(MOST_UNDER_WAY);
        desk = new Desk(times, cancels);
        this.tls = tls;
        sockets = new Sockets(turn, selector);
        VenueReplies replies = new VenueReplies((int) System.nanoTime());
        venue = new VenueStub(venueAddress, venueDelayNs, tls, times, cancels, replies, sockets);
    }

    int venuePort() throws IOException {
        return venue.port();
    }

    /**
     * Turns while another process gets ready, so that it can already talk to the venue. Sleeps between, unlike in a load, so that
     * the other has this processor too: its compiler is at rest sooner.
     */
    void serveUntil(BooleanSupplier done, long timeoutNs, String what) throws IOException {
        long startNs = System.nanoTime();
        while (!done.getAsBoolean()) {
            sockets.serveWithin(WAIT_MS);
            turnOfOurs();
            if (System.nanoTime() - startNs > timeoutNs) {
                throw new BenchException(what + " within " + timeoutNs / 1_000_000_000 + " s: it did not happen");
            }
        }
    }

    /** Logs on as each of them, in turn. */
    void logOn(InetSocketAddress address, List<FixClient.Identity> identities) throws IOException {
        for (FixClient.Identity identity : identities) {
            FixClient session = new FixClient(address, identity, desk.sessions().size(), desk, tls, sockets);
            desk.add(session);
            serveUntil(session::loggedOn, SILENCE_NS, "Logon(A) answered");
        }
    }

    void logOut() throws IOException {
        for (FixClient session : desk.sessions()) {
            session.logOut();
        }
        serveUntil(() -> desk.sessions().stream().allMatch(FixClient::loggedOut), SILENCE_NS, "Logout(5) answered");
    }

    /** Tries one order on each session until the gateway takes it: after a start it may still be reading the venue. */
    void awaitOpen() throws IOException {
        for (int session = 0; session < desk.sessions().size(); session++) {
            awaitOpen(session);
        }
    }

    private void awaitOpen(int session) throws IOException {
        long startNs = System.nanoTime();
        while (true) {
            long order = desk.place(session, System.nanoTime());
            desk.sessions().get(session).flush();
            String[] refusal = new String[1];
            serveUntil(
                    () -> desk.underWay() == 0 || (refusal[0] = desk.takeRefusal()) != null,
                    SILENCE_NS,
                    "first order answered");
            if (refusal[0] == null) {
                return;
            }
            if (!refusal[0].contains(RECOVERING) || System.nanoTime() - startNs > SILENCE_NS) {
                throw new BenchException("refused: " + refusal[0]);
            }
            desk.skip(session, order);
            long retryNs = System.nanoTime() + 50_000_000L;
            serveUntil(() -> System.nanoTime() > retryNs, SILENCE_NS, "pause");
        }
    }

    /**
     * Puts the load on the gateway and waits for the last report.
     *
     * @param keepOpen orders left open at most, by canceling the oldest
     */
    LoadResult run(Shape shape, long keepOpen) throws IOException {
        return run(shape, keepOpen, shape.longestNs());
    }

    /**
     * The same, placing orders for so long only; an open loop is as long as it is.
     *
     * @param mostNs at most
     */
    LoadResult run(Shape shape, long keepOpen, long mostNs) throws IOException {
        Latencies latencies = shape.work() == Work.ORDERS ? new Latencies() : Latencies.ofCancels();
        desk.begin(shape.work(), keepOpen, latencies);
        long startNs = System.nanoTime();
        Progress progress = new Progress();
        long placed = shape.orders();
        if (shape.kind() == Shape.Kind.OPEN_LOOP) {
            startNs += 1_000_000L;
            sendWhenDue(shape, startNs, latencies, progress);
        } else {
            placed = sendWhileFewUnderWay(shape, startNs, mostNs, progress);
        }
        while (desk.underWay() > 0) {
            turn();
            progress.check();
        }
        return new LoadResult(latencies, placed, progress.lastReportNs - startNs);
    }

    /** As many orders as may be under way, on each session its share; says how many in all. */
    private long sendWhileFewUnderWay(Shape shape, long startNs, long mostNs, Progress progress) throws IOException {
        int share = shape.most() / shape.sessions();
        long placed = 0;
        while (placed < shape.orders() && System.nanoTime() - startNs < mostNs) {
            for (int index = 0; index < shape.sessions(); index++) {
                FixClient session = desk.sessions().get(index);
                boolean any = false;
                while (session.underWay() < share && placed < shape.orders()) {
                    desk.place(index, System.nanoTime());
                    placed++;
                    any = true;
                }
                if (any) {
                    session.flush();
                }
            }
            turn();
            progress.check();
        }
        return placed;
    }

    /** Orders at fixed times, whatever became of those before; sessions take turns. */
    private void sendWhenDue(Shape shape, long firstNs, Latencies latencies, Progress progress) throws IOException {
        Schedule schedule = new Schedule(shape.perSecond());
        for (long placed = 0; placed < shape.orders(); ) {
            long dueNs = firstNs + schedule.offsetNs(placed);
            long lateNs = System.nanoTime() - dueNs;
            if (lateNs >= 0) {
                if (shape.work() == Work.ORDERS) {
                    latencies.recordSentLate(lateNs);
                }
                int session = (int) (placed % shape.sessions());
                desk.place(session, dueNs);
                desk.sessions().get(session).flush();
                placed++;
            }
            turn();
            progress.check();
        }
    }

    private void turn() throws IOException {
        sockets.serve();
        turnOfOurs();
    }

    private void turnOfOurs() throws IOException {
        venue.turn();
        List<FixClient> sessions = desk.sessions();
        long nowNs = System.nanoTime();
        for (int i = 0; i < sessions.size(); i++) {
            sessions.get(i).turn(nowNs);
        }
    }

    @Override
    public void close() throws IOException {
        sockets.close();
    }

    /** Ends the run when an order is refused, or when nothing has been heard for too long. */
    private final class Progress {
        private long reports = desk.reports();
        private long lastReportNs = System.nanoTime();
        private long quietSinceNs = lastReportNs;

        void check() {
            String refusal = desk.takeRefusal();
            if (refusal != null) {
                throw new BenchException("refused: " + refusal);
            }
            long nowNs = System.nanoTime();
            if (desk.reports() != reports) {
                reports = desk.reports();
                lastReportNs = nowNs;
            } else if (desk.underWay() == 0) {
                quietSinceNs = nowNs;
            }
            if (nowNs - Math.max(lastReportNs, quietSinceNs) > SILENCE_NS) {
                throw new BenchException("no report for 20 s, " + desk.underWay() + " orders under way");
            }
        }
    }
}
