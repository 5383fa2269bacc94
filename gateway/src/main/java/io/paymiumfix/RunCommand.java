package io.paymiumfix;

import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.SecretText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gateway run}. */
@Command(
        name = "run",
        sortOptions = false,
        description = {
            "Runs the gateway until SIGTERM or Ctrl-C.",
            "Without a configuration it trades on an embedded simulator, which forgets everything when it ends, and"
                    + " prints how to log on."
        },
        footer = {"", "Ends with 0 after a clean stop; orders keep resting at the venue."})
final class RunCommand implements Callable<Integer> {

    static final String DEFAULT_FOLDER = "data/embedded";
    private static final int DEFAULT_PORT = 9878;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; config/ has three to begin with.")
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Without --config: where to keep journal and store (" + DEFAULT_FOLDER + ").")
    private Path folder;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Without --config: TCP port, 0 for a free one (" + DEFAULT_PORT + ").")
    private Integer port;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    @Override
    public Integer call() throws InterruptedException {
        try {
            final Greeting greeting = new Greeting(spec.commandLine().getOut());
            stopOnSignal(file == null ? withoutFile(greeting) : withFile(greeting));
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (ConfigException e) {
            e.faults().forEach(spec.commandLine().getErr()::println);
            return ExitCode.USAGE;
        } catch (CannotStartException e) {
            spec.commandLine().getErr().println("Cannot start: " + sentence(e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private RunningGateway withFile(final Greeting greeting)
            throws ConfigException, CannotStartException, InterruptedException {
        if (folder != null || port != null) {
            throw new ParameterException(
                    spec.commandLine(), "--data and --port go without --config: the file has dataDir and fix.port");
        }
        final GatewayConfig config = GatewayConfig.load(file, System.getenv());
        greeting.configured(file, config);
        final RunningGateway running =
                config.venue().embedded() ? onSimulator(greeting, config) : RunningGateway.onPaymium(config);
        greeting.sessions(config);
        greeting.listening(config.fix(), running.fixPort());
        return running;
    }

    private RunningGateway withoutFile(final Greeting greeting) throws CannotStartException, InterruptedException {
        final int wanted = port == null ? DEFAULT_PORT : port;
        if (wanted < 0 || wanted > 0xffff) {
            throw new ParameterException(spec.commandLine(), "--port=" + wanted + ": must be 0 to 65535");
        }
        final String password = GeneratedPassword.next();
        final GatewayConfig config = GatewayConfig.embedded(
                folder == null ? Path.of(DEFAULT_FOLDER) : folder, wanted, SecretText.of(password));
        greeting.unconfigured();
        final RunningGateway running = onSimulator(greeting, config);
        greeting.logOn(config, running.fixPort(), password);
        greeting.listening(config.fix(), running.fixPort());
        return running;
    }

    private static String sentence(final String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private static RunningGateway onSimulator(final Greeting greeting, final GatewayConfig config)
            throws CannotStartException, InterruptedException {
        final EmbeddedFolder taken = EmbeddedFolder.take(config);
        taken.movedTo().ifPresent(greeting::movedAside);
        return RunningGateway.onSimulator(config, taken);
    }

    /** The process ends with 0 after a clean stop, not with the signal's 143 or 130: being told to stop is no failure. */
    private static void stopOnSignal(final RunningGateway running) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    }

    private static void stop(final RunningGateway running) {
        int code = ExitCode.FAILED;
        try {
            running.close();
            code = ExitCode.OK;
        } catch (IOException e) {
            System.err.println("Not stopped cleanly: " + e.getMessage() + ". The next start recovers.");
        } finally {
            System.out.flush();
            System.err.flush();
            Runtime.getRuntime().halt(code);
        }
    }
}
