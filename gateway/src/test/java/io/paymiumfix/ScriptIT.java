package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/gateway} in a tree that is built, so that it does not build while a build runs. */
@Timeout(60)
class ScriptIT {

    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir
    Path tree;

    private Path script;

    @BeforeEach
    void copyWhatIsBuilt() throws IOException {
        final Path target = Files.createDirectories(tree.resolve("a folder/gateway/target"));
        final Path jar = ChildProcess.jar();
        Files.copy(jar, target.resolve(jar.getFileName()));
        Files.createSymbolicLink(target.resolve("lib"), ChildProcess.libraries());
        Files.createFile(target.resolve("built"));
        script = Files.createDirectories(tree.resolve("a folder/bin")).resolve("gateway");
        Files.copy(Path.of("..", "bin", "gateway"), script);
    }

    @AfterEach
    void removeTheLink() throws IOException {
        Files.delete(tree.resolve("a folder/gateway/target/lib"));
    }

    @Test
    void shouldStartFromAnywhereThroughALink() throws Exception {
        final Path link = Files.createSymbolicLink(tree.resolve("link"), Path.of("a folder/bin/gateway"));
        try (ChildProcess gateway = gateway(link, Path.of(System.getProperty("java.home")), "--version")) {
            assertEquals(0, gateway.awaitExit(SECONDS), gateway::toString);
            assertTrue(gateway.out().get(0).startsWith("Paymium FIX gateway "), gateway::toString);
            assertEquals(List.of(), gateway.err());
        }
    }

    @Test
    void shouldPassArgumentsAndExitCodesOn() throws Exception {
        try (ChildProcess gateway =
                gateway(script, Path.of(System.getProperty("java.home")), "check", "--config", "no such file")) {
            assertEquals(2, gateway.awaitExit(SECONDS), gateway::toString);
            assertTrue(gateway.err().get(0).startsWith("no such file: "), gateway::toString);
        }
    }

    @Test
    void shouldRefuseAnOldJava() throws Exception {
        final Path old = Files.createDirectories(tree.resolve("old/bin")).resolve("java");
        program(old, "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        try (ChildProcess gateway = gateway(script, tree.resolve("old"), "demo")) {
            assertEquals(1, gateway.awaitExit(SECONDS), gateway::toString);
            assertEquals(
                    List.of("Cannot start: " + old
                            + " is Java 11. Install a JDK 17 or later, or set JAVA_HOME to one."),
                    gateway.err());
        }
    }

    @Test
    void shouldLetCompilersGiveWayToOrders() throws Exception {
        assertEquals("-XX:+UseZGC -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=4", optionsFor("1000", 0));
    }

    /** Their collector would come before them. */
    @Test
    void shouldNotChangeThePrioritiesOfThoseWhoMayRaiseThem() throws Exception {
        assertEquals("-XX:+UseZGC", optionsFor("0", 0));
        assertEquals("-XX:+UseZGC", optionsFor("1000", -5));
    }

    /** The first of the options that Java is given on Linux, as the user of this number at this nice value. */
    private String optionsFor(final String user, final int nice) throws Exception {
        final Path bin = Files.createDirectories(tree.resolve("shown/bin"));
        program(bin.resolve("java"), "[ $1 = -version ] && echo 'openjdk version \"17.0.1\"' >&2 || echo \"$@\"");
        program(bin.resolve("id"), "echo " + user);
        program(bin.resolve("nice"), "echo " + nice);
        program(bin.resolve("uname"), "echo Linux");
        final Map<String, String> environment = Map.of(
                "JAVA_HOME", bin.getParent().toString(), "PATH", bin + ":" + System.getenv("PATH"), "JAVA_OPTS", "");
        try (ChildProcess gateway = ChildProcess.start(tree, List.of("bash", script.toString(), "demo"), environment)) {
            assertEquals(0, gateway.awaitExit(SECONDS), gateway::toString);
            final String options = gateway.out().get(0);
            return options.replaceFirst("--enable-native-access=ALL-UNNAMED ", "")
                    .replaceFirst(" -cp .*", "")
                    .replaceFirst(" -XX:\\+UnlockDiagnosticVMOptions .*", "");
        }
    }

    private static void program(final Path file, final String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ChildProcess gateway(final Path command, final Path javaHome, final String... arguments)
            throws IOException {
        final List<String> words = new ArrayList<>(List.of("bash", command.toString()));
        words.addAll(List.of(arguments));
        return ChildProcess.start(tree, words, Map.of("JAVA_HOME", javaHome.toString()));
    }
}
