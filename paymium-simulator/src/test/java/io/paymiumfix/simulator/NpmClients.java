package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Published npm clients, installed below {@code target} from {@code src/test/npm} and run as processes. */
final class NpmClients {

    private static final Path SOURCE = Path.of("src/test/npm");
    private static final Path INSTALLED = Path.of("target/npm");
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 60;

    private NpmClients() {}

    /** Installs them; without Node the test is skipped with one line, or fails where CI is true. */
    static void install() throws IOException, InterruptedException {
        requireNode();
        copyInto(SOURCE, INSTALLED);
        if (!Files.isDirectory(INSTALLED.resolve("node_modules/ccxt"))) {
            run(
                    INSTALLED,
                    INSTALL_SECONDS,
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--no-package-lock");
        }
    }

    /** Installs the client in a folder of its own exactly as its lock file says; as {@link #install()} without Node. */
    static Path installLocked(String name) throws IOException, InterruptedException {
        requireNode();
        Path installed = INSTALLED.resolve(name);
        copyInto(SOURCE.resolve(name), installed);
        if (!Files.isDirectory(installed.resolve("node_modules"))) {
            run(installed, INSTALL_SECONDS, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
        return installed;
    }

    private static void requireNode() {
        if (!isOnPath("node") || !isOnPath("npm")) {
            String sentence = "node and npm are not installed: the npm clients were NOT run against the simulator";
            if ("true".equals(System.getenv("CI"))) {
                fail(sentence);
            }
            System.err.println("SKIPPED: " + sentence);
            abort(sentence);
        }
    }

    private static void copyInto(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Runs a script with node and gives the lines it printed. */
    static List<String> run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return run(INSTALLED, RUN_SECONDS, command.toArray(String[]::new));
    }

    private static List<String> run(Path folder, int seconds, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder.toAbsolutePath(), "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("NO_COLOR", "1"));
        Process process = builder.start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail(command[0] + " " + command[1] + " did not end: " + Files.readString(output));
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), printed);
        return printed.lines().toList();
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
