package io.paymiumfix.bench;

import io.paymiumfix.bench.baseline.NaiveBridge;
import io.paymiumfix.bench.baseline.QuickFixEcho;
import io.paymiumfix.bench.baseline.SetUp;
import io.paymiumfix.bench.baseline.Threading;
import io.paymiumfix.bench.market.FanOutCommand;
import io.paymiumfix.bench.micro.MicroCommand;
import io.paymiumfix.bench.report.ConsoleReport;
import io.paymiumfix.bench.report.Result;
import io.paymiumfix.bench.soak.SoakCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bin/latency-bench}: options in, tables and files out. */
@Command(
        name = "latency-bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        subcommands = {CompareCommand.class, TableCommand.class, FanOutCommand.class, SoakCommand.class},
        description = "Measures FIX in to REST out (t1) and REST in to FIX out (t2) of the gateway, beside what else"
                + " could be used.")
final class LatencyBench implements Callable<Integer> {

    private static final String RAW_BRIDGE = "raw-bridge";

    @Option(names = "--rounds", description = "Starts of every subject; odd, for a median.")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            description =
                    "Orders not counted, of each kind of work in turn, in six parts of 0.6 s at most or more, with a rest of"
                            + " the subject's compiler after each; then a piece of a load before one of another kind.")
    private long warmUpOrders = 30_000;

    @Option(names = "--orders", description = "Orders of the closed loop, one at a time; 0 leaves it out.")
    private long closedLoopOrders = 30_000;

    @Option(
            names = "--sessions",
            split = ",",
            description =
                    "FIX sessions of the closed loops; flood and open loops use as many as the first number says.")
    private List<Integer> sessions = List.of(1);

    @Option(names = "--flood", description = "Orders of the flood; 0 leaves it out.")
    private long floodOrders;

    @Option(
            names = "--flood-seconds",
            description =
                    "The flood ends after so long, whatever is left of its orders, so that a slow subject's is not ten"
                            + " times as long as a quick one's. 0: when all were answered.")
    private int floodSeconds;

    @Option(
            names = "--parts",
            description =
                    "A load whose rate is of interest, a flood or several sessions, is put on the subject so often, with"
                            + " collections between, and added up: a machine's moods pass.")
    private int parts = 1;

    @Option(
            names = "--pairs",
            description =
                    "All subjects of a round are alive at once and take turns so often at every load, also at those of"
                            + " latency, so that a machine's mood hits them alike. Each time counts as a round of its own; instead of"
                            + " --parts. 0: one subject after the other.")
    private int pairs;

    @Option(names = "--window", description = "Orders under way at most in the flood, over all its sessions.")
    private int window = 512;

    @Option(
            names = "--work",
            split = ",",
            description = "orders, cancels or both. For cancels each order is canceled as soon as it is acknowledged,"
                    + " and the cancel is measured.")
    private List<Work> works = List.of(Work.ORDERS);

    @Option(
            names = "--keep-open",
            description = "Orders left open at most in an open loop: beyond it the oldest is canceled, unmeasured."
                    + " 0 cancels none.")
    private long keepOpen = 1_000;

    @Option(names = "--venue-delay-us", description = "From an order read whole to the venue's answer.")
    private long venueDelayUs;

    @Option(
            names = "--accounts",
            description =
                    "Of the gateway's sessions: each its own, or one for all, as the baselines have one token; one at"
                            + " --pipeline-depth 1 has one call under way.")
    private GatewayFile.Accounts accounts = GatewayFile.Accounts.EACH;

    @Option(names = "--pipeline-depth", description = "Of the gateway: calls unanswered on one connection.")
    private int pipelineDepth = 1;

    @Option(names = "--rate", split = ",", description = "Orders per second of open loops; 0 leaves them out.")
    private List<Long> rates = List.of(1_000L);

    @Option(names = "--seconds", description = "Length of each open loop.")
    private long openLoopSeconds = 10;

    @Option(
            names = "--subjects",
            split = ",",
            description = "Any of raw-bridge, quickfixj-echo, naive-bridge, naive-threaded, gateway.")
    private List<String> subjects = List.of(RAW_BRIDGE, "quickfixj-echo", "naive-bridge", "naive-threaded", "gateway");

    @Option(
            names = "--set-up",
            description = "Of gateway and QuickFIX/J subjects alike: on (message store and log in files) or bare"
                    + " (nothing on disk, nothing logged).")
    private SetUp setUp = SetUp.ON;

    @Option(names = "--durability", description = "Of the gateway's journal: os or fsync.")
    private String durability = "os";

    @Option(
            names = "--tls",
            description = "TLS on both sides, with a key made for the run. Leaves out raw-bridge, which knows none.")
    private boolean tlsWanted;

    @Option(
            names = "--gateway-command",
            description =
                    "Starts the gateway; blanks separate words, {config} is its configuration file. By default the"
                            + " gateway of this build.")
    private String gatewayCommand;

    @Option(names = "--java-options", description = "Of the subjects' Java machines; blanks separate words.")
    private String javaOptions = "-Xms2g -Xmx2g -XX:+UseParallelGC -XX:+AlwaysPreTouch"
            + " -XX:CompileThresholdScaling=0.01 -XX:CICompilerCount=3 -XX:+UseTransparentHugePages"
            + " -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=4";

    @Option(names = "--subject-cpu", description = "Runs the subjects on these processors only, by taskset.")
    private String subjectCpu;

    @Option(
            names = "--latency-cpu",
            description =
                    "Moves a subject to this processor, of --subject-cpu's, for the closed loop of one session and for"
                            + " open loops, and back for its warm-up and the other loads.")
    private String latencyCpu;

    @Option(
            names = "--fix",
            description = "HOST:PORT of a gateway that runs already and whose venue is --venue; nothing is started.")
    private String fix;

    @Option(
            names = "--venue",
            description = "HOST:PORT where the venue stub listens; port 0 takes a free one. Another host than this one"
                    + " only with --fix.")
    private String venue = "127.0.0.1:0";

    @Option(names = "--venue-port", description = "The same as --venue 127.0.0.1:PORT.")
    private Integer venuePort;

    @Option(
            names = "--log-on-as",
            description = "With --fix: SenderCompID,TargetCompID,username,password,account; once per session.")
    private List<String> logOnAs = List.of("BENCH,PAYMIUM,bench,bench,main");

    @Option(
            names = "--load-a-remote-gateway",
            description = "Allows --fix and --venue to name other addresses than loopback ones.")
    private boolean remoteAllowed;

    @Option(names = "--output", description = "Folder for reports, histograms and the subjects' logs.")
    private Path output = Path.of("latency-bench", "target", "latency");

    @Spec
    private CommandSpec spec;

    private Tls tls;

    LatencyBench() {}

    /** Exits with 0 when everything was measured, 1 when a run failed, 2 for a wrong option. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new LatencyBench())
                .addSubcommand(new MicroCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try {
            List<Measured> measured = measure(output, 1);
            Result result = Invocation.result(measured, spec, fix == null ? setUpInWords() : "not known: --fix");
            ConsoleReport.print(result, System.out);
            Invocation.write(result, measured, output);
            System.out.println("\nreport.html, report.md, result.json and histograms: " + output);
            return 0;
        } catch (BenchException e) {
            System.err.println("latency-bench: " + e.getMessage());
            return 1;
        }
    }

    /**
     * All rounds; what the subjects leave goes to a new folder in this one.
     *
     * @param firstStart number of the first start, from 1
     */
    List<Measured> measure(Path folder, int firstStart) throws IOException {
        Files.createDirectories(folder);
        tls = tlsWanted ? Tls.createIn(folder) : null;
        return run().measure(folder, firstStart, System.out);
    }

    /** What the options ask for. */
    Run run() {
        List<Subject> chosen = fix == null
                ? subjects.stream()
                        .filter(name -> tls == null || !name.equals(RAW_BRIDGE))
                        .map(this::subject)
                        .toList()
                : List.of(Subjects.running(Addresses.of(fix, remoteAllowed)));
        return new Run(
                chosen,
                rounds,
                warmUpOrders,
                shapes(),
                parts(),
                keepOpen > 0 ? keepOpen : Long.MAX_VALUE,
                new Run.Venue(venueAddress(), venueDelayUs, tls),
                fix == null
                        ? GatewayFile.identities(mostSessions(), accounts)
                        : logOnAs.stream().map(Addresses::identity).toList(),
                new Processors(subjectCpu, latencyCpu));
    }

    private Parts parts() {
        if (pairs < 0 || (pairs > 0 && parts > 1)) {
            throw new BenchException("--pairs " + pairs + " and --parts " + parts + ": one of them, and not below 0");
        }
        return pairs > 0 ? Parts.pairs(pairs) : Parts.addedUp(parts);
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (Work work : works) {
            if (closedLoopOrders > 0) {
                sessions.forEach(count -> shapes.add(Shape.closedLoop(work, count, closedLoopOrders)));
            }
            if (floodOrders > 0) {
                shapes.add(Shape.flood(work, sessions.get(0), floodOrders, window, floodSeconds));
            }
            rates.stream()
                    .filter(rate -> rate != 0)
                    .map(Schedule::new)
                    .forEach(schedule -> shapes.add(Shape.openLoop(work, sessions.get(0), schedule, openLoopSeconds)));
        }
        return shapes;
    }

    private int mostSessions() {
        return Collections.max(sessions);
    }

    private InetSocketAddress venueAddress() {
        InetSocketAddress address = Addresses.of(venuePort == null ? venue : "127.0.0.1:" + venuePort, remoteAllowed);
        if (fix == null && !address.getAddress().isLoopbackAddress()) {
            throw new BenchException(
                    "--venue " + venue + ": what the bench starts itself has its venue on this machine");
        }
        return address;
    }

    private String setUpInWords() {
        String words = setUp + ", journal " + durability;
        if (pipelineDepth > 1) {
            words += ", pipeline depth " + pipelineDepth;
        }
        if (mostSessions() > 1) {
            words += accounts == GatewayFile.Accounts.ONE ? ", one account" : ", an account each";
        }
        if (tls != null) {
            words += ", TLS on both sides";
        }
        if (setUp == SetUp.BARE) {
            words += RunFolder.memoryThere() ? ", gateway's files in memory" : ", gateway's files on disk";
        }
        return words;
    }

    private Subject subject(String name) {
        return switch (name) {
            case RAW_BRIDGE -> Subjects.rawBridge(java(RawBridge.class.getName()), mostSessions());
            case "quickfixj-echo" -> Subjects.quickFixEcho(java(QuickFixEcho.class.getName()), mostSessions(), setUp);
            case "naive-bridge" -> naive(Threading.ONE);
            case "naive-threaded" -> naive(Threading.PER_SESSION);
            case "gateway" ->
                Subjects.gateway(
                        gateway(),
                        new GatewayFile(durability, setUp == SetUp.ON, mostSessions(), accounts, pipelineDepth, tls),
                        setUp == SetUp.BARE);
            default ->
                throw new BenchException("no subject " + name
                        + ": there are raw-bridge, quickfixj-echo, naive-bridge, naive-threaded and gateway");
        };
    }

    private Subject naive(Threading threading) {
        return Subjects.naiveBridge(java(NaiveBridge.class.getName()), threading, mostSessions(), setUp);
    }

    private List<String> gateway() {
        return gatewayCommand == null
                ? java("io.paymiumfix.Main", "run", "--config", Subjects.CONFIG_PLACE)
                : JavaCommand.pinned(List.of(gatewayCommand.trim().split("\\s+")), subjectCpu);
    }

    private List<String> java(String mainClass, String... arguments) {
        JavaCommand java = new JavaCommand(javaOptions, subjectCpu)
                .with(List.of(
                        GcLog.OPTION.formatted(Subjects.TURN_PLACE + "/" + ChildProcess.GC_LOG), HeapGauge.OPTION));
        return (tls == null ? java : java.with(tls.javaOptions())).of(mainClass, arguments);
    }
}
