package io.paymiumfix.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The journal.
 *
 * @param dir its segments
 * @param durability when an input counts as journalled
 * @param snapshotEvery the longest time between two snapshots of the core's state
 */
public record JournalConfig(Path dir, Durability durability, Duration snapshotEvery) {

    /** What an acknowledged input survives. */
    public enum Durability {
        /** Power loss: each batch is forced to the device. */
        FSYNC,
        /** The end of the process, not of the machine: left to the operating system. */
        OS
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
                        "snapshotEvery",
                        Kinds.duration("100ms", "24h"),
                        "10m",
                        "The longest time between two snapshots of the core's state, while anything happens: a start"
                                + " reads the newest and the journal from there on.")));
    }
}
