package io.paymiumfix.bench;

import io.paymiumfix.bench.report.ConsoleReport;
import io.paymiumfix.bench.report.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/latency-bench table}: all that the table of goals needs, one run after the other, and the table. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Measures what the table of goals needs, in less than 20 minutes on two processors, and prints it:"
                        + " measure, goal, figure, met?")
final class TableCommand implements Callable<Integer> {

    @Option(
            names = "--rounds",
            description = "Starts of every subject in each step, with several pairs each; odd, for a median.")
    private int rounds = 3;

    @Option(names = "--output", description = "Folder for reports, histograms and the subjects' logs.")
    private Path output = Path.of("latency-bench", "target", "table");

    @Option(
            names = "--subject-cpu",
            description =
                    "Runs subjects on processors 0 to this one, and on this one only where a latency is to repeat; --pin says 1.")
    private String subjectCpu;

    @Option(names = "--only", split = ",", description = "Steps to run, of on, bare, tls and fsync.")
    private List<String> only = List.of("on", "bare", "tls", "fsync");

    @Parameters(paramLabel = "-- OPTION", description = "After --: options of latency-bench, added to every step's.")
    private List<String> more = List.of();

    @Spec
    private CommandSpec spec;

    /** 0 when all was measured, whatever was met; 1 when a run failed. */
    @Override
    public Integer call() throws IOException {
        try {
            long startNs = System.nanoTime();
            if (more.stream().anyMatch(word -> word.startsWith("--rounds"))) {
                throw new BenchException(
                        "--rounds belongs before --: it is of the table, each step is run once a round");
            }
            List<Table.Step> steps = Table.STEPS.stream()
                    .filter(step -> only.contains(step.setUp()))
                    .toList();
            Map<String, String> commands = new LinkedHashMap<>();
            for (Table.Step step : steps) {
                commands.put(
                        "step %d, starts: %d".formatted(commands.size() + 1, Math.min(rounds, step.mostRounds())),
                        String.join(" ", words(step)));
            }
            Map<Table.Step, List<Measured>> byStep = measure(steps);
            List<Measured> measured =
                    byStep.values().stream().flatMap(List::stream).toList();
            Result found = Invocation.result(
                    measured,
                    spec,
                    "as each load's name says; bare: the gateway's files "
                            + (RunFolder.memoryThere() ? "in memory" : "on disk"),
                    commands);
            Result result = found.with(
                    Table.goals().stream().map(goal -> goal.in(found)).toList());
            ConsoleReport.print(result, System.out);
            Invocation.write(result, measured, output);
            long minutes = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - startNs);
            System.out.println("\nmeasured in " + minutes + " minutes; reports and histograms: " + output);
            return byStep.size() == steps.size() ? 0 : 1;
        } catch (BenchException e) {
            System.err.println("latency-bench: " + e.getMessage());
            return 1;
        }
    }

    /**
     * All steps in each round, so that a ratio of two steps is of what was measured minutes apart. A step that fails is left
     * out of the table; the others are measured all the same.
     *
     * @return those not left out
     */
    private Map<Table.Step, List<Measured>> measure(List<Table.Step> steps) throws IOException {
        Map<Table.Step, List<Measured>> measured = new LinkedHashMap<>();
        steps.forEach(step -> measured.put(step, new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (Table.Step step : steps) {
                if (round > step.mostRounds() || !measured.containsKey(step)) {
                    continue;
                }
                System.out.printf("round %d of %d, %s:%n", round, rounds, step.setUp());
                try {
                    measure(step, round, measured.get(step));
                } catch (BenchException e) {
                    measured.remove(step);
                    System.err.println("latency-bench: this step is left out: " + e.getMessage());
                }
            }
        }
        return measured;
    }

    private void measure(Table.Step step, int round, List<Measured> into) throws IOException {
        LatencyBench bench = parsed(words(step));
        for (Measured one : bench.measure(output, round)) {
            into.add(new Measured(one.subject(), step.named(one.load()), one.round(), one.latencies(), one.cost()));
        }
    }

    private List<String> words(Table.Step step) {
        List<String> words = new ArrayList<>(step.words(subjectCpu));
        words.addAll(List.of("--rounds", "1"));
        words.addAll(more);
        return words;
    }

    /** A bench with these options. */
    static LatencyBench parsed(List<String> words) {
        LatencyBench bench = new LatencyBench();
        new CommandLine(bench)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true)
                .parseArgs(words.toArray(String[]::new));
        return bench;
    }
}
