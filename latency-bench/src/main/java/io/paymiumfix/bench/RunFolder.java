package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the subjects of one run write: new with every run, so that none finds the stores and journals of an earlier one.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {

    /** Of a turn's folder, where the subject keeps what only it reads. */
    private static final String DATA = "data";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'run-'yyyyMMdd-HHmmss-", Locale.ROOT);

    /** A new one. */
    public static RunFolder createIn(Path output) throws IOException {
        String start = TIME.format(LocalDateTime.now(ZoneOffset.UTC));
        return new RunFolder(Files.createTempDirectory(output.toAbsolutePath(), start));
    }

    /** A new folder for one turn. */
    public Path turn(String subject, int round) throws IOException {
        return Files.createDirectory(path.resolve(subject + "-" + round));
    }

    /** Where in a turn's folder the subject keeps what only it reads. */
    public static Path dataOf(Path turn) {
        return turn.resolve(DATA);
    }

    /** Deletes what a subject that ended in order has left, but not what it said. */
    public static void deleteDataOf(Path turn) throws IOException {
        Path data = dataOf(turn);
        if (!Files.exists(data)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(data)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
