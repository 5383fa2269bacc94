package io.paymiumfix;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.OAuthFileException;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.AccountConfig;
import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.doctor.Checkup;
import io.paymiumfix.doctor.Findings;
import io.paymiumfix.doctor.Patient;
import io.paymiumfix.doctor.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gateway doctor}: looks whether a gateway would run as configured; with --probe, whether the venue is as assumed. */
@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Checks configuration, folders, journal, clock, TLS, tokens, budget and the venue's figures. Places nothing.",
            "With --probe it places one smallest order far from the market and cancels it, and says of each"
                    + " venue.assume.* whether it holds. Each cancel sends the account holder an e-mail."
        },
        footer = {
            "",
            "One line each: ok, warn or FAIL. Ends with 0 when all is ok, 1 with a warn, 2 with a FAIL or a bad command"
                    + " line."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final long CLEAN_UP_S = 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration.")
    private Path file;

    @Option(
            names = "--probe",
            description = "Probe the assumptions with a real order; asks for the account's name first.")
    private boolean isProbe;

    @Option(
            names = "--yes-place-orders",
            paramLabel = "ACCOUNT",
            description = "With --probe: the account to probe, instead of being asked.")
    private String confirmed;

    @Option(
            names = "--second-token",
            paramLabel = "FILE",
            description =
                    "With --probe: another token of the same account, its key on the first line, its secret on the"
                            + " second; used by nobody else.")
    private Path secondTokenFile;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    @Override
    public Integer call() throws InterruptedException {
        if (!isProbe && (confirmed != null || secondTokenFile != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--yes-place-orders and --second-token go with --probe only");
        }
        final Findings findings = new Findings(spec.commandLine().getOut());
        try {
            final GatewayConfig config = GatewayConfig.load(file, System.getenv());
            findings.note(file + " has no faults");
            examine(config, findings);
        } catch (ConfigException e) {
            e.faults().forEach(fault -> findings.fail("configuration", fault));
        } catch (CannotStartException e) {
            findings.fail("start", e.getMessage());
        }
        return switch (findings.worst()) {
            case OK -> ExitCode.OK;
            case WARN -> ExitCode.FAILED;
            case FAIL -> ExitCode.USAGE;
        };
    }

    private void examine(final GatewayConfig config, final Findings findings)
            throws CannotStartException, InterruptedException {
        if (config.venue().embedded()) {
            throw new CannotStartException(
                    "venue.embedded is true: its venue lives inside the gateway, there is nothing"
                            + " to look at; name a configuration with venue.baseUri");
        }
        EmbeddedFolder.refuse(config);
        final URI venue = config.venue().baseUri().orElseThrow();
        final List<Credential> tokens = tokens(config);
        final Patient patient = patient(config, venue, tokens);
        try {
            final Optional<TokenLocks> locks = taken(venue, tokens);
            if (locks.isEmpty()) {
                whileRunning(patient, findings);
                return;
            }
            try {
                examine(patient, findings);
            } finally {
                locks.get().close();
            }
        } catch (IOException e) {
            throw CannotStartException.of(e, config.dataDir());
        }
    }

    /** The tokens for ourselves, or nothing while another process has one. */
    private static Optional<TokenLocks> taken(final URI venue, final List<Credential> tokens) throws IOException {
        try {
            return Optional.of(TokenLocks.take(venue, tokens));
        } catch (TokenInUseException e) {
            return Optional.empty();
        }
    }

    /** The token's nonces are the running gateway's: nothing signed is sent. */
    private void whileRunning(final Patient patient, final Findings findings) throws InterruptedException {
        if (isProbe) {
            findings.fail("probe", "a gateway uses the token; stop it first: its nonces and the probe's would collide");
            return;
        }
        findings.running();
        new Checkup(patient.withoutTokens(), findings, Clock.systemUTC()).run();
    }

    private static Patient patient(final GatewayConfig config, final URI venue, final List<Credential> tokens)
            throws CannotStartException {
        try {
            return new Patient(config, Settings.venue(config, venue, tokens).client(), tokens);
        } catch (IOException e) {
            throw CannotStartException.of(e, config.dataDir());
        }
    }

    private void examine(final Patient patient, final Findings findings) throws InterruptedException, IOException {
        new Checkup(patient, findings, Clock.systemUTC()).run();
        if (!isProbe) {
            return;
        }
        if (findings.worst() == Findings.Grade.FAIL) {
            findings.note("no probe: the FAIL above comes first");
            return;
        }
        final Optional<AccountConfig> account = account(patient.config());
        if (account.isEmpty()) {
            findings.fail("probe", "not confirmed; nothing was placed");
            return;
        }
        final Optional<Credential> second = secondToken();
        if (second.isEmpty()) {
            probe(patient, account.get(), second, findings);
            return;
        }
        final URI venue = patient.config().venue().baseUri().orElseThrow();
        final Optional<TokenLocks> locks = taken(venue, List.of(second.get()));
        if (locks.isEmpty()) {
            findings.fail("probe", "the second token is used by another process, or is the account's first");
            return;
        }
        try {
            probe(patient, account.get(), second, findings);
        } finally {
            locks.get().close();
        }
    }

    private void probe(
            final Patient patient,
            final AccountConfig account,
            final Optional<Credential> second,
            final Findings findings)
            throws InterruptedException {
        final Probe probe = new Probe(patient, account.name(), second, findings, Probe.Limits.DEFAULTS);
        final CountDownLatch ended = new CountDownLatch(1);
        final Thread onSignal = new Thread(() -> stop(probe, ended), "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            probe.run();
        } finally {
            ended.countDown();
            forget(onSignal);
        }
    }

    /** Ctrl-C and SIGTERM: what was placed is canceled before the process ends. */
    private static void stop(final Probe probe, final CountDownLatch ended) {
        probe.stop();
        try {
            if (!ended.await(CLEAN_UP_S, TimeUnit.SECONDS)) {
                System.err.println("The probe did not end in time; run it again, it cancels what it left.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(final Thread onSignal) {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            // The process is ending: the hook has run, or is waiting for this.
            return;
        }
    }

    private Optional<AccountConfig> account(final GatewayConfig config) throws IOException {
        final String name = confirmed == null ? asked(config) : confirmed;
        return config.accounts().stream()
                .filter(account -> account.name().equals(name) && account.canTrade())
                .findFirst();
    }

    private String asked(final GatewayConfig config) throws IOException {
        final List<String> names =
                config.accounts().stream().map(AccountConfig::name).toList();
        spec.commandLine()
                .getOut()
                .println("The probe places one smallest order, at half the best bid or twice the best offer, at "
                        + config.venue().baseUri().orElseThrow()
                        + ", and cancels it. The account holder gets an e-mail. Type the name of the account to go on "
                        + names + ":");
        spec.commandLine().getOut().flush();
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        final String line = in.readLine();
        return line == null ? "" : line.strip();
    }

    private static List<Credential> tokens(final GatewayConfig config) throws CannotStartException {
        try {
            return Settings.tokens(config);
        } catch (OAuthFileException e) {
            throw CannotStartException.of(e);
        }
    }

    private Optional<Credential> secondToken() throws IOException {
        if (secondTokenFile == null) {
            return Optional.empty();
        }
        final List<String> lines = Files.readAllLines(secondTokenFile, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() != 2) {
            throw new ParameterException(
                    spec.commandLine(), "--second-token: wants the key on the first line, the secret on the second");
        }
        try {
            return Optional.of(new ApiToken(lines.get(0), Secret.of(lines.get(1))));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--second-token: " + e.getMessage());
        }
    }
}
