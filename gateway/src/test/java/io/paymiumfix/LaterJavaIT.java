package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same jars on the later Java that is promised. */
@Timeout(120)
class LaterJavaIT {

    private static final String LATER = "JAVA_VERSION=\"25";

    @TempDir
    Path folder;

    @Test
    void shouldRunTheDemoOnJava25() throws Exception {
        final Optional<Path> java = laterJava();
        if (java.isEmpty()) {
            System.out.println("SKIPPED: NO JDK 25 BESIDE " + System.getProperty("java.home")
                    + ": THE DEMO WAS NOT RUN ON THE LATER JAVA");
        }
        Assumptions.assumeTrue(java.isPresent(), "no JDK 25 beside the running one");
        try (ChildProcess demo = ChildProcess.gateway(java.get(), folder, "demo")) {
            assertEquals(0, demo.awaitExit(Duration.ofSeconds(60)), demo::toString);
            assertEquals("demo ok", demo.out().get(demo.out().size() - 1));
        }
    }

    private static Optional<Path> laterJava() throws IOException {
        final Path siblings =
                Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(siblings)) {
            return homes.filter(LaterJavaIT::isLater)
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findAny();
        }
    }

    private static boolean isLater(final Path home) {
        try {
            final Path release = home.resolve("release");
            return Files.isRegularFile(release)
                    && Files.readString(release).lines().anyMatch(line -> line.startsWith(LATER));
        } catch (IOException e) {
            return false;
        }
    }
}
