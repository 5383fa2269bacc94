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
 * @param segmentBytes bytes of a segment; a single batch that is larger makes a larger one
 * @param retentionUs how long entries are kept at least, microseconds, also when no start needs them
 * @param fullOutputs true to append every output as it was, not only its digest
 */
public record JournalSettings(
        Path directory,
        Durability durability,
        int coreVersion,
        String configHash,
        int segmentBytes,
        long retentionUs,
        boolean fullOutputs) {

    /** 64 MiB: some 250,000 inputs. */
    public static final int DEFAULT_SEGMENT_BYTES = 64 << 20;

    /** 30 days. */
    public static final long DEFAULT_RETENTION_US = 30L * 86_400 * 1_000_000;

    /** Refuses what cannot work. */
    public JournalSettings {
        if (configHash.length() > SegmentHeader.MAX_HASH_BYTES
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(configHash)) {
            throw new IllegalArgumentException("configHash=" + configHash + ": at most 64 ASCII characters");
        }
        if (segmentBytes < 2 * SegmentHeader.FRAMES_AT) {
            throw new IllegalArgumentException(
                    "segmentBytes=" + segmentBytes + ": at least " + 2 * SegmentHeader.FRAMES_AT);
        }
        if (retentionUs < 0) {
            throw new IllegalArgumentException("retentionUs=" + retentionUs + ": at least 0");
        }
    }

    /** Keeps for the default time, and digests of outputs only. */
    public JournalSettings(
            final Path directory,
            final Durability durability,
            final int coreVersion,
            final String configHash,
            final int segmentBytes) {
        this(directory, durability, coreVersion, configHash, segmentBytes, DEFAULT_RETENTION_US, false);
    }

    /** With the default segments. */
    public JournalSettings(
            final Path directory, final Durability durability, final int coreVersion, final String configHash) {
        this(directory, durability, coreVersion, configHash, DEFAULT_SEGMENT_BYTES);
    }
}
