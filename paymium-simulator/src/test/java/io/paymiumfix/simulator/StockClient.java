package io.paymiumfix.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The socket.io 1.3.7 client as published, as a node process that prints what it hears. */
final class StockClient implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    StockClient(Path installed, Simulator simulator, String channelId, String transport) throws IOException {
        process = new ProcessBuilder(
                        "node", "stream-session.cjs", "http://127.0.0.1:" + simulator.port(), channelId, transport)
                .directory(installed.toFile())
                .redirectErrorStream(true)
                .start();
        Thread reader = new Thread(this::readLines, "stock-client-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("output ended: " + e);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits until so many lines begin like this. */
    StockClient await(String begin, int times) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> lines.stream()
                                    .filter(line -> line.startsWith(begin))
                                    .count()
                            >= times);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain for " + times + " times " + begin + " in " + lines, e);
        }
        return this;
    }

    StockClient await(String begin) {
        return await(begin, 1);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
