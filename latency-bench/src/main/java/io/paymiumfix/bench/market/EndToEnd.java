package io.paymiumfix.bench.market;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.ChildProcess;
import io.paymiumfix.bench.FixFrames;
import io.paymiumfix.bench.JavaCommand;
import io.paymiumfix.bench.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * A venue's stream, the gateway and its subscribers, three processes: how long a change takes to the last subscriber.
 * The harness's thread only.
 */
final class EndToEnd {

    private static final int CALLS_PER_DAY = 86_400;
    private static final int HEART_BT_INT_S = 30;
    private static final int LOGON_S = 60;
    private static final int STOP_S = 15;
    private static final int CATCH_UP_S = 10;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final double NS_PER_US = 1_000;
    private static final String SUBSCRIBE = "262=fan-out|263=1|264=0|265=1|267=2|269=0|269=1|146=1|55=BTC/EUR|";

    private final int subscribers;
    private final int changesPerSecond;
    private final int warmUpS;
    private final int seconds;
    private final Deliveries deliveries;
    private long messages;
    private long snapshots;

    EndToEnd(int subscribers, int changesPerSecond, int warmUpS, int seconds) {
        this.subscribers = subscribers;
        this.changesPerSecond = changesPerSecond;
        this.warmUpS = warmUpS;
        this.seconds = seconds;
        deliveries = new Deliveries(subscribers);
    }

    /**
     * One round.
     *
     * @param round from 1
     * @param changes that reached everybody
     * @param firstP50Us from leaving the venue to the first subscriber
     * @param firstP99Us the same
     * @param lastP50Us from leaving the venue to the last subscriber
     * @param lastP99Us the same
     * @param messages MarketDataIncrementalRefresh(X) delivered
     * @param cpuUsPerMessage processor time of the gateway
     */
    record Turn(
            int round,
            long changes,
            double firstP50Us,
            double firstP99Us,
            double lastP50Us,
            double lastP99Us,
            long messages,
            double cpuUsPerMessage) {}

    Turn measure(int round, JavaCommand venueJava, JavaCommand gatewayJava, Path folder) throws IOException {
        SimulatedVenue.Running venue =
                SimulatedVenue.start(venueJava, folder, SimulatedVenue.Book.STAMPED, changesPerSecond, CALLS_PER_DAY);
        try (ChildProcess venueProcess = venue.process();
                ChildProcess gateway = start(gatewayJava, venue, folder);
                Fleet fleet = new Fleet()) {
            Children.awaitAddress(gateway, "the gateway");
            for (int i = 0; i < subscribers; i++) {
                fleet.logOn(
                        gateway.address(),
                        new FixPeer.Identity(
                                FanOutEdge.client(i), GatewayYaml.COMP_ID, GatewayYaml.PASSWORD, HEART_BT_INT_S),
                        this::onMessage);
            }
            fleet.awaitLoggedOn(LOGON_S);
            for (FixPeer peer : fleet.peers()) {
                peer.send("V", SUBSCRIBE, System.nanoTime());
            }
            fleet.turnUntil(() -> snapshots >= subscribers && messages > 0, LOGON_S, "every snapshot sent");
            fleet.turnUntil(System.nanoTime() + warmUpS * SECOND_NS);
            Turn turn = measure(round, gateway, fleet);
            fleet.logOut(STOP_S);
            gateway.stop();
            fleet.turnUntil(() -> !gateway.alive(), STOP_S, "ended after SIGTERM");
            if (!venueProcess.alive()) {
                throw new BenchException("the venue has ended by itself:\n" + venueProcess.lastLines());
            }
            return turn;
        }
    }

    private ChildProcess start(JavaCommand java, SimulatedVenue.Running venue, Path folder) throws IOException {
        Path config = folder.resolve("gateway.yaml");
        List<String> names =
                IntStream.range(0, subscribers).mapToObj(FanOutEdge::client).toList();
        Files.writeString(
                config, new GatewayYaml(List.of(), names, CALLS_PER_DAY).text(venue, RunFolder.dataOf(folder)));
        return ChildProcess.start(
                java.of("io.paymiumfix.Main", "run", "--config", config.toString()), folder.resolve("output.log"));
    }

    private Turn measure(int round, ChildProcess gateway, Fleet fleet) throws IOException {
        long cpuNs = gateway.cpuNs();
        long messagesBefore = messages;
        deliveries.begin(System.nanoTime());
        fleet.turnUntil(System.nanoTime() + seconds * SECOND_NS);
        deliveries.end();
        long delivered = messages - messagesBefore;
        double cpuUs = (gateway.cpuNs() - cpuNs) / NS_PER_US / delivered;
        fleet.turnUntil(() -> deliveries.incomplete() == 0, CATCH_UP_S, "every change with every subscriber");
        Histogram first = deliveries.first();
        Histogram last = deliveries.last();
        return new Turn(
                round,
                last.getTotalCount(),
                first.getValueAtPercentile(50) / NS_PER_US,
                first.getValueAtPercentile(99) / NS_PER_US,
                last.getValueAtPercentile(50) / NS_PER_US,
                last.getValueAtPercentile(99) / NS_PER_US,
                delivered,
                cpuUs);
    }

    private void onMessage(FixPeer peer, FixFrames message, long nowNs) {
        switch (message.type()) {
            case 'X' -> {
                messages++;
                message.forEachField((tag, bytes, start, stop) -> {
                    if (tag == 271) {
                        deliveries.delivered(Stamp.satoshi(bytes, start, stop), nowNs);
                    }
                });
            }
            case 'W' -> snapshots++;
            default -> throw new BenchException(peer.compId() + ": did not expect " + message.text());
        }
    }
}
