package io.paymiumfix.bench.micro;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Origin;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueOrder;
import java.util.List;

/** Inputs as an ordinary limit order makes them. */
final class SampleInputs {

    private static final long SENT_US = 1_800_000_000_000_000L;

    static final Input.PlaceOrder PLACE_ORDER = new Input.PlaceOrder(
            new Origin("BENCH", "BENCH", "", 4_711, false, false, SENT_US, 0, SENT_US),
            "C0000004711",
            "main",
            "BTC/EUR",
            '1',
            '2',
            "0.01000471",
            "",
            "50000.00",
            '1',
            "",
            List.of());

    static final Input.Accepted ACCEPTED = new Input.Accepted(
            4_711L << 16,
            SENT_US,
            SENT_US,
            new VenueOrder(
                    "00000001-0000-4000-8000-000000004711",
                    OrdType.LIMIT,
                    Side.BUY,
                    "pending_execution",
                    1_000_471,
                    VenueOrder.ABSENT,
                    5_000_000_000_000L,
                    0,
                    0,
                    0,
                    0,
                    SENT_US / 1_000_000,
                    List.of(),
                    ""));

    private SampleInputs() {}
}
