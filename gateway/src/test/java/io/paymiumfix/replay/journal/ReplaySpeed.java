package io.paymiumfix.replay.journal;

import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.sequencer.Recovery;
import io.paymiumfix.sequencer.ReplayedCore;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures replay and recovery on recorded days; run by hand: {@code main} takes the number of inputs. No test: figures
 * depend on the machine.
 */
final class ReplaySpeed {

    private ReplaySpeed() {}

    public static void main(final String[] arguments) throws Exception {
        final long inputs = arguments.length > 0 ? Long.parseLong(arguments[0]) : 500_000;
        final Path folder = Files.createTempDirectory("replay-speed");
        try (RecordedDay day = RecordedDay.in(folder.resolve("long"))) {
            day.upTo(inputs);
            System.out.println(day.inputs() + " inputs, " + day.core.openOrders() + " orders open");
        }
        final int times = Integer.getInteger("times", 5);
        for (int i = 0; i < times; i++) {
            new JournalReplayRun(folder.resolve("long")).print();
        }
        final Path worst = folder.resolve("worst");
        try (RecordedDay day = RecordedDay.in(worst)) {
            day.worst(10_000, 86_400);
            System.out.println("worst day: " + day.inputs() + " inputs, " + day.calls() + " calls, "
                    + day.core.openOrders() + " orders open");
        }
        for (int i = 0; i < 3; i++) {
            final long startNs = System.nanoTime();
            try (FileJournal journal =
                    FileJournal.open(new JournalSettings(worst, Durability.OS, OrderCore.LOGIC_VERSION, ""), 1)) {
                final ReplayedCore core = Recovery.resume(journal, journal.snapshots());
                System.out.println("recovery without a snapshot: " + ms(startNs) + " ms, "
                        + core.recovered().unfinished().timers().size() + " timers");
                System.gc();
                System.out.println("  memory in use, MiB: "
                        + ((Runtime.getRuntime().totalMemory()
                                        - Runtime.getRuntime().freeMemory())
                                >> 20)
                        + " after " + core.sequence() + " inputs");
            }
        }
        try (FileJournal journal =
                FileJournal.open(new JournalSettings(worst, Durability.OS, OrderCore.LOGIC_VERSION, ""), 1)) {
            final ReplayedCore core = Recovery.resume(journal, journal.snapshots());
            final long startNs = System.nanoTime();
            journal.snapshots().save(core.snapshot());
            System.out.println(
                    "snapshot of " + core.snapshot().content().remaining() + " bytes: " + ms(startNs) + " ms");
        }
        for (int i = 0; i < 3; i++) {
            final long startNs = System.nanoTime();
            try (FileJournal journal =
                    FileJournal.open(new JournalSettings(worst, Durability.OS, OrderCore.LOGIC_VERSION, ""), 1)) {
                Recovery.resume(journal, journal.snapshots());
                System.out.println("recovery with a snapshot: " + ms(startNs) + " ms");
            }
        }
    }

    private static long ms(final long startNs) {
        return (System.nanoTime() - startNs) / 1_000_000;
    }

    /** One replay, as the command does it. */
    private record JournalReplayRun(Path directory) {
        void print() throws Exception {
            final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            final long startNs = System.nanoTime();
            final long startCpuNs = threads.getCurrentThreadCpuTime();
            final JournalReplay.Result result = JournalReplay.compare(directory);
            final long tookMs = ms(startNs);
            final long cpuMs = (threads.getCurrentThreadCpuTime() - startCpuNs) / 1_000_000;
            System.out.println("replay: " + result.inputs() + " inputs in " + tookMs + " ms, "
                    + result.inputs() * 1_000 / tookMs + " a second; by processor time "
                    + cpuMs + " ms, " + result.inputs() * 1_000 / cpuMs + " a second");
        }
    }
}
