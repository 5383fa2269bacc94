package io.paymiumfix.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Tells one start of the machine from another. */
final class BootId {
    /** Stands for "cannot be told", which callers must take as "may have restarted". */
    static final long UNREADABLE = 0;

    private static final Path LINUX_BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** A hash of the machine's boot id, or {@link #UNREADABLE}. */
    static long read() {
        try {
            UUID id = UUID.fromString(Files.readString(LINUX_BOOT_ID).trim());
            return id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 1);
        } catch (IOException | IllegalArgumentException e) {
            return UNREADABLE;
        }
    }
}
