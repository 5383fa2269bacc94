package io.paymiumfix.sequencer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.journal.StateDecoder;
import io.paymiumfix.journal.StateEncoder;
import io.paymiumfix.order.Input.DeliveryProven;
import io.paymiumfix.order.Input.ReportsStored;
import io.paymiumfix.order.Output.Report;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A report is finished when its client has proved to have it, and not when it is stored. */
@Timeout(20)
class UnfinishedReportsTest {

    private static final int MOST_STORED = 10_000;

    private final UnfinishedWork work = new UnfinishedWork();

    @Test
    void shouldKeepStoredReportsUntilTheyAreProved() {
        put(5);
        work.onInput(new ReportsStored("a", 4, 17));
        assertEquals(reports(1, 5), work.result().reports().get("a"));

        work.onInput(new DeliveryProven("a", 2));

        assertEquals(reports(3, 5), work.result().reports().get("a"));
        assertEquals(Map.of("a", 4L), work.result().storedUpTo());
        work.onInput(new DeliveryProven("a", 5));
        assertEquals(Map.of(), work.result().reports());
    }

    @Test
    void shouldKeepTheNewestOfAClientThatProvesNothingAndAllThatIsNotStored() {
        put(MOST_STORED + 30);
        work.onInput(new ReportsStored("a", MOST_STORED + 10, 17));

        assertEquals(reports(11, MOST_STORED + 30), work.result().reports().get("a"));
    }

    @Test
    void shouldGoOnFromASnapshot() {
        put(5);
        work.onInput(new ReportsStored("a", 4, 17));
        work.onInput(new DeliveryProven("a", 1));
        final StateEncoder saved = new StateEncoder();
        work.save(saved);

        final UnfinishedWork loaded = UnfinishedWork.load(new StateDecoder(saved.content()));

        assertEquals(work.result(), loaded.result());
        loaded.onInput(new DeliveryProven("a", 4));
        assertEquals(reports(5, 5), loaded.result().reports().get("a"));
    }

    private void put(final long count) {
        work.onOutputs(List.copyOf(reports(1, count)));
    }

    private static List<Report> reports(final long from, final long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> Samples.report("a", seq))
                .toList();
    }
}
