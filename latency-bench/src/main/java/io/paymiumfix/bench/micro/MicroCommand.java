package io.paymiumfix.bench.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/latency-bench micro}. */
@Command(
        name = "micro",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Runs the microbenchmarks (JMH), with allocation per operation.")
public final class MicroCommand implements Callable<Integer> {

    /** Where the journal's benchmark writes, as a property of its process. */
    static final String FOLDER_PROPERTY = "bench.folder";

    @Parameters(arity = "0..1", description = "Regular expression of the benchmarks to run.")
    private String benchmarks = ".*";

    @Option(names = "--forks", description = "Processes per benchmark, one after the other.")
    private int forks = 2;

    @Option(names = "--warm-ups", description = "Iterations not counted.")
    private int warmUps = 5;

    @Option(names = "--iterations", description = "Iterations counted.")
    private int iterations = 5;

    @Option(names = "--millis", description = "Length of an iteration.")
    private long iterationMs = 1_000;

    @Option(names = "--output", description = "Folder for micro.json; on the disk whose journal is to be measured.")
    private Path output = Path.of("latency-bench", "target", "micro");

    /** Exits with 0 when all were measured, 1 when one failed. */
    @Override
    public Integer call() throws IOException {
        Path folder = Files.createDirectories(output.toAbsolutePath());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmarks)
                .forks(forks)
                .warmupIterations(warmUps)
                .warmupTime(TimeValue.milliseconds(iterationMs))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(iterationMs))
                .addProfiler("gc")
                .shouldFailOnError(true)
                .jvmArgsAppend("-D" + FOLDER_PROPERTY + "=" + folder)
                .resultFormat(ResultFormatType.JSON)
                .result(folder.resolve("micro.json").toString());
        try {
            new Runner(options.build()).run();
        } catch (RunnerException e) {
            System.err.println("latency-bench micro: " + e.getMessage());
            return 1;
        }
        System.out.println("\nas JSON: " + folder.resolve("micro.json"));
        return 0;
    }
}
