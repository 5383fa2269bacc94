package io.paymiumfix.bench.micro;

import io.paymiumfix.journal.Batch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An input as the journal's bytes, not written anywhere. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InputCodecBenchmark {

    private final Batch batch = new Batch();

    /** NewOrderSingle(D) as it came. */
    @Benchmark
    public int placeOrder() {
        batch.clear();
        batch.add(1, 1, 0, SampleInputs.PLACE_ORDER);
        return batch.bytes();
    }

    /** The venue's 201. */
    @Benchmark
    public int accepted() {
        batch.clear();
        batch.add(1, 1, 0, SampleInputs.ACCEPTED);
        return batch.bytes();
    }
}
