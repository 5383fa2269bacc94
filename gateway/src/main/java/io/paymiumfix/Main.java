package io.paymiumfix;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bin/gateway}. */
@Command(
        name = "gateway",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trade BTC/EUR on Paymium over FIX 4.4.",
        versionProvider = Main.Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            DoctorCommand.class,
            OrdersCommand.class,
            SettleCommand.class,
            AcceptCommand.class,
            ReconcileCommand.class,
            JournalCommand.class,
            ReplayCommand.class
        },
        footer = {
            "",
            "Ends with 0 when done, 1 when it cannot start, 2 for a bad configuration or command line, 70 when it could"
                    + " not go on and stopped at once."
        })
public final class Main {

    @Option(names = "--version", versionHelp = true, description = "Prints the version.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isVersionWanted;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    private Main() {}

    /** Ends the process with one of {@link ExitCode}. */
    public static void main(final String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::defect);
    }

    /** A wrong word gets one line, not a page. */
    private static int usage(final ParameterException e, final String[] arguments) {
        final PrintWriter err = e.getCommandLine().getErr();
        final String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(command + ": " + e.getMessage());
        err.println("Try: " + command + " --help");
        return ExitCode.USAGE;
    }

    private static int defect(final Exception e, final CommandLine command, final ParseResult parsed) {
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": a defect of this program; please report");
        e.printStackTrace(command.getErr());
        return ExitCode.FAILED;
    }

    /** As the jar says. */
    static final class Version implements IVersionProvider {
        static String number() {
            final String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(built in place)" : version;
        }

        @Override
        public String[] getVersion() {
            return new String[] {"Paymium FIX gateway " + number() + ", Java " + Runtime.version()};
        }
    }
}
