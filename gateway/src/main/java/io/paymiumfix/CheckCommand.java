package io.paymiumfix;

import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gateway check}: reads a configuration as {@code run} would, and starts nothing. */
@Command(
        name = "check",
        sortOptions = false,
        description = "Reads a configuration, lists its faults or the settings in effect, and starts nothing.")
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
    private Path file;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try {
            final GatewayConfig config = GatewayConfig.load(file, System.getenv());
            out.println("# " + file + " has no faults. In effect, secrets masked:");
            config.describe().forEach(out::println);
            return ExitCode.OK;
        } catch (ConfigException e) {
            e.faults().forEach(spec.commandLine().getErr()::println);
            return ExitCode.USAGE;
        }
    }
}
