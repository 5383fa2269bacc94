package io.paymiumfix.bench;

import io.paymiumfix.bench.report.ReportFiles;
import io.paymiumfix.bench.report.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What was asked for, to stand beside what was found. */
final class Invocation {

    private static final String LOG_ON = "--log-on-as";

    private Invocation() {}

    /** What these measurements come to, on this machine, now, of subjects set up in this way. */
    static Result result(List<Measured> measured, CommandSpec options, String setUp) {
        return result(measured, options, setUp, options(options));
    }

    /** The same of options that the command line does not show. */
    static Result result(List<Measured> measured, CommandSpec spec, String setUp, Map<String, String> options) {
        return new Result(
                Result.SCHEMA,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.commit(),
                Machine.describe(),
                command(spec),
                setUp,
                options,
                Results.of(measured),
                List.of());
    }

    /** All files: reports, and in a folder of their own the histograms. */
    static void write(Result result, List<Measured> measured, Path output) throws IOException {
        ReportFiles.write(result, output);
        HistogramFiles.write(measured, Files.createDirectories(output.resolve("histograms")));
    }

    /** As it was typed, where {@code bin/latency-bench} says so; without the password. */
    private static String command(CommandSpec spec) {
        String arguments = System.getProperty("bench.arguments");
        if (arguments == null) {
            arguments = String.join(" ", spec.commandLine().getParseResult().originalArgs());
        }
        return ("bin/latency-bench " + arguments).strip().replaceAll(LOG_ON + "[= ]\\S+", LOG_ON + " ...");
    }

    /** Every option and its value, given or not. */
    private static Map<String, String> options(CommandSpec spec) {
        Map<String, String> values = new TreeMap<>();
        for (OptionSpec option : spec.options()) {
            Object value = option.getValue();
            if (value != null && !option.usageHelp() && !option.versionHelp()) {
                boolean secret = option.longestName().equals(LOG_ON);
                values.put(option.longestName(), secret ? "..." : text(value));
            }
        }
        return values;
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Invocation::text).collect(Collectors.joining(","))
                : value.toString();
    }
}
