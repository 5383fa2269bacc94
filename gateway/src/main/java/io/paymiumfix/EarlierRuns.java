package io.paymiumfix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
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
        Instant now = Instant.now();
        Path target = named(now);
        while (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            now = now.plusSeconds(1);
            target = named(now);
        }
        Files.move(folder, target);
        forgetOldest();
        return target;
    }

    private Path named(final Instant time) {
        return folder.resolveSibling(folder.getFileName() + ".old-" + STAMP.format(time));
    }

    private void forgetOldest() throws IOException {
        final Pattern ours = Pattern.compile(Pattern.quote(folder.getFileName() + ".old-") + "[0-9]{8}-[0-9]{6}");
        final List<Path> newestFirst;
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            newestFirst = siblings.filter(
                            path -> ours.matcher(path.getFileName().toString()).matches())
                    .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (final Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
            Folders.delete(old);
        }
    }
}
