package io.paymiumfix;

import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.replay.Replay;
import io.paymiumfix.replay.ReplayException;
import io.paymiumfix.replay.Speed;
import io.paymiumfix.replay.journal.JournalReplayOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code gateway replay}. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Replays a recorded session or a journal and compares what follows with what followed then.",
            "Against a fresh gateway on a simulator of its own, or in the order core alone: no money moves, and Paymium is"
                    + " never reached."
        },
        footer = {
            "",
            "Ends with 0 when equal, 1 when different, 2 when it cannot run. docs/replay.md and docs/journal.md have the"
                    + " rest."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int MAX_WAIT_S = 3_600;
    private static final String RECORDED = "recorded";

    @Spec
    private CommandSpec spec;

    /** What is replayed: one of several kinds. */
    private static final class Source {
        @Option(
                names = "--fix-log",
                paramLabel = "FILE",
                description = "A client's FIX session: a message log, or one message to a line.")
        private Path fixLog;

        @Option(
                names = "--journal",
                paramLabel = "DIR",
                description = "A gateway's journal, which may be in use; with --against and --write-outputs only.")
        private Path journal;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    @Mixin
    private JournalReplayOptions ofJournal;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Sessions, accounts and rules of the gateway. Without it they follow from the recording.")
    private Path configFile;

    @Option(
            names = "--client",
            paramLabel = "COMPID",
            description = "SenderCompID(49) of the client, where the recording leaves a doubt.")
    private String client;

    @Option(
            names = "--market",
            paramLabel = "FILE|" + RECORDED,
            description = "What the simulated market does, where no comment in the recording says it; " + RECORDED
                    + " makes it of the recorded fills.")
    private Path market;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            converter = SpeedConverter.class,
            description = "1 keeps the recorded gaps, 10 makes them ten times shorter; max goes on when the answers"
                    + " recorded so far have come (max).")
    private Speed speed;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long an answer is waited for before it is missing (5).")
    private int waitS;

    @Option(
            names = "--ignore-ids",
            description =
                    "Compare OrderID(37), ExecID(17), ExecRefID(19) and SecondaryOrderID(198) by where they recur.")
    private boolean ignoreIds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the comparison as JSON.")
    private Path json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the comparison as a JUnit report.")
    private Path junit;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the replay as a new recording; every message waits --wait for answers.")
    private Path rewritten;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    @Override
    public Integer call() throws InterruptedException {
        if (source.journal != null) {
            if (ignoreIds || json != null || junit != null || rewritten != null) {
                throw new ParameterException(
                        spec.commandLine(), "--ignore-ids, --json, --junit and --write do not go with --journal");
            }
            return ofJournal.run(
                    source.journal,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        }
        if (ofJournal.isGiven()) {
            throw new ParameterException(spec.commandLine(), "--against and --write-outputs go with --journal only");
        }
        if (waitS < 1 || waitS > MAX_WAIT_S) {
            throw new ParameterException(spec.commandLine(), "--wait=" + waitS + ": must be 1 to " + MAX_WAIT_S);
        }
        // The gateway's log would run between the lines of the comparison; read once, before the first logger.
        System.setProperty("gateway.log.level", System.getProperty("gateway.log.level", "WARN"));
        try {
            return Replay.run(request(), spec.commandLine().getOut()) ? ExitCode.OK : ExitCode.FAILED;
        } catch (ConfigException e) {
            e.faults().forEach(spec.commandLine().getErr()::println);
            return ExitCode.USAGE;
        } catch (ReplayException e) {
            spec.commandLine().getErr().println("Cannot replay: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private Replay.Request request() throws ConfigException {
        return new Replay.Request(
                source.fixLog,
                configFile == null ? Optional.empty() : Optional.of(GatewayConfig.load(configFile, System.getenv())),
                Optional.ofNullable(client),
                isMarketRecorded() ? Optional.empty() : Optional.ofNullable(market),
                isMarketRecorded(),
                speed,
                Duration.ofSeconds(waitS),
                ignoreIds,
                Optional.ofNullable(json),
                Optional.ofNullable(junit),
                Optional.ofNullable(rewritten));
    }

    private boolean isMarketRecorded() {
        return market != null && market.toString().equals(RECORDED);
    }

    /** {@code max} or a number. */
    static final class SpeedConverter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(final String text) {
            try {
                return Speed.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("--speed=" + text + ": " + e.getMessage());
            }
        }
    }
}
