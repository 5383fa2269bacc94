package io.paymiumfix.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The journal.
 *
 * @param dir its segments
 * @param durability when an input counts as journalled
 * @param segmentBytes bytes of a segment
 * @param retention how long entries are kept at least
 * @param outputs what is kept of what the core put out
 * @param snapshotEvery the longest time between two snapshots of the core's state
 */
public record JournalConfig(
        Path dir,
        Durability durability,
        int segmentBytes,
        Duration retention,
        Outputs outputs,
        Duration snapshotEvery) {

    /** What an acknowledged input survives. */
    public enum Durability {
        /** Power loss: each batch is forced to the device. */
        FSYNC,
        /** The end of the process, not of the machine: left to the operating system. */
        OS
    }

    /** What is kept of the core's outputs. */
    public enum Outputs {
        /** A digest. */
        DIGEST,
        /** Every output as it was. */
        FULL
    }

    static JournalConfig read(Section in, Path dataDir) {
        return new JournalConfig(
                dataDir.resolve(in.read(Key.of(
                        "dir", Kinds.path(), "journal", "The journal's segments, within `dataDir` unless absolute."))),
                in.read(Key.of(
                        "durability",
                        Kinds.oneOf(Durability.class),
                        "fsync",
                        "`fsync` survives power loss; `os` is faster and survives the process only.")),
                in.read(Key.of(
                        "segmentBytes",
                        Kinds.size("1MiB", "1024MiB"),
                        "64MiB",
                        "Bytes of a segment. One more is always ready, so that a disk that fills up leaves room for"
                                + " cancels.")),
                in.read(Key.of(
                        "retention",
                        Kinds.duration("1h", "87600h"),
                        "720h",
                        "How long entries are kept at least, though no start needs them any more.")),
                in.read(Key.of(
                        "outputs",
                        Kinds.oneOf(Outputs.class),
                        "digest",
                        "`digest` tells at which input a replay differs; `full` keeps every output as it was, for"
                                + " about twice the room.")),
                in.read(Key.of(
                        "snapshotEvery",
                        Kinds.duration("100ms", "24h"),
                        "10m",
                        "The longest time between two snapshots of the core's state, while anything happens: a start"
                                + " reads the newest and the journal from there on.")));
    }
}
