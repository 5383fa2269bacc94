package io.paymiumfix.bench;

import io.paymiumfix.bench.report.Result;
import io.paymiumfix.bench.report.ResultComparison;
import io.paymiumfix.bench.report.ResultException;
import io.paymiumfix.bench.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bin/latency-bench compare A.json B.json}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Sets one result beside another: both medians of each figure, the ratio B / A with its spread over"
                        + " the rounds, and what moved. Results of one subject each are compared whatever its name.")
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "A.json", description = "The result.json to compare with.")
    private Path a;

    @Parameters(index = "1", paramLabel = "B.json", description = "The result.json to compare.")
    private Path b;

    @Spec
    private CommandSpec spec;

    /** 0 when they were compared, 1 when one cannot be read or nothing is in both. */
    @Override
    public Integer call() throws IOException {
        try {
            Result first = ResultFile.read(a);
            new ResultComparison(first, ResultFile.read(b))
                    .print(spec.commandLine().getOut());
            return 0;
        } catch (ResultException e) {
            spec.commandLine().getErr().println("latency-bench: " + e.getMessage());
            return 1;
        }
    }
}
