package io.paymiumfix.simulator.market;

import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.Exchange;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderRefused;
import io.paymiumfix.simulator.exchange.OrderType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A market maker and, now and then, a stranger who trades with it. Each step moves the mid, withdraws the old quotes and
 * places new ones; an order of somebody else in the way of a new quote trades with it.
 */
public final class Quoter {

    /** The account that quotes. */
    public static final String MAKER = "MARKET-MAKER";

    /** The account that trades against the quotes. */
    public static final String TAKER = "MARKET-TAKER";

    private static final Logger LOG = LoggerFactory.getLogger(Quoter.class);
    private static final BigDecimal EUR_OF_EACH = new BigDecimal("50000000");
    private static final BigDecimal BTC_OF_EACH = new BigDecimal("10000");
    private static final int ALWAYS_PPM = 1_000_000;

    private final Exchange exchange;
    private final MarketMakerSettings settings;
    private final SplittableRandom random;
    private final List<UUID> quotes = new ArrayList<>();
    private long midE2;

    /** Opens the two accounts; quotes nothing yet. */
    public Quoter(Exchange exchange, MarketMakerSettings settings) {
        this.exchange = exchange;
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
        this.midE2 = toE2(settings.mid());
        exchange.open(MAKER, "en", EUR_OF_EACH, BTC_OF_EACH);
        exchange.open(TAKER, "en", EUR_OF_EACH, BTC_OF_EACH);
    }

    /** Moves the mid, quotes anew, and perhaps lets the stranger trade. */
    public void step() {
        if (settings.stepE2() > 0) {
            long move = random.nextLong(-settings.stepE2(), settings.stepE2() + 1);
            midE2 = Math.max(settings.lowestMidE2(), midE2 + move);
        }
        quote();
        if (random.nextInt(ALWAYS_PPM) < settings.tradeChancePpm()) {
            Direction direction = random.nextBoolean() ? Direction.BUY : Direction.SELL;
            place(TAKER, new NewOrder(OrderType.MARKET, direction, amount(), null, null, null));
        }
    }

    /** Moves the mid to this price and quotes anew. */
    public void moveTo(BigDecimal mid) {
        midE2 = Math.max(settings.lowestMidE2(), toE2(mid));
        quote();
    }

    /** The price quoted around, in EUR per BTC. */
    public BigDecimal mid() {
        return BigDecimal.valueOf(midE2, 2);
    }

    /** Withdraws every quote. */
    public void withdraw() {
        quotes.forEach(exchange::cancel);
        quotes.clear();
    }

    private void quote() {
        withdraw();
        for (int level = 0; level < settings.levels(); level++) {
            long distanceE2 = settings.spreadE2() / 2 + level * settings.levelStepE2();
            quote(Direction.BUY, midE2 - distanceE2);
            quote(Direction.SELL, midE2 + distanceE2);
        }
    }

    private void quote(Direction direction, long priceE2) {
        BigDecimal price = BigDecimal.valueOf(priceE2, 2);
        UUID placed = place(MAKER, new NewOrder(OrderType.LIMIT, direction, amount(), null, price, null));
        if (placed != null) {
            quotes.add(placed);
        }
    }

    private BigDecimal amount() {
        long satoshi = random.nextLong(settings.levelSatoshi() / 10, settings.levelSatoshi() + 1);
        return BigDecimal.valueOf(satoshi, 8);
    }

    /** The order's uuid, or null when the account has run out of money or the book of liquidity. */
    private UUID place(String user, NewOrder order) {
        try {
            return exchange.placeAndActivate(user, order).uuid();
        } catch (OrderRefused refused) {
            LOG.debug("{} does without {}: {}", user, order, refused.getMessage());
            return null;
        }
    }

    private static long toE2(BigDecimal price) {
        return price.setScale(2, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }
}
