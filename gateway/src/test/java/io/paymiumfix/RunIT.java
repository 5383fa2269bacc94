package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code gateway run}, and a FIX client that has nothing of ours, each in a process of its own. */
@Timeout(180)
class RunIT {

    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Path STOCK_DICTIONARY =
            Path.of("..", "fix-dictionary", "target", "stock", "FIX44.xml").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void shouldTradeWithAStockClientAndStopWhenTold() throws Exception {
        try (ChildProcess gateway = ChildProcess.gateway(folder, "run", "--port", "0")) {
            gateway.awaitLine("listening on 127.0.0.1:");
            assertTrue(gateway.out().get(1).contains("embedded simulator"), gateway::toString);
            final String password = field(gateway, "Password(554)");
            try (ChildProcess client = stockClient(gateway)) {
                client.awaitLine("logged on");
                client.awaitLine("filled");
                client.awaitLine("canceled");
                client.awaitLine("resting");

                gateway.terminate();

                assertEquals(0, gateway.awaitExit(SECONDS), gateway::toString);
                client.awaitLine("logged out");
                assertEquals(0, client.awaitExit(SECONDS), client::toString);
            }
            final String last = gateway.err().get(gateway.err().size() - 1);
            assertTrue(last.contains("stopped; 1 order(s) have not ended"), gateway::toString);
            assertFalse(String.join("\n", gateway.err()).contains(password), "the password is in the log");
            assertIsInNoFile(password);
        }
    }

    @Test
    void shouldMoveTheRunBeforeAsideAndSaySo() throws Exception {
        for (int run = 0; run < 2; run++) {
            try (ChildProcess gateway = ChildProcess.gateway(folder, "run", "--port", "0", "--data", "here/data")) {
                gateway.awaitLine("listening on 127.0.0.1:");
                final boolean moved = gateway.out().stream().anyMatch(line -> line.contains("here/data.old-"));
                assertEquals(run == 1, moved, gateway::toString);
                gateway.terminate();
                assertEquals(0, gateway.awaitExit(SECONDS), gateway::toString);
            }
        }
    }

    private ChildProcess stockClient(final ChildProcess gateway) throws IOException {
        final Path classes = Files.createDirectories(folder.resolve("stock-client/io/paymiumfix"));
        Files.copy(
                Path.of("target", "test-classes", "io", "paymiumfix", "StockClient.class"),
                classes.resolve("StockClient.class"));
        final String classPath = String.join(
                File.pathSeparator,
                folder.resolve("stock-client").toString(),
                library("quickfixj-core"),
                library("mina-core"),
                library("slf4j-api"));
        return ChildProcess.java(
                ChildProcess.thisJava(),
                folder,
                List.of(
                        "-cp",
                        classPath,
                        "io.paymiumfix.StockClient",
                        field(gateway, "host"),
                        field(gateway, "port"),
                        field(gateway, "SenderCompID(49)"),
                        field(gateway, "TargetCompID(56)"),
                        field(gateway, "Username(553)"),
                        field(gateway, "Password(554)"),
                        STOCK_DICTIONARY.toString()));
    }

    private static String library(final String name) throws IOException {
        try (Stream<Path> files = Files.list(ChildProcess.libraries())) {
            return files.filter(path -> path.getFileName().toString().startsWith(name + "-"))
                    .findAny()
                    .orElseThrow()
                    .toString();
        }
    }

    /** A value as a person would read it off the screen. */
    private static String field(final ChildProcess gateway, final String name) {
        return gateway.awaitLine("  " + name + " ").strip().split(" +", 3)[1];
    }

    private void assertIsInNoFile(final String password) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                final String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(password), () -> "the password is in " + file);
            }
        }
    }
}
