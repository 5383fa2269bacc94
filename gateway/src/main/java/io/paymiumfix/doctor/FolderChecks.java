package io.paymiumfix.doctor;

import io.paymiumfix.config.GatewayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folders the gateway keeps things in: that it can write there, and that there is room. */
final class FolderChecks {
    private static final long MIB = 1L << 20;
    /** A session's store is 16 MiB; some room beside. */
    private static final long LEAST_FREE = 64 * MIB;

    private final GatewayConfig config;
    private final Findings findings;

    FolderChecks(final GatewayConfig config, final Findings findings) {
        this.config = config;
        this.findings = findings;
    }

    void run() {
        final Map<String, Path> folders = new LinkedHashMap<>();
        folders.put("journal.dir", config.journal().dir());
        folders.put("fix.storeDir", config.fix().storeDir());
        folders.put("venue.nonceDir", config.venue().nonceDir());
        if (config.fix().messageLog()) {
            folders.put("fix.messageLogDir", config.fix().messageLogDir());
        }
        folders.forEach(this::check);
    }

    private void check(final String setting, final Path folder) {
        final Path there = nearest(folder.toAbsolutePath().normalize());
        if (!Files.isDirectory(there)) {
            findings.fail("folder " + setting, there + " is not a folder; move it away or name another");
            return;
        }
        try {
            Files.delete(Files.createTempFile(there, ".doctor", ""));
        } catch (IOException e) {
            findings.fail(
                    "folder " + setting, there + " cannot be written to; give this user the right or name another");
            return;
        }
        try {
            room(setting, folder, Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            findings.warn("folder " + setting, folder + " can be written to; how much room it has cannot be told");
        }
    }

    private void room(final String setting, final Path folder, final long free) {
        final boolean journal = setting.equals("journal.dir");
        final long wanted = journal ? 4L * config.journal().segmentBytes() : LEAST_FREE;
        final long least = journal ? 2L * config.journal().segmentBytes() : 0;
        final String detail = folder + " can be written to, " + free / MIB + " MiB are free";
        if (free < least) {
            findings.fail(
                    "folder " + setting,
                    detail + ", less than the two segments (journal.segmentBytes) it begins with: make room");
        } else if (free < wanted) {
            findings.warn("folder " + setting, detail + ": make room soon");
        } else {
            findings.ok("folder " + setting, detail);
        }
    }

    /** The folder, or what is there of the way to it. */
    private static Path nearest(final Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
