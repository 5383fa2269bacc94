package io.paymiumfix.bench.market;

import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * A simulated book that changes one level at a time and never trades: once it is full, the oldest order goes and a new one
 * comes, in turns. One thread.
 */
final class StampedBook {

    private static final int LEVELS = 100;
    private static final int SPARE = 20;
    private static final long MID_E2 = 5_000_000;
    private static final long STEP_E2 = 500;

    private final Simulator simulator;
    private final SimulatedUser user;
    private final Deque<UUID> resting = new ArrayDeque<>();
    private long placed;

    StampedBook(Simulator simulator) {
        this.simulator = simulator;
        user = simulator.createUser("BC-STAMPED", "90000000", "10000");
    }

    void change() throws OrderRefused {
        if (resting.size() >= LEVELS) {
            simulator.cancel(resting.removeFirst());
        } else {
            place();
        }
    }

    /** Prices go round, each free again long before its turn. */
    private void place() throws OrderRefused {
        Direction direction = placed % 2 == 0 ? Direction.BUY : Direction.SELL;
        long awayE2 = (1 + placed / 2 % (LEVELS / 2 + SPARE)) * STEP_E2;
        long priceE2 = direction == Direction.BUY ? MID_E2 - awayE2 : MID_E2 + awayE2;
        placed++;
        resting.addLast(simulator
                .place(
                        user,
                        new NewOrder(
                                OrderType.LIMIT,
                                direction,
                                BigDecimal.valueOf(Stamp.satoshiAt(System.nanoTime()), 8),
                                null,
                                BigDecimal.valueOf(priceE2, 2),
                                null))
                .uuid());
    }
}
