package io.paymiumfix.bench.micro;

import io.paymiumfix.journal.Batch;
import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A batch of inputs appended and made durable, as {@code order-core} does before it acts on one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JournalBenchmark {

    /** What a synced batch survives. */
    @Param({"OS", "FSYNC"})
    public Durability durability;

    /** Inputs that share one append and one flush. */
    @Param({"1", "16"})
    public int inputs;

    private final Batch batch = new Batch();
    private Path folder;
    private FileJournal journal;
    private long sequence;

    /** A new journal each time, so that the disk is not filled. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        folder = Files.createTempDirectory(Path.of(System.getProperty(MicroCommand.FOLDER_PROPERTY)), "journal-");
        journal = FileJournal.open(new JournalSettings(folder, durability, 1, "bench"), 1_800_000_000L);
        sequence = 0;
    }

    /** Encodes, appends and syncs. */
    @Benchmark
    public long append() throws IOException {
        batch.clear();
        for (int i = 0; i < inputs; i++) {
            sequence++;
            batch.add(sequence, sequence, 0, SampleInputs.PLACE_ORDER);
        }
        long position = journal.append(batch);
        journal.sync();
        return position;
    }

    /** Leaves nothing behind. */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        journal.close();
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
