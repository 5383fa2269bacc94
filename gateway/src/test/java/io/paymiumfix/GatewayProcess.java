package io.paymiumfix;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code gateway run} as a process of its own, to be killed. */
final class GatewayProcess {
    private static final String LISTENING = "FIX 4.4: listening on ";
    private static final String OPEN = " mode OPEN";
    private static final int START_S = 30;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Duration> open = new CompletableFuture<>();
    private final long launchedNs = System.nanoTime();

    private GatewayProcess(final Process process, final Path log) {
        this.process = process;
        final Thread reader = new Thread(this::read, "gateway-out");
        reader.setDaemon(true);
        reader.start();
        final Thread logger = new Thread(() -> copyLog(log), "gateway-err");
        logger.setDaemon(true);
        logger.start();
    }

    /** Starts it, not waiting for anything; what it logs is appended to a file. */
    static GatewayProcess launch(final Path configuration, final Path log) throws IOException {
        return launch(configuration, log, List.of());
    }

    /** As above, run by another program: {@code before} are the words before the Java runtime's. */
    static GatewayProcess launch(final Path configuration, final Path log, final List<String> before)
            throws IOException {
        final List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dlogback.configurationFile=logback.xml", // as shipped: to standard error
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--config",
                configuration.toString()));
        return new GatewayProcess(new ProcessBuilder(words).start(), log);
    }

    private void copyLog(final Path log) {
        try (BufferedReader lines = process.errorReader();
                BufferedWriter kept =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line + '\n');
                kept.flush();
                if (line.contains(OPEN)) {
                    open.complete(Duration.ofNanos(System.nanoTime() - launchedNs));
                }
            }
        } catch (IOException e) {
            // cut off by the kill
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LISTENING)) {
                    final String address = line.substring(LISTENING.length(), line.indexOf(". "));
                    port.complete(Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // cut off by the kill
        } finally {
            port.completeExceptionally(new IOException("the gateway ended before it listened"));
        }
    }

    /** The port, once it listens. */
    int port() throws InterruptedException, ExecutionException, TimeoutException {
        return port.get(START_S, TimeUnit.SECONDS);
    }

    /** From launch to the first time it said OPEN; empty when it has not. */
    Optional<Duration> timeToOpen() {
        return Optional.ofNullable(open.getNow(null));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}; any thread. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }
}
