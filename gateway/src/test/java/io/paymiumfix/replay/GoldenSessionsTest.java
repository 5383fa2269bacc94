package io.paymiumfix.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sessions in the resources, replayed: what clients are told does not change unnoticed. Run with
 * {@code -Dgolden.write=true} to take over what is answered now, and read the difference before it is committed.
 */
@Timeout(120)
class GoldenSessionsTest {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "io", "paymiumfix", "replay");
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Stream<Path> sessions() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void shouldAnswerAsRecorded(final Path session) throws Exception {
        final boolean isWriting = Boolean.getBoolean("golden.write");
        final StringWriter text = new StringWriter();
        final boolean isEqual = Replay.run(
                new Replay.Request(
                        session,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Speed.AS_ANSWERED,
                        isWriting ? QUIET : PATIENCE,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        isWriting ? Optional.of(session) : Optional.empty()),
                new PrintWriter(text));
        assertTrue(isEqual || isWriting, text::toString);
    }
}
