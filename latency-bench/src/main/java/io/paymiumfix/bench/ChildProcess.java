package io.paymiumfix.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject in a process of its own. What it prints goes to a file; a line with {@code listening on HOST:PORT} says that
 * it is ready and where.
 */
public final class ChildProcess implements Subject.Running {

    private static final Pattern LISTENING =
            Pattern.compile("listening on /?(?:\\[([0-9A-Fa-f:.]+)]|([0-9A-Za-z.-]*)):([0-9]{1,5})\\b");
    private static final int LINES_SHOWN = 15;

    /** Where a Java machine is told to write of its collections, beside what it prints. */
    static final String GC_LOG = "gc.log";

    private final Process process;
    private final Path log;
    private volatile InetSocketAddress address;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param log gets what it prints
     */
    public static ChildProcess start(List<String> command, Path log) throws IOException {
        Process process = Offspring.start(command);
        ChildProcess child = new ChildProcess(process, log);
        Thread reader = new Thread(child::copyOutput, "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private void copyOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                Writer copy = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.append(line).append('\n').flush();
                InetSocketAddress found = addressIn(line);
                if (address == null && found != null) {
                    address = found;
                }
            }
        } catch (IOException e) {
            // The process has ended, or its log cannot be written: both show in what the harness waits for.
            process.destroy();
        }
    }

    /** The address a line says something listens on; null when it says none. */
    static InetSocketAddress addressIn(String line) {
        Matcher matcher = LISTENING.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        boolean anywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
        return new InetSocketAddress(anywhere ? "127.0.0.1" : host, Integer.parseInt(matcher.group(3)));
    }

    @Override
    public InetSocketAddress address() {
        if (address == null && !process.isAlive()) {
            throw new BenchException("ended with " + process.exitValue() + " before it listened:\n" + lastLines());
        }
        return address;
    }

    /** The operating system's number of it. */
    public long pid() {
        return process.pid();
    }

    /** The last of what it has said. */
    public String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }

    @Override
    public long cpuNs() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
    }

    @Override
    public ThreadTimes threadTimes() {
        return ThreadTimes.of(process.pid());
    }

    @Override
    public long heapBytes() {
        return HeapGauge.used(process.pid());
    }

    @Override
    public void collect() {
        HeapGauge.collect(process.pid());
    }

    @Override
    public GcLog gcLog() throws IOException {
        Path file = log.resolveSibling(GC_LOG);
        return Files.exists(file) ? GcLog.read(file) : null;
    }

    @Override
    public void runOn(String cpus) throws IOException {
        List<String> command = List.of("taskset", "-a", "-c", "-p", cpus, Long.toString(process.pid()));
        // A thread that begins or ends while taskset goes over them may be missed, or make it fail: the next time it is
        // not.
        boolean moved = false;
        for (int times = 0; times < 2 || (!moved && times < 5); times++) {
            moved = move(command);
        }
        if (!moved && process.isAlive()) {
            throw new BenchException("cannot be moved: " + String.join(" ", command) + " failed");
        }
    }

    private static boolean move(List<String> command) throws IOException {
        Process taskset = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return taskset.onExit().join().exitValue() == 0;
    }

    @Override
    public void stop() {
        process.destroy();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        Offspring.end(process);
    }
}
