package io.paymiumfix.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what happened in a replay as a recording: the comments of the old one that stand before its first message, then
 * messages as the gateway's own log has them but with {@code |}, then deeds where they were done.
 */
final class RecordingWriter {

    private static final int DIGITS = 6;

    private RecordingWriter() {}

    static void write(final Outcome outcome, final Path file) throws IOException, ReplayException {
        final List<String> lines = new ArrayList<>(header(outcome.file()));
        final Run run = outcome.run();
        int next = 0;
        for (int i = 0; i <= run.heard().size(); i++) {
            while (next < run.did().size() && run.did().get(next).heardBefore() <= i) {
                lines.add(line(run, run.did().get(next++)));
            }
            if (i < run.heard().size()) {
                final Client.Heard heard = run.heard().get(i);
                lines.add(line(heard.at(), "out", heard.message()));
            }
        }
        Files.write(file, lines, StandardCharsets.ISO_8859_1);
    }

    private static List<String> header(final Path file) throws ReplayException {
        return LogReader.lines(file).stream()
                .takeWhile(line -> line.startsWith("#") && !LogReader.isMarket(line))
                .toList();
    }

    private static String line(final Run run, final Run.Did did) {
        return did.step().kind() == Step.Kind.DEED
                ? "# market: " + did.step().deed()
                : line(did.at(), "in ", run.sent().get(did.step()).message());
    }

    private static String line(final Instant at, final String direction, final FixMessage message) {
        return UtcTime.format(at, DIGITS) + " " + direction + "   " + message;
    }
}
