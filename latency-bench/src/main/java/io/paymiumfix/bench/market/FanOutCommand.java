package io.paymiumfix.bench.market;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.ChildProcess;
import io.paymiumfix.bench.JavaCommand;
import io.paymiumfix.bench.Machine;
import io.paymiumfix.bench.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code latency-bench fan-out}: one change for many subscribers. */
@Command(
        name = "fan-out",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures what it costs to give one MarketDataIncrementalRefresh(X) to many sessions: in process,"
                + " beside the usual ways, and end to end from a venue's stream.")
public final class FanOutCommand implements Callable<Integer> {

    private static final int MOST_SUBSCRIBERS = 1_000;
    private static final int HEART_BT_INT_S = 30;
    private static final int LOGON_S = 60;
    private static final int SILENCE_S = 600;

    @Option(names = "--subscribers", description = "Sessions that get every message, 1 to 1000.")
    private int subscribers = 50;

    @Option(names = "--rounds", description = "Turns of everything; odd, for a median.")
    private int rounds = 5;

    @Option(names = "--warm-up", description = "In process: calls of each way that are not counted.")
    private int warmUp = 5_000;

    @Option(names = "--calls", description = "In process: calls of each way in a round.")
    private int calls = 3_000;

    @Option(names = "--pause-us", description = "In process: between two calls, us; what was written leaves meanwhile.")
    private long pauseUs = 1_000;

    @Option(names = "--updates", description = "End to end: changes of the venue's book per second, 2 to 5000.")
    private int updates = 200;

    @Option(names = "--warm-up-seconds", description = "End to end: not counted.")
    private int warmUpSeconds = 10;

    @Option(names = "--seconds", description = "End to end: of each round.")
    private int seconds = 20;

    @Option(
            names = "--end-to-end",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether to measure end to end too.")
    private boolean endToEnd = true;

    @Option(names = "--java-options", description = "Of the measured Java machines; blanks separate words.")
    private String javaOptions = "-Xms512m -Xmx1g";

    @Option(names = "--subject-cpu", description = "Runs what is measured on this processor only, by taskset.")
    private Integer subjectCpu;

    @Option(names = "--output", description = "Folder for fan-out.json and what the processes say.")
    private Path output = Path.of("latency-bench", "target", "fan-out");

    @Override
    public Integer call() throws IOException {
        try {
            if (subscribers < 1 || subscribers > MOST_SUBSCRIBERS || rounds < 1 || calls < 1 || seconds < 1) {
                throw new BenchException("1 to 1000 subscribers, and at least one round, one call and one second");
            }
            if (updates < 2 || updates > 5_000 || warmUp < 0 || warmUpSeconds < 0 || pauseUs < 0) {
                throw new BenchException("2 to 5000 updates per second, and nothing negative");
            }
            Files.createDirectories(output);
            RunFolder folder = RunFolder.createIn(output);
            FanOutCalls.Plan plan = new FanOutCalls.Plan(subscribers, warmUp, rounds, calls, pauseUs);
            FanOutReport report = new FanOutReport(
                    Machine.describe().toString(), "us", plan, updates, inProcess(plan, folder), endToEnd(folder));
            report.print(System.out);
            Path file = output.resolve("fan-out.json");
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
            System.out.println("\nevery round: " + file);
            return 0;
        } catch (BenchException e) {
            System.err.println("latency-bench: " + e.getMessage());
            return 1;
        }
    }

    private List<FanOutCalls.Turn> inProcess(FanOutCalls.Plan plan, RunFolder run) throws IOException {
        System.out.printf("in process: %d rounds of %d calls in each way%n", rounds, calls);
        Path folder = run.turn("in-process", 1);
        Path result = folder.resolve("turns.json");
        List<String> command = new JavaCommand(javaOptions, Objects.toString(subjectCpu, null))
                .of(
                        FanOutCalls.class.getName(),
                        RunFolder.dataOf(folder).toString(),
                        result.toString(),
                        Integer.toString(plan.sessions()),
                        Integer.toString(plan.warmUp()),
                        Integer.toString(plan.rounds()),
                        Integer.toString(plan.calls()),
                        Long.toString(plan.pauseUs()));
        long[] got = new long[subscribers];
        try (ChildProcess process = ChildProcess.start(command, folder.resolve("output.log"));
                Fleet fleet = new Fleet()) {
            Children.awaitAddress(process, "the process to be measured");
            for (int i = 0; i < subscribers; i++) {
                int index = i;
                fleet.logOn(
                        process.address(),
                        new FixPeer.Identity(
                                FanOutEdge.client(i), FanOutEdge.COMP_ID, FanOutEdge.PASSWORD, HEART_BT_INT_S),
                        (peer, message, nowNs) -> got[index]++);
            }
            fleet.expectLogout();
            fleet.awaitLoggedOn(LOGON_S);
            fleet.turnUntil(() -> !process.alive(), SILENCE_S + rounds * calls / 100, "measured");
            fleet.awaitLoggedOut(LOGON_S);
            if (!Files.exists(result)) {
                throw new BenchException("not measured:\n" + process.lastLines());
            }
        }
        for (long messages : got) {
            if (messages != plan.messagesPerSession()) {
                throw new BenchException(
                        "a client has " + messages + " messages of " + plan.messagesPerSession() + " that were sent");
            }
        }
        RunFolder.deleteDataOf(folder);
        return new ObjectMapper().readValue(result.toFile(), new TypeReference<>() {});
    }

    /** Each round with a gateway of its own. The venue runs where the harness does, so the harness must not spin. */
    private List<EndToEnd.Turn> endToEnd(RunFolder run) throws IOException {
        List<EndToEnd.Turn> turns = new ArrayList<>();
        for (int round = 1; endToEnd && round <= rounds; round++) {
            System.out.printf("end to end: round %d of %d%n", round, rounds);
            Path folder = run.turn("end-to-end", round);
            turns.add(new EndToEnd(subscribers, updates, warmUpSeconds, seconds)
                    .measure(
                            round,
                            new JavaCommand("-Xms128m -Xmx256m -XX:+UseSerialGC", null),
                            new JavaCommand(javaOptions, Objects.toString(subjectCpu, null)),
                            folder));
            RunFolder.deleteDataOf(folder);
        }
        return turns;
    }
}
