package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FailStopIT {

    @TempDir
    Path folder;

    @Test
    void shouldEndAtOnceAndRunNoShutdownHook() throws Exception {
        final List<String> words = List.of("-cp", System.getProperty("java.class.path"), Stopping.class.getName());
        try (ChildProcess stopping = ChildProcess.java(ChildProcess.thisJava(), folder, words)) {
            assertEquals(70, stopping.awaitExit(Duration.ofSeconds(20)), stopping::toString);
            assertEquals(List.of("last words"), stopping.out());
        }
    }

    /** A process whose gateway cannot go on while its clean stop would never end. */
    static final class Stopping {
        private Stopping() {}

        public static void main(final String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("a hook ran")));
            System.out.print("last words");
            RunningGateway.failStop("nothing", new IllegalStateException("on purpose"));
        }
    }
}
