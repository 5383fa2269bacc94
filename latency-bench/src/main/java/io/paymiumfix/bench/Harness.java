package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/**
 * FIX client and venue in one thread that never waits: it asks the sockets again and again, so neither side's figures
 * hold a wake-up of the harness.
 */
final class Harness implements AutoCloseable {

    private static final long SILENCE_NS = 20_000_000_000L;
    private static final int MOST_UNDER_WAY = 1 << 17;
    private static final String RECOVERING = "RECOVERING";

    private final OrderTimes times;
    private final Selector selector;
    private final VenueStub venue;
    private FixClient client;

    /**
     * Ready to be called.
     *
     * @param venuePort 0 takes a free one
     * @param venueCalled whether orders are expected at the venue
     */
    Harness(int venuePort, boolean venueCalled) throws IOException {
        times = new OrderTimes(MOST_UNDER_WAY, venueCalled);
        selector = Selector.open();
        venue = new VenueStub(venuePort, times, new VenueReplies((int) System.nanoTime()), selector);
    }

    int venuePort() throws IOException {
        return venue.port();
    }

    /** Turns while another process gets ready, so that it can already talk to the venue. */
    void serveUntil(BooleanSupplier done, long timeoutNs, String what) throws IOException {
        long startNs = System.nanoTime();
        while (!done.getAsBoolean()) {
            turn();
            if (System.nanoTime() - startNs > timeoutNs) {
                throw new BenchException(what + " within " + timeoutNs / 1_000_000_000 + " s: it did not happen");
            }
        }
    }

    void logOn(InetSocketAddress address, FixClient.Identity identity) throws IOException {
        client = new FixClient(address, identity, times, selector);
        serveUntil(client::loggedOn, SILENCE_NS, "Logon(A) answered");
    }

    void logOut() throws IOException {
        client.logOut();
        serveUntil(client::loggedOut, SILENCE_NS, "Logout(5) answered");
    }

    /** Tries one order until the gateway takes it: after a start it may still be reading the venue. */
    void awaitOpen() throws IOException {
        long startNs = System.nanoTime();
        while (true) {
            long order = times.plan(System.nanoTime());
            client.place(order);
            String[] refusal = new String[1];
            serveUntil(
                    () -> times.underWay() == 0 || (refusal[0] = client.takeRefusal()) != null,
                    SILENCE_NS,
                    "first order answered");
            if (refusal[0] == null) {
                return;
            }
            if (!refusal[0].contains(RECOVERING) || System.nanoTime() - startNs > SILENCE_NS) {
                throw new BenchException("refused: " + refusal[0]);
            }
            times.skip(order);
            long retryNs = System.nanoTime() + 50_000_000L;
            serveUntil(() -> System.nanoTime() > retryNs, SILENCE_NS, "pause");
        }
    }

    /** One order at a time: the next leaves when the report of the last is in. */
    Latencies closedLoop(long orders) throws IOException {
        Latencies latencies = new Latencies();
        times.recordInto(latencies);
        for (long i = 0; i < orders; i++) {
            client.place(times.plan(System.nanoTime()));
            awaitReports();
        }
        return latencies;
    }

    /** Orders at fixed times, whatever became of those before. */
    Latencies openLoop(Schedule schedule, long orders) throws IOException {
        Latencies latencies = new Latencies();
        times.recordInto(latencies);
        long firstNs = System.nanoTime() + 1_000_000L;
        long lastReportNs = firstNs;
        long acknowledged = times.acknowledged();
        for (long i = 0; i < orders; ) {
            long nowNs = System.nanoTime();
            long dueNs = firstNs + schedule.offsetNs(i);
            if (nowNs >= dueNs) {
                client.place(times.plan(dueNs));
                i++;
            }
            turn();
            if (times.acknowledged() != acknowledged || times.underWay() == 0) {
                acknowledged = times.acknowledged();
                lastReportNs = nowNs;
            }
            requireReports(nowNs - lastReportNs);
        }
        awaitReports();
        return latencies;
    }

    private void awaitReports() throws IOException {
        long lastReportNs = System.nanoTime();
        long acknowledged = times.acknowledged();
        while (times.underWay() > 0) {
            turn();
            if (times.acknowledged() != acknowledged) {
                acknowledged = times.acknowledged();
                lastReportNs = System.nanoTime();
            }
            requireReports(System.nanoTime() - lastReportNs);
        }
    }

    private void requireReports(long silenceNs) {
        String refusal = client.takeRefusal();
        if (refusal != null) {
            throw new BenchException("refused: " + refusal);
        }
        if (silenceNs > SILENCE_NS) {
            throw new BenchException("no report for 20 s, " + times.underWay() + " orders under way");
        }
    }

    private void turn() throws IOException {
        if (selector.selectNow() > 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                dispatch(key.attachment());
            }
            selector.selectedKeys().clear();
        }
        if (client != null) {
            client.heartbeatIfDue(System.nanoTime());
        }
    }

    private void dispatch(Object owner) throws IOException {
        if (owner instanceof VenueStub.Connection connection) {
            connection.onReadable();
        } else if (owner instanceof FixClient fix) {
            fix.onReadable();
        } else {
            venue.onConnect(selector);
        }
    }

    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
        venue.close();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
