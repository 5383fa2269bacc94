package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Entry;
import io.paymiumfix.journal.SnapshotStore.Snapshot;
import io.paymiumfix.journal.StateDecoder;
import io.paymiumfix.journal.StateEncoder;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.order.Output;
import java.io.IOException;
import java.util.List;

/**
 * An order core that lives on what a journal tells it, from the beginning or from a snapshot on, and of which
 * snapshots are made. Nothing it puts out is sent anywhere. Owned by one thread.
 *
 * <p>{@code docs/journal.md} says what a snapshot holds.
 */
public final class ReplayedCore {

    private static final String MAGIC = "PaymiumFixSnapshot";
    private static final int FORMAT = 1;

    private final long birthS;
    private final OrderCore core;
    private final Replayer replayer;
    private final long startedAfter;

    private ReplayedCore(final long birthS, final OrderCore core, final Replayer replayer) {
        this.birthS = birthS;
        this.core = core;
        this.replayer = replayer;
        startedAfter = replayer.sequence();
    }

    /**
     * As it was when the journal was made.
     *
     * @param birthS the journal's, seconds since the epoch
     */
    public static ReplayedCore atBirth(final long birthS) {
        final OrderCore core = new OrderCore(birthS);
        return new ReplayedCore(birthS, core, Replayer.of(core::apply));
    }

    /**
     * As it was when the snapshot was taken.
     *
     * @param birthS the journal's: a snapshot belongs to one journal
     * @throws IOException the snapshot is of another journal, or this build cannot read it
     */
    public static ReplayedCore from(final Snapshot snapshot, final long birthS) throws IOException {
        try {
            final StateDecoder in = new StateDecoder(snapshot.content());
            if (!MAGIC.equals(in.readText()) || in.readInt() != FORMAT) {
                throw new IOException(name(snapshot) + " is not of format " + FORMAT + ": written by a newer build?");
            }
            final long itsBirthS = in.readLong();
            if (itsBirthS != birthS) {
                throw new IOException(name(snapshot) + " belongs to the journal made at " + itsBirthS
                        + " s, this one was made at " + birthS + " s: put it away");
            }
            final OrderCore core = OrderCore.load(birthS, in);
            final Replayer replayer = Replayer.load(in, core::apply);
            in.end();
            if (replayer.sequence() != snapshot.position()) {
                throw new IOException(name(snapshot) + " says of itself that it is of input " + replayer.sequence());
            }
            return new ReplayedCore(birthS, core, replayer);
        } catch (final RuntimeException e) {
            throw new IOException(
                    name(snapshot) + " cannot be read by this build: " + e.getMessage()
                            + ". Start the build that wrote it, or put it away to start from an older one",
                    e);
        }
    }

    private static String name(final Snapshot snapshot) {
        return "the snapshot after input " + snapshot.position() + " by core logic " + snapshot.coreVersion();
    }

    /**
     * Applies the next entry.
     *
     * @throws ReplayDiffersException an output was different then
     * @throws IOException it is not the next
     */
    public void onEntry(final Entry entry) throws IOException {
        replayer.onEntry(entry);
    }

    /** From now on its digests are not compared with the journalled ones: whoever calls this compares otherwise. */
    public void compareNothing() {
        replayer.compareNothing();
    }

    /** Its state now, which must be between two batches. */
    public Snapshot snapshot() {
        final StateEncoder out = new StateEncoder();
        out.putText(MAGIC);
        out.putInt(FORMAT);
        out.putLong(birthS);
        core.save(out);
        replayer.save(out);
        return new Snapshot(replayer.sequence(), OrderCore.LOGIC_VERSION, out.content());
    }

    /** The input after which the snapshot it began with was taken; 0 when it began with the first. */
    public long startedAfter() {
        return startedAfter;
    }

    /** The last input applied; 0 for none. */
    public long sequence() {
        return replayer.sequence();
    }

    /** Of everything it ever put out. */
    public long digest() {
        return replayer.digest();
    }

    /** What the last entry led to; valid until the next. */
    public List<Output> outputs() {
        return replayer.outputs();
    }

    /** The core itself: whoever takes it goes on with it, and this is not used any more. */
    public OrderCore core() {
        return core;
    }

    /** Where a start goes on, and what was left undone. */
    public Recovered recovered() {
        return replayer.result();
    }
}
