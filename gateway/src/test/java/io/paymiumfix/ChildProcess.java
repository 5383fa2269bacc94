package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A program in a process of its own, and what it prints. */
final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final Thread outReader;
    private final Thread errReader;

    private ChildProcess(final Process process) {
        this.process = process;
        outReader = copy(process.inputReader(), out);
        errReader = copy(process.errorReader(), err);
    }

    /** Starts the packaged gateway on the Java runtime that runs this test. */
    static ChildProcess gateway(final Path folder, final String... arguments) throws IOException {
        return gateway(thisJava(), folder, arguments);
    }

    /** Starts the packaged gateway. */
    static ChildProcess gateway(final Path java, final Path folder, final String... arguments) throws IOException {
        final List<String> words =
                new ArrayList<>(List.of("-cp", jar() + ":" + libraries() + "/*", "io.paymiumfix.Main"));
        words.addAll(List.of(arguments));
        return java(java, folder, words);
    }

    static ChildProcess java(final Path java, final Path folder, final List<String> arguments) throws IOException {
        final List<String> words =
                new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        words.addAll(arguments);
        return start(folder, words, Map.of());
    }

    static ChildProcess start(final Path folder, final List<String> words, final Map<String, String> environment)
            throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static Path libraries() {
        return Path.of("target", "lib").toAbsolutePath();
    }

    static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.filter(path -> path.getFileName().toString().matches("gateway-.*\\.jar"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static Thread copy(final BufferedReader from, final List<String> to) {
        final Thread thread = new Thread(() -> {
            try (from) {
                for (String line = from.readLine(); line != null; line = from.readLine()) {
                    to.add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for a line of standard output that contains a text, and returns it. */
    String awaitLine(final String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> find(text) != null || !outReader.isAlive());
        assertNotNull(find(text), () -> this + " ended before it said " + text);
        return find(text);
    }

    private String find(final String text) {
        return out.stream().filter(line -> line.contains(text)).findFirst().orElse(null);
    }

    List<String> out() {
        return out;
    }

    List<String> err() {
        return err;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Writes a line to its standard input; false when it has ended. */
    boolean tell(final String line) {
        try {
            process.outputWriter().write(line + '\n');
            process.outputWriter().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGTERM. Through the handle: the process's own method would close its output before the last lines. */
    void terminate() {
        process.toHandle().destroy();
    }

    int awaitExit(final Duration limit) throws InterruptedException {
        assertTrue(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS), () -> this + " did not end");
        outReader.join();
        errReader.join();
        return process.exitValue();
    }

    @Override
    public String toString() {
        return process.info().command().orElse("process") + " that said\n" + String.join("\n", out) + "\n"
                + String.join("\n", err) + "\n";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
