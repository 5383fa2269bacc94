package io.paymiumfix.bench.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code latency-bench soak}: a day in half an hour. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Makes one day's messages in half an hour and looks whether the gateway's live heap rests. Exits with"
                        + " 0 when it does, 1 when it does not or the run broke off, 2 for a wrong option.")
public final class SoakCommand implements Callable<Integer> {

    private static final int SAMPLES = 60;
    private static final double LEAST_SAMPLE_S = 3;
    private static final int MOST_SESSIONS = 1_000;

    @Option(names = "--minutes", description = "Below 30, a part of the day at the same rates.")
    private double minutes = 30;

    @Option(
            names = "--sessions",
            description = "Logged on with HeartBtInt(108)=1; one in five places orders. 2 to 1000.")
    private int sessions = 200;

    @Option(names = "--subscriptions", description = "To market data, of the other sessions in all.")
    private int subscriptions = 500;

    @Option(names = "--orders", description = "A day.")
    private long orders = 20_000;

    @Option(names = "--updates", description = "Of the venue's book, a day.")
    private long updates = 259_200;

    @Option(names = "--java-options", description = "Of the gateway's Java machine; blanks separate words.")
    private String javaOptions = "-Xms512m -Xmx1g";

    @Option(names = "--subject-cpu", description = "Runs the gateway on this processor only, by taskset.")
    private Integer subjectCpu;

    @Option(names = "--output", description = "Folder for soak.json and what the processes say.")
    private Path output = Path.of("latency-bench", "target", "soak");

    @Override
    public Integer call() throws IOException {
        try {
            if (sessions < 2 || sessions > MOST_SESSIONS || subscriptions < 1) {
                throw new BenchException("2 to 1000 sessions, and at least one subscription");
            }
            Files.createDirectories(output);
            double sampleEveryS = Math.max(LEAST_SAMPLE_S, minutes * 60 / SAMPLES);
            SoakReport report = new Soak(
                            new Day(minutes, orders, updates),
                            sessions,
                            subscriptions,
                            sampleEveryS,
                            new JavaCommand(javaOptions, Objects.toString(subjectCpu, null)))
                    .run(output, System.out);
            report.print(System.out);
            Path file = output.resolve("soak.json");
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
            System.out.println("\nevery sample: " + file);
            return report.verdict().passed() || !report.longEnough() ? 0 : 1;
        } catch (BenchException e) {
            System.err.println("latency-bench: " + e.getMessage());
            return 1;
        }
    }
}
