package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    private static final Path MEMORY = Path.of("/dev/shm");

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

    /** Whether the machine has a folder whose files are in memory. */
    static boolean memoryThere() {
        return Files.isWritable(MEMORY);
    }

    /** A new folder in memory where there is such a thing; the turn's data folder leads to it. */
    static Path dataInMemoryOf(Path turn) throws IOException {
        if (!memoryThere()) {
            return dataOf(turn);
        }
        Path data = Files.createTempDirectory(MEMORY, "latency-bench-");
        Offspring.deleteAtEnd(data);
        Files.createSymbolicLink(dataOf(turn), data);
        return data;
    }

    /** Frees the memory, whatever the subject came to. */
    static void freeMemoryOf(Path turn) throws IOException {
        if (Files.isSymbolicLink(dataOf(turn))) {
            deleteDataOf(turn);
        }
    }

    /** Deletes what a subject that ended in order has left, but not what it said. */
    public static void deleteDataOf(Path turn) throws IOException {
        Path data = dataOf(turn);
        if (Files.isSymbolicLink(data)) {
            deleteTree(Files.readSymbolicLink(data));
        }
        if (Files.exists(data, LinkOption.NOFOLLOW_LINKS)) {
            deleteTree(data);
        }
    }

    static void deleteTree(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
