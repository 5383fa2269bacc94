package io.paymiumfix.simulator;

import io.paymiumfix.simulator.market.MarketMakerSettings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bin/simulator}: runs a simulator until SIGTERM and prints how to reach it. */
@Command(
        name = "simulator",
        sortOptions = false,
        description = "Runs a Paymium on this machine until it is told to stop (SIGTERM or Ctrl-C).")
final class SimulatorMain implements Callable<Integer> {

    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "9710", description = "TCP port, 0 for a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--seed", defaultValue = "1", description = "Start of everything random (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--mid", defaultValue = "50000", description = "First mid price in EUR (${DEFAULT-VALUE}).")
    private BigDecimal mid;

    @Option(
            names = "--rate",
            defaultValue = "1",
            description = "Market maker steps per second, 0 for no market maker (${DEFAULT-VALUE}).")
    private BigDecimal rate;

    @Option(
            names = "--user",
            paramLabel = "NAME:LOCALE:EUR:BTC",
            description = "An account to open; may be given several times (BC-U100001:en:100000:10).")
    private List<String> users = List.of("BC-U100001:en:100000:10");

    @Option(names = "--kind", description = "Behave as the specification says, not as the venue was observed.")
    private boolean isKind;

    @Option(names = "--old-cancel-path", description = "Accept DELETE .../cancel too, as ccxt sends it.")
    private boolean hasOldCancelPath;

    @Option(
            names = "--calls-per-day",
            defaultValue = "86400",
            description = "Calls one address may make per UTC day (${DEFAULT-VALUE}).")
    private int callsPerDay;

    @Option(
            names = "--request-log",
            defaultValue = "10000",
            description = "Requests the control endpoint can tell of (${DEFAULT-VALUE}).")
    private int requestLogSize;

    @Option(
            names = "--history",
            defaultValue = "10000",
            description = "Ended orders kept per account (${DEFAULT-VALUE}).")
    private int historyPerUser;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    private SimulatorMain() {}

    /** Ends with 0 after SIGTERM, 1 when it cannot start, 2 for a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatorMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch stopped = new CountDownLatch(1);
        try (Simulator simulator = Simulator.start(settings())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulator, stopped), "stop"));
            if (rate.signum() > 0) {
                simulator.marketMaker(marketMaker()).start();
            }
            out.println("Paymium simulator (" + (isKind ? "as specified" : "as observed") + ")");
            out.println("  API      " + simulator.baseUri());
            out.println("  stream   " + simulator.streamUri());
            out.println("  control  " + simulator.controlUri());
            users.forEach(user -> open(simulator, user, out));
            out.println("The keys hold until this process ends. Stop it with Ctrl-C.");
            out.flush();
            stopped.await();
            return 0;
        } catch (UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getCause().getMessage());
            return 1;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private SimulatorSettings settings() {
        SimulatorSettings settings = isKind ? SimulatorSettings.kind() : SimulatorSettings.defaults();
        if (hasOldCancelPath) {
            settings = settings.withRest(rest -> rest.oldCancelPath(true));
        }
        return settings.withRest(rest -> rest.callsPerWindow(callsPerDay).requestLogSize(requestLogSize))
                .withExchange(exchange -> exchange.historyPerUser(historyPerUser))
                .withHost(host)
                .withPort(port)
                .withSeed(seed);
    }

    private MarketMakerSettings marketMaker() {
        long intervalMs =
                Math.max(1, MILLIS_PER_SECOND.divideToIntegralValue(rate).longValueExact());
        return MarketMakerSettings.defaults()
                .withMid(mid.toPlainString())
                .withSeed(seed)
                .withInterval(Duration.ofMillis(intervalMs));
    }

    private static void open(Simulator simulator, String description, PrintWriter out) {
        String[] parts = description.split(":", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("--user=" + description + ": must be NAME:LOCALE:EUR:BTC");
        }
        SimulatedUser user =
                simulator.createUser(parts[0], parts[1], new BigDecimal(parts[2]), new BigDecimal(parts[3]));
        SimulatedToken token = user.createToken();
        out.println("  account  " + user.name() + " with " + parts[2] + " EUR and " + parts[3] + " BTC");
        out.println("           Api-Key " + token.key());
        out.println("           secret  " + token.secret());
    }

    private static void stop(Simulator simulator, CountDownLatch stopped) {
        simulator.close();
        stopped.countDown();
    }
}
