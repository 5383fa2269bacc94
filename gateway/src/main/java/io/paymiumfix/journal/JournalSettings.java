package io.paymiumfix.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How a {@link FileJournal} is opened.
 *
 * @param directory made when absent; belongs to one process at a time
 * @param durability what a synced input survives
 * @param coreVersion the version of the core's logic: inputs replay to the same outputs only under the
 *     version that journalled them
 * @param configHash hash of the configuration, for the header of a new segment; ASCII, 64 at most
 * @param fillBytes how far the file is zero-filled ahead of the writer at a time
 */
public record JournalSettings(
        Path directory, Durability durability, int coreVersion, String configHash, int fillBytes) {

    /** 4 MiB: some 16,000 inputs. */
    public static final int DEFAULT_FILL_BYTES = 4 << 20;

    /** Refuses what cannot work. */
    public JournalSettings {
        if (configHash.length() > SegmentHeader.MAX_HASH_BYTES
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(configHash)) {
            throw new IllegalArgumentException("configHash=" + configHash + ": at most 64 ASCII characters");
        }
        if (fillBytes < SegmentHeader.FRAMES_AT) {
            throw new IllegalArgumentException("fillBytes=" + fillBytes + ": at least " + SegmentHeader.FRAMES_AT);
        }
    }

    /** With the default fill. */
    public JournalSettings(
            final Path directory, final Durability durability, final int coreVersion, final String configHash) {
        this(directory, durability, coreVersion, configHash, DEFAULT_FILL_BYTES);
    }
}
