package io.paymiumfix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder and all in it; links are deleted, not followed. */
    public static void delete(final Path folder) throws IOException {
        final List<Path> childrenFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            childrenFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path path : childrenFirst) {
            Files.delete(path);
        }
    }
}
