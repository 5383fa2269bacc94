package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A genuine socket.io server as a node process, of the version the system property {@code socketio.version} names. Installed
 * below {@code target} from {@code src/test/npm}, exactly as its lock file says.
 */
final class SocketIoServer implements AutoCloseable {
    static final String VERSION = System.getProperty("socketio.version", "1.3.7");

    private static final Path SOURCE = Path.of("src/test/npm").toAbsolutePath();
    private static final Path INSTALLED = Path.of("target/npm", VERSION).toAbsolutePath();
    private static final int INSTALL_SECONDS = 300;
    private static final Pattern PORT = Pattern.compile("\\{\"event\":\"listening\",\"port\":(\\d+)}");

    private final Process process;
    private final Writer commands;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final int port;
    private int commandsGiven;

    private SocketIoServer(int wantedPort, int pingIntervalMs, int pingTimeoutMs) throws IOException {
        process = new ProcessBuilder(
                        "node",
                        SOURCE.resolve("server.cjs").toString(),
                        Integer.toString(wantedPort),
                        Integer.toString(pingIntervalMs),
                        Integer.toString(pingTimeoutMs))
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readLines, "socketio-server-output");
        reader.setDaemon(true);
        reader.start();
        Outcomes.soon()
                .until(() -> lines.stream().anyMatch(line -> PORT.matcher(line).matches()) || !process.isAlive());
        port = lines.stream()
                .map(PORT::matcher)
                .filter(Matcher::matches)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseGet(() -> fail("the server did not start: " + lines));
    }

    /** Installs the server; without Node the tests are skipped with one line, or fail where CI is true. */
    static void install() throws IOException, InterruptedException {
        if (!isOnPath("node") || !isOnPath("npm")) {
            String sentence =
                    "node and npm are not installed: the stream was NOT run against a genuine socket.io server";
            if ("true".equals(System.getenv("CI"))) {
                fail(sentence);
            }
            System.err.println("SKIPPED: " + sentence);
            abort(sentence);
        }
        Files.createDirectories(INSTALLED);
        boolean isInstalled = Files.isDirectory(INSTALLED.resolve("node_modules/socket.io"));
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(
                    SOURCE.resolve(VERSION).resolve(file),
                    INSTALLED.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isInstalled) {
            Path output = INSTALLED.resolve("install.log");
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
                npm.destroyForcibly();
                fail("npm ci did not end: " + Files.readString(output));
            }
            assertEquals(0, npm.exitValue(), Files.readString(output));
        }
    }

    /** A server with the timers Paymium's has by default, on a free port. */
    static SocketIoServer start() throws IOException {
        return start(0, 25_000, 60_000);
    }

    static SocketIoServer start(int port, int pingIntervalMs, int pingTimeoutMs) throws IOException {
        return new SocketIoServer(port, pingIntervalMs, pingTimeoutMs);
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1");
    }

    /** Gives a command and returns once it is done. */
    void command(String json) throws IOException {
        commandsGiven++;
        commands.write(json + "\n");
        commands.flush();
        Outcomes.soon()
                .until(() -> lines.stream()
                                .filter(line -> line.startsWith("{\"event\":\"done\""))
                                .count()
                        == commandsGiven);
    }

    /** Sends one {@code stream} event to everyone in a namespace. */
    void emit(String namespace, String dataJson) throws IOException {
        command("{\"do\":\"emit\",\"namespace\":\"" + namespace + "\",\"data\":" + dataJson + "}");
    }

    /** How often this event was told, with exactly these details. */
    long count(String line) {
        return lines.stream().filter(line::equals).count();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Ends it as a machine that loses power does, as far as a process can. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("output ended: " + e);
        }
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
