package io.paymiumfix.bench.soak;

import io.paymiumfix.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Asks a Java machine how it is, by {@code jcmd}, its GC log and {@code /proc}. Its own thread does the asking. */
final class Vitals implements AutoCloseable {

    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final int JCMD_S = 60;
    private static final double SECOND_NS = 1e9;

    private final long pid;
    private final Path heapLog;
    private final Path folder;
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread vitals = new Thread(task, "vitals");
        vitals.setDaemon(true);
        return vitals;
    });
    private Future<?> sampling;

    /**
     * Of a process.
     *
     * @param heapLog written with {@link HeapLog#OPTIONS}
     * @param folder for what jcmd prints
     */
    Vitals(long pid, Path heapLog, Path folder) {
        if (!Files.isExecutable(JCMD)) {
            throw new BenchException(JCMD + " is not there: the soak wants a JDK, not only a Java runtime");
        }
        this.pid = pid;
        this.heapLog = heapLog;
        this.folder = folder;
    }

    /**
     * Takes a sample every so many seconds from now on.
     *
     * @param orders placed so far; any thread may ask
     * @param told by the thread of this
     */
    void start(double everyS, LongSupplier orders, Consumer<Sample> told) {
        long startNs = System.nanoTime();
        long everyNs = (long) (everyS * SECOND_NS);
        sampling = thread.scheduleWithFixedDelay(
                () -> {
                    Sample sample = sample(startNs, orders);
                    synchronized (samples) {
                        samples.add(sample);
                    }
                    told.accept(sample);
                },
                everyNs,
                everyNs,
                TimeUnit.NANOSECONDS);
    }

    /** Throws when a sample could not be taken. */
    void requireWell() {
        if (sampling != null && sampling.isDone()) {
            result(sampling);
        }
    }

    /** All samples; takes no more. */
    List<Sample> stop() {
        sampling.cancel(false);
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** Live bytes by class, when the sample under way is done. */
    Future<ClassHistogram> histogram(String name) {
        return thread.submit(() -> {
            List<String> lines = jcmd("GC.class_histogram");
            Files.write(folder.resolve("classes-" + name + ".txt"), lines);
            return ClassHistogram.parse(lines);
        });
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get(JCMD_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BenchException("the gateway's process cannot be asked: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new BenchException("the gateway's process does not answer jcmd", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private Sample sample(long startNs, LongSupplier orders) {
        try {
            int before = HeapLog.liveKib(Files.readAllLines(heapLog)).size();
            jcmd("GC.run");
            double second = (System.nanoTime() - startNs) / SECOND_NS;
            long placed = orders.getAsLong();
            List<Long> live = HeapLog.liveKib(Files.readAllLines(heapLog));
            if (live.size() == before) {
                throw new BenchException("no full collection in " + heapLog + " after GC.run");
            }
            return new Sample(second, placed, live.get(live.size() - 1), status("VmRSS:"), descriptors(), (int)
                    status("Threads:"));
        } catch (IOException e) {
            throw new BenchException("no sample: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private List<String> jcmd(String command) throws IOException, InterruptedException {
        Path out = folder.resolve("jcmd.out");
        Process jcmd = new ProcessBuilder(JCMD.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!jcmd.waitFor(JCMD_S, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
            throw new BenchException("jcmd " + command + " takes more than " + JCMD_S + " s");
        }
        List<String> lines = Files.readAllLines(out);
        if (jcmd.exitValue() != 0) {
            throw new BenchException("jcmd " + command + " failed: " + String.join("\n", lines));
        }
        return lines;
    }

    private int descriptors() {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return (int) all.count();
        } catch (IOException e) {
            return -1;
        }
    }

    private long status(String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(field.length()).replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
