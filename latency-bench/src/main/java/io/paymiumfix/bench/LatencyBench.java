package io.paymiumfix.bench;

import io.paymiumfix.bench.baseline.NaiveBridge;
import io.paymiumfix.bench.baseline.QuickFixEcho;
import io.paymiumfix.bench.baseline.SetUp;
import io.paymiumfix.bench.micro.MicroCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/latency-bench}: options in, tables and files out. */
@Command(
        name = "latency-bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures FIX in to REST out (t1) and REST in to FIX out (t2) of the gateway, beside what else"
                + " could be used.")
final class LatencyBench implements Callable<Integer> {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @Option(names = "--rounds", description = "Turns of every subject; odd, for a median.")
    private int rounds = 5;

    @Option(names = "--warm-up", description = "Orders not counted, one at a time.")
    private long warmUpOrders = 30_000;

    @Option(names = "--orders", description = "Orders of the closed loop, one at a time; 0 leaves it out.")
    private long closedLoopOrders = 30_000;

    @Option(names = "--rate", split = ",", description = "Orders per second of open loops.")
    private List<Long> rates = List.of(1_000L);

    @Option(names = "--seconds", description = "Length of each open loop.")
    private long openLoopSeconds = 10;

    @Option(
            names = "--subjects",
            split = ",",
            description = "Any of raw-bridge, quickfixj-echo, naive-bridge, gateway.")
    private List<String> subjects = List.of("raw-bridge", "quickfixj-echo", "naive-bridge", "gateway");

    @Option(
            names = "--set-up",
            description = "Of gateway and QuickFIX/J subjects alike: on (message store and log in files) or bare.")
    private SetUp setUp = SetUp.ON;

    @Option(names = "--durability", description = "Of the gateway's journal: os or fsync.")
    private String durability = "os";

    @Option(
            names = "--gateway-command",
            description =
                    "Starts the gateway; blanks separate words, {config} is its configuration file. By default the"
                            + " gateway of this build.")
    private String gatewayCommand;

    @Option(names = "--java-options", description = "Of the subjects' Java machines; blanks separate words.")
    private String javaOptions = "-Xms512m -Xmx1g";

    @Option(names = "--subject-cpu", description = "Runs the subjects on this processor only, by taskset.")
    private Integer subjectCpu;

    @Option(
            names = "--fix",
            description =
                    "HOST:PORT of a gateway that runs already and whose venue is --venue-port; nothing is started.")
    private String fix;

    @Option(names = "--venue-port", description = "Of the venue stub; 0 takes a free one.")
    private int venuePort;

    @Option(names = "--log-on-as", description = "With --fix: SenderCompID,TargetCompID,username,password,account.")
    private String logOnAs = "BENCH,PAYMIUM,bench,bench,main";

    @Option(names = "--load-a-remote-gateway", description = "Allows --fix to name another machine.")
    private boolean remoteAllowed;

    @Option(names = "--output", description = "Folder for histograms, summary.json and the subjects' logs.")
    private Path output = Path.of("latency-bench", "target", "latency");

    private LatencyBench() {}

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
            Files.createDirectories(output);
            Report report = new Report(run().measure(output, System.out));
            String machine = Machine.describe() + (fix == null ? ", set-up " + setUp + ", journal " + durability : "");
            System.out.println(machine);
            report.print(System.out);
            report.write(output, machine);
            System.out.println("\nhistograms and summary.json: " + output);
            return 0;
        } catch (BenchException e) {
            System.err.println("latency-bench: " + e.getMessage());
            return 1;
        }
    }

    private Run run() {
        List<Subject> chosen = fix == null
                ? subjects.stream().map(this::subject).toList()
                : List.of(Subjects.running(Addresses.target(fix, remoteAllowed)));
        return new Run(
                chosen,
                rounds,
                warmUpOrders,
                closedLoopOrders,
                rates.stream().map(Schedule::new).toList(),
                openLoopSeconds,
                venuePort,
                fix == null ? GatewayFile.IDENTITY : Addresses.identity(logOnAs));
    }

    private Subject subject(String name) {
        return switch (name) {
            case "raw-bridge" -> Subjects.rawBridge(java(RawBridge.class.getName()));
            case "quickfixj-echo" -> Subjects.quickFixEcho(java(QuickFixEcho.class.getName()), setUp);
            case "naive-bridge" -> Subjects.naiveBridge(java(NaiveBridge.class.getName()), setUp);
            case "gateway" -> Subjects.gateway(gateway(), new GatewayFile(durability, setUp == SetUp.ON));
            default ->
                throw new BenchException(
                        "no subject " + name + ": there are raw-bridge, quickfixj-echo, naive-bridge and gateway");
        };
    }

    private List<String> gateway() {
        return gatewayCommand == null
                ? java("io.paymiumfix.Main", "run", "--config", Subjects.CONFIG_PLACE)
                : pinned(List.of(gatewayCommand.trim().split("\\s+")));
    }

    private List<String> java(String... arguments) {
        List<String> words = new ArrayList<>(List.of(JAVA));
        words.addAll(List.of(javaOptions.trim().split("\\s+")));
        words.addAll(List.of("-cp", CLASS_PATH));
        words.addAll(List.of(arguments));
        return pinned(words);
    }

    private List<String> pinned(List<String> words) {
        List<String> command = new ArrayList<>();
        if (subjectCpu != null) {
            command.addAll(List.of("taskset", "-c", subjectCpu.toString()));
        }
        command.addAll(words);
        return command;
    }
}
