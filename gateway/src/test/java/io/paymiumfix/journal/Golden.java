package io.paymiumfix.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

/**
 * The committed bytes of one record per type and version. Run the tests with {@code -Dgolden.write=true}
 * to add the file of a new type or version; a file once released is never written again.
 */
final class Golden {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "io", "paymiumfix", "journal");
    private static final int BYTES_PER_LINE = 32;

    private Golden() {}

    /** The same record on every machine and every day. */
    static <T> T sample(final Class<T> type) {
        return new RandomRecords(new Random(type.getSimpleName().hashCode())).next(type);
    }

    static byte[] bytes(final Class<?> type, final int version, final byte[] ifToBeWritten) throws IOException {
        final Path file = DIRECTORY.resolve(type.getSimpleName() + ".v" + version + ".hex");
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.writeString(file, hex(ifToBeWritten), StandardCharsets.US_ASCII);
        }
        return HexFormat.of()
                .parseHex(Files.readString(file, StandardCharsets.US_ASCII).replace("\n", ""));
    }

    private static String hex(final byte[] bytes) {
        final StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += BYTES_PER_LINE) {
            text.append(HexFormat.of().formatHex(bytes, at, Math.min(at + BYTES_PER_LINE, bytes.length)))
                    .append('\n');
        }
        return text.toString();
    }
}
