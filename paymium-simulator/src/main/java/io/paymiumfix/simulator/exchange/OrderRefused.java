package io.paymiumfix.simulator.exchange;

import java.math.BigDecimal;
import java.util.List;

/** An order the exchange does not admit; nothing was locked and no order exists. Answered as 422. */
public final class OrderRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> reasons;
    private final transient MarketProtection protection;

    /** Refused for these reasons. */
    public OrderRefused(List<Refusal> reasons) {
        super(reasons.toString());
        this.reasons = List.copyOf(reasons);
        this.protection = null;
    }

    OrderRefused(MarketProtection protection) {
        super("market_protection_volume_too_large, at most " + protection.maxOrderAmount() + protection.coin());
        this.reasons = List.of();
        this.protection = protection;
    }

    /** Why, one entry per sentence of {@code errors[]}; empty when {@link #protection()} says it. */
    public List<Refusal> reasons() {
        return reasons;
    }

    /** The market protection that struck, or null. */
    public MarketProtection protection() {
        return protection;
    }

    /**
     * The 422 body of a market order too large for the book.
     *
     * @param maxOrderAmount what would have been admitted, in the order's own unit
     * @param coin that unit
     * @param side the order's direction
     */
    public record MarketProtection(BigDecimal maxOrderAmount, Coin coin, Direction side) {}
}
