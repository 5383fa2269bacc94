package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.ChildProcess;
import io.paymiumfix.bench.JavaCommand;
import io.paymiumfix.bench.Machine;
import io.paymiumfix.bench.RunFolder;
import io.paymiumfix.bench.market.Children;
import io.paymiumfix.bench.market.FixPeer;
import io.paymiumfix.bench.market.Fleet;
import io.paymiumfix.bench.market.GatewayYaml;
import io.paymiumfix.bench.market.SimulatedVenue;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * One run: a venue, a gateway and its clients, three processes. The harness's thread only.
 *
 * @param day what is to happen
 * @param sessions logged on, one in five of them traders
 * @param subscriptions of the others in all
 * @param sampleEveryS between two full collections
 * @param gatewayJava starts the gateway
 */
record Soak(Day day, int sessions, int subscriptions, double sampleEveryS, JavaCommand gatewayJava) {

    private static final int TRADERS_ONE_IN = 5;
    private static final int HEART_BT_INT_S = 1;
    private static final int START_S = 60;
    private static final int STOP_S = 30;
    private static final int GROWTHS = 12;
    private static final int LOGONS_AT_A_TIME = 10;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final JavaCommand VENUE_JAVA = new JavaCommand("-Xms128m -Xmx512m -XX:+UseSerialGC", null);

    SoakReport run(Path output, PrintStream progress) throws IOException {
        Path folder = RunFolder.createIn(output).turn("soak", 1);
        Path heapLog = folder.resolve("heap.log");
        SimulatedVenue.Running venue = SimulatedVenue.start(
                VENUE_JAVA, folder, SimulatedVenue.Book.STIRRED, day.updatesPerSecond(), day.callsPerDay());
        try (ChildProcess venueProcess = venue.process();
                ChildProcess gateway = startGateway(venue, folder, heapLog);
                Fleet fleet = new Fleet();
                Vitals vitals = new Vitals(gateway.pid(), heapLog, folder)) {
            Children.awaitAddress(gateway, "the gateway");
            SoakReport report;
            try {
                report = run(gateway, fleet, vitals, progress);
            } catch (BenchException e) {
                throw new BenchException(
                        e.getMessage() + (venueProcess.alive() ? "" : " (the venue has ended)")
                                + "; what the gateway said is in " + folder.resolve("output.log"),
                        e);
            }
            RunFolder.deleteDataOf(folder);
            return report;
        }
    }

    private ChildProcess startGateway(SimulatedVenue.Running venue, Path folder, Path heapLog) throws IOException {
        Path config = folder.resolve("gateway.yaml");
        GatewayYaml yaml = new GatewayYaml(names("T", traders()), names("M", sessions - traders()), day.callsPerDay());
        Files.writeString(config, yaml.text(venue, RunFolder.dataOf(folder)));
        return ChildProcess.start(
                gatewayJava
                        .with(List.of(HeapLog.OPTIONS.formatted(heapLog).split(" ")))
                        .of("io.paymiumfix.Main", "run", "--config", config.toString()),
                folder.resolve("output.log"));
    }

    private int traders() {
        return Math.max(1, sessions / TRADERS_ONE_IN);
    }

    private static List<String> names(String start, int count) {
        return IntStream.range(0, count).mapToObj(i -> start + i).toList();
    }

    private SoakReport run(ChildProcess gateway, Fleet fleet, Vitals vitals, PrintStream progress) throws IOException {
        List<FixPeer> traders = new ArrayList<>();
        OrderFlow orders = new OrderFlow(traders);
        for (String name : names("T", traders())) {
            traders.add(fleet.logOn(gateway.address(), identity(name), orders));
            awaitSome(fleet);
        }
        Subscriptions marketData = new Subscriptions();
        List<FixPeer> listeners = new ArrayList<>();
        for (String name : names("M", sessions - traders())) {
            listeners.add(fleet.logOn(gateway.address(), identity(name), marketData));
            awaitSome(fleet);
        }
        fleet.awaitLoggedOn(START_S);
        marketData.ask(listeners, subscriptions);
        fleet.turnUntil(marketData::allAnswered, START_S, "every MarketDataRequest(V) answered");
        awaitOpen(fleet, orders);
        progress.printf(
                Locale.ROOT,
                "%d sessions, %d subscriptions; %.1f orders/s, %d updates/s: %.0f %% of a day in %s min%n",
                sessions,
                subscriptions,
                day.ordersPerSecond(),
                day.updatesPerSecond(),
                day.share() * 100,
                day.minutes());
        return work(gateway, fleet, vitals, orders, marketData, progress);
    }

    /** A few at a time: whoever is logged on has to send a Heartbeat(0) every second, whatever a cold gateway takes for the rest. */
    private static void awaitSome(Fleet fleet) throws IOException {
        if (fleet.peers().size() % LOGONS_AT_A_TIME == 0) {
            fleet.awaitLoggedOn(START_S);
        }
    }

    private static FixPeer.Identity identity(String name) {
        return new FixPeer.Identity(name, GatewayYaml.COMP_ID, GatewayYaml.PASSWORD, HEART_BT_INT_S);
    }

    /** Tries orders until the gateway takes one: after a start it may still be reading the venue. */
    private static void awaitOpen(Fleet fleet, OrderFlow orders) throws IOException {
        long startNs = System.nanoTime();
        while (orders.canceled() + orders.traded() == 0) {
            if (System.nanoTime() - startNs > START_S * SECOND_NS) {
                throw new BenchException("the gateway takes no orders after " + START_S + " s");
            }
            orders.place(System.nanoTime());
            long retryNs = System.nanoTime() + SECOND_NS / 4;
            while (orders.open() > 0 || System.nanoTime() < retryNs) {
                fleet.turn();
                orders.cancelDue(System.nanoTime());
            }
        }
        orders.opened();
    }

    private SoakReport work(
            ChildProcess gateway,
            Fleet fleet,
            Vitals vitals,
            OrderFlow orders,
            Subscriptions marketData,
            PrintStream progress)
            throws IOException {
        double seconds = day.minutes() * 60;
        long startNs = System.nanoTime();
        long endNs = startNs + (long) (seconds * SECOND_NS);
        long middleNs = startNs + (endNs - startNs) / 3;
        long ordersBefore = orders.placed();
        long receivedBefore = received(fleet);
        long sentBefore = sent(fleet);
        vitals.start(sampleEveryS, () -> orders.placed() - ordersBefore, sample -> progress.println(row(sample)));
        Future<ClassHistogram> middle = null;
        for (long nowNs = startNs; nowNs < endNs; nowNs = System.nanoTime()) {
            if (orders.placed() - ordersBefore < day.ordersDue((nowNs - startNs) / 1e9)) {
                orders.place(nowNs);
            }
            orders.cancelDue(nowNs);
            fleet.turn();
            vitals.requireWell();
            if (middle == null && nowNs > middleNs) {
                middle = vitals.histogram("middle");
            }
        }
        List<Sample> samples = vitals.stop();
        Future<ClassHistogram> last = vitals.histogram("last");
        fleet.turnUntil(last::isDone, START_S, "classes counted");
        SoakReport.Counts counts = new SoakReport.Counts(
                orders.placed() - ordersBefore,
                orders.traded(),
                orders.canceled(),
                marketData.snapshots(),
                marketData.increments(),
                received(fleet) - receivedBefore,
                sent(fleet) - sentBefore);
        while (orders.open() > 0) {
            fleet.turn();
            orders.cancelDue(System.nanoTime());
        }
        fleet.logOut(STOP_S);
        gateway.stop();
        fleet.turnUntil(() -> !gateway.alive(), STOP_S, "ended after SIGTERM");
        return new SoakReport(
                Machine.describe().toString(),
                day,
                sessions,
                subscriptions,
                counts,
                Verdict.of(samples, seconds),
                Vitals.result(last).growthSince(Vitals.result(middle), GROWTHS),
                samples);
    }

    private static long received(Fleet fleet) {
        return fleet.peers().stream().mapToLong(FixPeer::received).sum();
    }

    private static long sent(Fleet fleet) {
        return fleet.peers().stream().mapToLong(FixPeer::sent).sum();
    }

    private static String row(Sample sample) {
        return String.format(
                Locale.ROOT,
                "%7.0f s %7d orders  live heap %8d KiB  resident %8d KiB  %5d descriptors  %4d threads",
                sample.second(),
                sample.orders(),
                sample.liveHeapKib(),
                sample.residentKib(),
                sample.descriptors(),
                sample.threads());
    }
}
