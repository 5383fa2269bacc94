package io.paymiumfix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of earlier embedded runs, {@code NAME.old-YYYYMMDD-HHMMSS} beside the present one; the newest three are kept. */
final class EarlierRuns {

    private static final int KEPT = 3;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;

    EarlierRuns(final Path folder) {
        this.folder = folder;
    }

    /** Moves the present folder among them, and says where. */
    Path add() throws IOException {
        Instant time = Instant.now();
        final List<Path> before = newestFirst();
        if (!before.isEmpty()) {
            // The newest has the latest name even when two runs end within a second, or the clock was set back.
            final Instant latest = stamp(before.get(0)).plusSeconds(1);
            time = time.isBefore(latest) ? latest : time;
        }
        final Path target = folder.resolveSibling(prefix() + STAMP.format(time));
        Files.move(folder, target);
        final List<Path> all = newestFirst();
        for (final Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Folders.delete(old);
        }
        return target;
    }

    private String prefix() {
        return folder.getFileName() + ".old-";
    }

    private Instant stamp(final Path path) {
        final String name = path.getFileName().toString();
        return STAMP.parse(name.substring(prefix().length()), Instant::from);
    }

    private List<Path> newestFirst() throws IOException {
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            return siblings.filter(this::isOurs)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private boolean isOurs(final Path path) {
        if (!path.getFileName().toString().startsWith(prefix())
                || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return path.equals(folder.resolveSibling(prefix() + STAMP.format(stamp(path))));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
