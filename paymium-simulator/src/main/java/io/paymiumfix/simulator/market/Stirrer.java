package io.paymiumfix.simulator.market;

import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.exchange.OrderType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes one level of the book at a time: a new order, the end of an old one, or a small trade at the best price. It keeps
 * about as many orders as there are prices.
 */
public final class Stirrer {

    /** The account whose orders rest. */
    public static final String STIRRER = "BOOK-STIRRER";

    /** The account that trades against them. */
    public static final String TAKER = "BOOK-TAKER";

    private static final Logger LOG = LoggerFactory.getLogger(Stirrer.class);
    private static final BigDecimal EUR_OF_EACH = new BigDecimal("50000000");
    private static final BigDecimal BTC_OF_EACH = new BigDecimal("50000");
    private static final int ALWAYS_PPM = 1_000_000;

    private final Exchange exchange;
    private final BookStirrerSettings settings;
    private final SplittableRandom random;
    private final Deque<UUID> resting = new ArrayDeque<>();
    private final long midE2;
    private long changes;

    /**
     * Opens the two accounts; changes nothing yet.
     *
     * @throws IllegalArgumentException when the exchange has a stirrer already
     */
    public Stirrer(Exchange exchange, BookStirrerSettings settings) {
        this.exchange = exchange;
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
        this.midE2 = settings.mid().movePointRight(2).longValue();
        exchange.open(STIRRER, "en", EUR_OF_EACH, BTC_OF_EACH);
        exchange.open(TAKER, "en", EUR_OF_EACH, BTC_OF_EACH);
    }

    /** Changes per second wanted. */
    public int ratePerSecond() {
        return settings.ratePerSecond();
    }

    /** Changes made. */
    public long changes() {
        return changes;
    }

    /** Makes one change. */
    public void stir() {
        changes++;
        if (random.nextInt(ALWAYS_PPM) < settings.tradeChancePpm()) {
            place(TAKER, new NewOrder(OrderType.MARKET, direction(), amount(), null, null, null));
            return;
        }
        boolean isFull = resting.size() >= 2 * settings.levels();
        if (isFull || (!resting.isEmpty() && random.nextInt(3) == 0)) {
            cancelOldest();
        } else {
            placeNew();
        }
    }

    private void placeNew() {
        Direction direction = direction();
        long distanceE2 = (1 + random.nextLong(settings.levels())) * settings.levelStepE2();
        long priceE2 = direction == Direction.BUY ? midE2 - distanceE2 : midE2 + distanceE2;
        BigDecimal price = BigDecimal.valueOf(priceE2, 2);
        UUID placed = place(STIRRER, new NewOrder(OrderType.LIMIT, direction, amount(), null, price, null));
        if (placed != null) {
            resting.addLast(placed);
        }
    }

    /** Orders that traded away have ended already: the next one that has not is cancelled. */
    private void cancelOldest() {
        while (!resting.isEmpty() && !exchange.cancel(resting.removeFirst())) {
            LOG.trace("an order had traded away");
        }
    }

    private Direction direction() {
        return random.nextBoolean() ? Direction.BUY : Direction.SELL;
    }

    private BigDecimal amount() {
        long satoshi = random.nextLong(settings.levelSatoshi() / 10, settings.levelSatoshi() + 1);
        return BigDecimal.valueOf(satoshi, 8);
    }

    /** The order's uuid while it rests; null when it was refused, for want of money or of liquidity, or has ended. */
    private UUID place(String user, NewOrder order) {
        try {
            var placed = exchange.placeAndActivate(user, order);
            return placed.state() == OrderState.ACTIVE ? placed.uuid() : null;
        } catch (OrderRefused refused) {
            LOG.debug("{} does without {}: {}", user, order, refused.getMessage());
            return null;
        }
    }
}
