package io.paymiumfix.sequencer;

import io.paymiumfix.journal.Batch;
import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.journal.OutputChain;
import io.paymiumfix.order.Inbox.Urgency;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.PlaceOrder;
import io.paymiumfix.order.Origin;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Prints what appending, passing through the sequencer, and replaying cost here. Not a test. */
final class Measurement {

    private static final int WARM_UP = 20_000;
    private static final Input ORDER = new PlaceOrder(
            new Origin("oms-1", "OMS1", "", 4711, false, false, 1_763_600_000_000_000L, 0, 1_763_600_000_000_000L),
            "20261120-000123",
            "main",
            "BTC/EUR",
            '1',
            '2',
            "0.12500000",
            "",
            "51234.50",
            '1',
            "",
            List.of());

    private Measurement() {}

    public static void main(final String[] args) throws IOException, InterruptedException {
        final Path base = Path.of(args[0]);
        for (final Durability durability : Durability.values()) {
            for (final int perBatch : new int[] {1, 16}) {
                append(fresh(base), durability, perBatch, durability == Durability.OS ? 200_000 : 10_000);
            }
        }
        for (final Durability durability : Durability.values()) {
            for (final WaitMode waitMode : new WaitMode[] {WaitMode.BLOCKING, WaitMode.YIELDING}) {
                passThrough(fresh(base), durability, waitMode, 20_000, 500_000);
            }
        }
        replay(fresh(base), 1_000_000);
    }

    private static void append(final Path path, final Durability durability, final int perBatch, final int rounds)
            throws IOException {
        final Histogram ns = new Histogram(3);
        final Batch batch = new Batch();
        long sequence = 0;
        try (FileJournal journal = open(path, durability)) {
            for (int i = -WARM_UP / 10; i < rounds / perBatch; i++) {
                final long start = System.nanoTime();
                batch.clear();
                for (int n = 0; n < perBatch; n++) {
                    sequence++;
                    batch.add(sequence, sequence, 0, ORDER);
                }
                journal.append(batch);
                journal.sync();
                if (i >= 0) {
                    ns.recordValue(System.nanoTime() - start);
                }
            }
        }
        print("append " + durability + ", " + perBatch + " per batch, " + batch.bytes() / perBatch + " bytes each", ns);
    }

    private static void passThrough(
            final Path path, final Durability durability, final WaitMode waitMode, final int inputs, final long gapNs)
            throws IOException, InterruptedException {
        final Histogram journalled = new Histogram(3);
        final Histogram applied = new Histogram(3);
        final int[] seen = {0};
        final Probe probe = (publishedNs, journalledNs, appliedNs) -> {
            if (++seen[0] > WARM_UP / 4) {
                journalled.recordValue(journalledNs - publishedNs);
                applied.recordValue(appliedNs - publishedNs);
            }
        };
        final FakeEdges edges = new FakeEdges();
        final Sequencer sequencer = new Sequencer(
                new SequencerSettings(8_192, 16_384, 256, waitMode, 5_000), EpochMicros.system(), (what, cause) -> {});
        sequencer.start(
                new Sequencer.Parts(
                        open(path, durability),
                        Measurement::core,
                        (timeUs, query) -> List.of(),
                        edges,
                        edges,
                        input -> {},
                        probe),
                Recovered.NOTHING);
        long next = System.nanoTime();
        for (int i = 0; i < inputs; i++) {
            next += gapNs;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            sequencer.inbox().offer(ORDER, Urgency.NEW_ORDER);
        }
        sequencer.drain(10_000);
        sequencer.close();
        final String name = durability + ", " + waitMode + ", one each " + gapNs / 1_000 + " us";
        print("offer to durable " + name, journalled);
        print("offer to handed over " + name, applied);
    }

    private static void replay(final Path path, final int inputs) throws IOException {
        final Batch batch = new Batch();
        try (FileJournal journal = open(path, Durability.OS)) {
            final OutputChain chain = new OutputChain(0);
            for (int sequence = 1; sequence <= inputs; sequence++) {
                batch.clear();
                batch.add(sequence, sequence, chain.digest(), ORDER);
                journal.append(batch);
                final List<Output> outputs = new ArrayList<>();
                core(sequence, sequence, ORDER, outputs::add);
                chain.add(outputs);
            }
        }
        for (int run = 0; run < 3; run++) {
            final long openNs = System.nanoTime();
            try (FileJournal journal = open(path, Durability.OS)) {
                final long startNs = System.nanoTime();
                Recovery.replay(journal, Measurement::core);
                final double replayS = (System.nanoTime() - startNs) / 1e9;
                System.out.printf(
                        "replay of %d inputs: open %.2f s, replay %.2f s, %.0f inputs/s%n",
                        inputs, (startNs - openNs) / 1e9, replayS, inputs / replayS);
            }
        }
    }

    /** As many outputs as an order has at first; a call that is answered in the same breath. */
    private static void core(final long sequence, final long timeUs, final Input input, final Outputs outputs) {
        outputs.emit(new Output.SetTimer(1, timeUs + 3_600_000_000L));
        outputs.emit(new Output.CancelTimer(1));
        if (sequence % 4 == 0) {
            outputs.emit(new Output.Alarm("MEASURED", "", ""));
        }
    }

    private static FileJournal open(final Path path, final Durability durability) throws IOException {
        return FileJournal.open(new JournalSettings(path, durability, 1, ""), 1);
    }

    private static Path fresh(final Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return path;
    }

    private static void print(final String name, final Histogram ns) {
        System.out.printf(
                "%-70s p50 %8.1f  p90 %8.1f  p99 %8.1f  max %9.1f us%n",
                name,
                ns.getValueAtPercentile(50) / 1e3,
                ns.getValueAtPercentile(90) / 1e3,
                ns.getValueAtPercentile(99) / 1e3,
                ns.getMaxValue() / 1e3);
    }
}
