package io.paymiumfix.bench.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.paymiumfix.bench.BenchException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * The process whose calls are measured: the gateway's FIX edge and nothing else of it, one thread that gives all sessions a
 * change of three levels, in turns in each {@link SendingMode}, and clients in another process.
 */
public final class FanOutCalls {

    private static final long HIGHEST_NS = 10_000_000_000L;
    private static final int DIGITS = 3;
    private static final double NS_PER_US = 1_000;
    private static final int LOGON_S = 60;
    private static final long POLL_NS = 1_000_000;

    private final FanOutEdge edge;
    private final long pauseNs;

    private FanOutCalls(FanOutEdge edge, long pauseNs) {
        this.edge = edge;
        this.pauseNs = pauseNs;
    }

    /**
     * How it is run.
     *
     * @param sessions that get each message
     * @param warmUp calls of each mode not counted
     * @param rounds turns of all modes
     * @param calls of each mode in a round
     * @param pauseUs between two calls, in which what was written leaves
     */
    record Plan(int sessions, int warmUp, int rounds, int calls, long pauseUs) {

        /** Messages each session gets in all. */
        long messagesPerSession() {
            return (long) SendingMode.values().length * (warmUp + (long) rounds * calls);
        }
    }

    /**
     * One mode in one round.
     *
     * @param mode its name
     * @param round from 1
     * @param p50Us of a call, all sessions together
     * @param p99Us the same
     * @param meanUs the same
     * @param cpuUsPerMessage processor time of the whole process, pauses included
     */
    record Turn(String mode, int round, double p50Us, double p99Us, double meanUs, double cpuUsPerMessage) {}

    /** Folder, file for the result, and the plan's numbers in their order. */
    public static void main(String[] arguments) throws IOException {
        Plan plan = new Plan(
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Long.parseLong(arguments[6]));
        FanOutEdge edge = FanOutEdge.open(Path.of(arguments[0]), plan.sessions());
        System.out.println("fan-out listening on 127.0.0.1:" + edge.port());
        awaitClients(edge);
        List<Turn> turns = new FanOutCalls(edge, plan.pauseUs() * 1_000).measure(plan);
        new ObjectMapper().writeValue(Path.of(arguments[1]).toFile(), turns);
        edge.close();
        System.exit(0);
    }

    private static void awaitClients(FanOutEdge edge) {
        long startNs = System.nanoTime();
        while (!edge.allLoggedOn()) {
            if (System.nanoTime() - startNs > LOGON_S * 1_000_000_000L) {
                throw new BenchException("not all clients are logged on after " + LOGON_S + " s");
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private List<Turn> measure(Plan plan) {
        for (SendingMode mode : SendingMode.values()) {
            calls(mode, plan.warmUp());
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<Turn> turns = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (SendingMode mode : SendingMode.values()) {
                long cpuNs = system.getProcessCpuTime();
                Histogram ns = calls(mode, plan.calls());
                long messages = (long) plan.calls() * plan.sessions();
                turns.add(new Turn(
                        mode.toString(),
                        round,
                        ns.getValueAtPercentile(50) / NS_PER_US,
                        ns.getValueAtPercentile(99) / NS_PER_US,
                        ns.getMean() / NS_PER_US,
                        (system.getProcessCpuTime() - cpuNs) / NS_PER_US / messages));
            }
        }
        return turns;
    }

    private Histogram calls(SendingMode mode, int calls) {
        Histogram ns = new Histogram(HIGHEST_NS, DIGITS);
        for (int i = 0; i < calls; i++) {
            long fromNs = System.nanoTime();
            edge.send(mode);
            ns.recordValue(Math.min(System.nanoTime() - fromNs, HIGHEST_NS));
            LockSupport.parkNanos(pauseNs);
        }
        return ns;
    }
}
