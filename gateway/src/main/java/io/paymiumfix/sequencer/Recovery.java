package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Journal;
import io.paymiumfix.journal.SnapshotStore;
import io.paymiumfix.journal.SnapshotStore.Snapshot;
import io.paymiumfix.order.OrderCore;
import java.io.IOException;

/**
 * Brings a core to where the journal ended: from the newest snapshot and the entries after it, or from all
 * entries when there is none. Every output was then compared with what was put out at the time, and nothing was
 * sent anywhere.
 */
public final class Recovery {

    private Recovery() {}

    /**
     * Applies every entry, from the first.
     *
     * @param core a new one, nothing applied to it yet
     * @throws ReplayDiffersException an output was different then
     * @throws IOException the journal cannot be read
     */
    public static Recovered replay(final Journal journal, final InputProcessor core) throws IOException {
        final Replayer replayer = Replayer.of(core);
        journal.read(1, replayer::onEntry);
        return replayer.result();
    }

    /**
     * Loads the newest snapshot and applies every entry after it. A snapshot of another core logic is written anew
     * at once, so that the entries that follow belong to a snapshot of the logic that took them.
     *
     * @throws ReplayDiffersException an output was different then
     * @throws IOException journal or snapshot cannot be read, or do not fit together
     */
    public static ReplayedCore resume(final Journal journal, final SnapshotStore snapshots) throws IOException {
        final Snapshot newest = snapshots.newest();
        if (newest == null) {
            final ReplayedCore replayed = ReplayedCore.atBirth(journal.birthS());
            journal.read(1, replayed::onEntry);
            return replayed;
        }
        if (newest.position() > journal.lastPosition()) {
            throw new IOException("the snapshot is of input " + newest.position() + " and the journal ends with input "
                    + journal.lastPosition() + ": inputs are missing. Restore the journal, or put the snapshot away to"
                    + " start from what there is; the venue is then read");
        }
        final boolean ofThisLogic = newest.coreVersion() == OrderCore.LOGIC_VERSION;
        if (!ofThisLogic && newest.position() < journal.lastPosition()) {
            throw new IOException("inputs " + (newest.position() + 1) + " to " + journal.lastPosition()
                    + " were taken by core logic " + newest.coreVersion() + ", this build has "
                    + OrderCore.LOGIC_VERSION + ": inputs replay only under the logic that took them. Start the build"
                    + " that wrote them and stop it cleanly: it writes a snapshot, and this build starts from that");
        }
        final ReplayedCore replayed = ReplayedCore.from(newest, journal.birthS());
        journal.read(newest.position() + 1, replayed::onEntry);
        if (!ofThisLogic) {
            snapshots.save(replayed.snapshot());
        }
        return replayed;
    }
}
