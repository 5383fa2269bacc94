package io.paymiumfix.bench.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveriesTest {

    private static final long BEGIN_NS = 5_000_000_000L;
    private static final long MS_NS = 1_000_000;

    private final Deliveries deliveries = new Deliveries(2);

    @Test
    void shouldTimeTheFirstAndTheLastSubscriberOfAChange() {
        deliveries.begin(BEGIN_NS);
        long change = Stamp.satoshiAt(BEGIN_NS + MS_NS);
        deliveries.delivered(change, BEGIN_NS + 2 * MS_NS);
        assertEquals(1, deliveries.incomplete());
        deliveries.delivered(change, BEGIN_NS + 4 * MS_NS);

        assertEquals(0, deliveries.incomplete());
        assertEquals(1, deliveries.first().getMaxValue() / MS_NS);
        assertEquals(3, deliveries.last().getMaxValue() / MS_NS);
        assertEquals(1, deliveries.last().getTotalCount());
    }

    @Test
    void shouldLeaveOutWhatLeftBeforeTheBeginningOrCameAfterTheEnd() {
        deliveries.delivered(Stamp.satoshiAt(BEGIN_NS - 2 * MS_NS), BEGIN_NS - MS_NS);
        deliveries.begin(BEGIN_NS);
        deliveries.delivered(Stamp.satoshiAt(BEGIN_NS - 2 * MS_NS), BEGIN_NS + MS_NS);
        deliveries.end();
        deliveries.delivered(Stamp.satoshiAt(BEGIN_NS + 2 * MS_NS), BEGIN_NS + 3 * MS_NS);

        assertEquals(0, deliveries.incomplete());
        assertEquals(0, deliveries.first().getTotalCount());
    }
}
