package io.paymiumfix.simulator.exchange;

import java.math.RoundingMode;
import java.time.Duration;

/**
 * The choices Paymium's specification leaves open about matching and money, one switch each. Immutable. Defaults follow
 * what has been observed of the venue; {@code ASSUMPTIONS.md} says why.
 *
 * @param makerFeePpm fee of the resting side in millionths of what it receives, negative is a rebate; default -1,000 (-0.1 %)
 * @param takerFeePpm fee of the arriving side in millionths of what it receives; default 5,000 (0.5 %)
 * @param feeRounding rounding of each trade's fee at 1e-8; default CEILING, as the one published fee shows
 * @param activationDelay time an order stays {@code pending_execution}; default zero: the next turn of the event loop, after the reply
 * @param limitByCurrencyAmount whether a LimitOrder may give {@code currency_amount} instead of {@code amount}; default false: 422
 * @param marketProtectionPercent share of the opposite side's amount that one market order may take, 1 to 100; default 100
 * @param marketRemainder how a market order ends that the book could not complete; default CANCELED
 * @param cashSellRounding rounding of the BTC sold for a {@code currency_amount}, DOWN or UP; default DOWN: never more EUR than asked
 * @param minimumAmountSatoshi smallest {@code amount} in satoshi; default 1, the specification states none
 * @param minimumCurrencyAmountE2 smallest {@code currency_amount} in EUR cents; default 1
 * @param priceDecimals decimals of a price, 0 to 2; default 2
 * @param currencyAmountDecimals decimals of a {@code currency_amount}, 0 to 8; default 8
 * @param excessDigits what becomes of digits beyond these; default REFUSE: 422
 * @param selfTrade what happens when an account meets itself; default ALLOW
 * @param pendingCancelable whether a {@code pending_execution} order can be cancelled; default false: only active orders may
 * @param commentEchoed whether {@code comment} comes back with the order; default false: null
 * @param historyPerUser ended orders kept per account, oldest dropped first, at least 20; default 10,000
 */
public record ExchangeSettings(
        int makerFeePpm,
        int takerFeePpm,
        RoundingMode feeRounding,
        Duration activationDelay,
        boolean limitByCurrencyAmount,
        int marketProtectionPercent,
        MarketRemainder marketRemainder,
        RoundingMode cashSellRounding,
        long minimumAmountSatoshi,
        long minimumCurrencyAmountE2,
        int priceDecimals,
        int currencyAmountDecimals,
        ExcessDigits excessDigits,
        SelfTrade selfTrade,
        boolean pendingCancelable,
        boolean commentEchoed,
        int historyPerUser) {

    public ExchangeSettings {
        require(Math.abs(makerFeePpm) <= 100_000, "makerFeePpm=" + makerFeePpm);
        require(takerFeePpm >= 0 && takerFeePpm <= 100_000, "takerFeePpm=" + takerFeePpm);
        require(makerFeePpm + takerFeePpm >= 0, "makerFeePpm=" + makerFeePpm + ": the venue would pay people to trade");
        require(!activationDelay.isNegative(), "activationDelay=" + activationDelay);
        require(
                marketProtectionPercent >= 1 && marketProtectionPercent <= 100,
                "marketProtectionPercent=" + marketProtectionPercent);
        require(
                cashSellRounding == RoundingMode.DOWN || cashSellRounding == RoundingMode.UP,
                "cashSellRounding=" + cashSellRounding);
        require(minimumAmountSatoshi >= 1, "minimumAmountSatoshi=" + minimumAmountSatoshi);
        require(minimumCurrencyAmountE2 >= 1, "minimumCurrencyAmountE2=" + minimumCurrencyAmountE2);
        require(priceDecimals >= 0 && priceDecimals <= 2, "priceDecimals=" + priceDecimals);
        require(
                currencyAmountDecimals >= 0 && currencyAmountDecimals <= 8,
                "currencyAmountDecimals=" + currencyAmountDecimals);
        require(historyPerUser >= 20, "historyPerUser=" + historyPerUser);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** Paymium as it has been seen to behave; each switch at the default its documentation names. */
    public static ExchangeSettings defaults() {
        return new Builder().build();
    }

    /** The venue its specification describes, kinder than the one observed. */
    public static ExchangeSettings kind() {
        return new Builder()
                .limitByCurrencyAmount(true)
                .pendingCancelable(true)
                .commentEchoed(true)
                .build();
    }

    /** A builder that starts from these settings. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.makerFeePpm = makerFeePpm;
        builder.takerFeePpm = takerFeePpm;
        builder.feeRounding = feeRounding;
        builder.activationDelay = activationDelay;
        builder.limitByCurrencyAmount = limitByCurrencyAmount;
        builder.marketProtectionPercent = marketProtectionPercent;
        builder.marketRemainder = marketRemainder;
        builder.cashSellRounding = cashSellRounding;
        builder.minimumAmountSatoshi = minimumAmountSatoshi;
        builder.minimumCurrencyAmountE2 = minimumCurrencyAmountE2;
        builder.priceDecimals = priceDecimals;
        builder.currencyAmountDecimals = currencyAmountDecimals;
        builder.excessDigits = excessDigits;
        builder.selfTrade = selfTrade;
        builder.pendingCancelable = pendingCancelable;
        builder.commentEchoed = commentEchoed;
        builder.historyPerUser = historyPerUser;
        return builder;
    }

    /** What becomes of a market order that the book cannot complete. */
    public enum MarketRemainder {
        /** The order ends {@code canceled}, keeping what it traded. */
        CANCELED,
        /** The order ends {@code filled} all the same. */
        FILLED
    }

    /** What becomes of digits beyond a number's precision. */
    public enum ExcessDigits {
        /** 422. */
        REFUSE,
        /** Silently rounded half up, as a database column would. */
        ROUND
    }

    /** What happens when an order meets one of the same account. */
    public enum SelfTrade {
        /** They trade. */
        ALLOW,
        /** The arriving order ends {@code canceled} at that point. */
        CANCEL_TAKER
    }

    /** Collects changed switches; starts from the defaults. Each method is named after the component it sets. */
    public static final class Builder {

        private int makerFeePpm = -1_000;
        private int takerFeePpm = 5_000;
        private RoundingMode feeRounding = RoundingMode.CEILING;
        private Duration activationDelay = Duration.ZERO;
        private boolean limitByCurrencyAmount = false;
        private int marketProtectionPercent = 100;
        private MarketRemainder marketRemainder = MarketRemainder.CANCELED;
        private RoundingMode cashSellRounding = RoundingMode.DOWN;
        private long minimumAmountSatoshi = 1;
        private long minimumCurrencyAmountE2 = 1;
        private int priceDecimals = 2;
        private int currencyAmountDecimals = 8;
        private ExcessDigits excessDigits = ExcessDigits.REFUSE;
        private SelfTrade selfTrade = SelfTrade.ALLOW;
        private boolean pendingCancelable = false;
        private boolean commentEchoed = false;
        private int historyPerUser = 10_000;

        /** Sets {@link ExchangeSettings#makerFeePpm}. */
        public Builder makerFeePpm(int value) {
            this.makerFeePpm = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#takerFeePpm}. */
        public Builder takerFeePpm(int value) {
            this.takerFeePpm = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#feeRounding}. */
        public Builder feeRounding(RoundingMode value) {
            this.feeRounding = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#activationDelay}. */
        public Builder activationDelay(Duration value) {
            this.activationDelay = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#limitByCurrencyAmount}. */
        public Builder limitByCurrencyAmount(boolean value) {
            this.limitByCurrencyAmount = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#marketProtectionPercent}. */
        public Builder marketProtectionPercent(int value) {
            this.marketProtectionPercent = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#marketRemainder}. */
        public Builder marketRemainder(MarketRemainder value) {
            this.marketRemainder = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#cashSellRounding}. */
        public Builder cashSellRounding(RoundingMode value) {
            this.cashSellRounding = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#minimumAmountSatoshi}. */
        public Builder minimumAmountSatoshi(long value) {
            this.minimumAmountSatoshi = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#minimumCurrencyAmountE2}. */
        public Builder minimumCurrencyAmountE2(long value) {
            this.minimumCurrencyAmountE2 = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#priceDecimals}. */
        public Builder priceDecimals(int value) {
            this.priceDecimals = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#currencyAmountDecimals}. */
        public Builder currencyAmountDecimals(int value) {
            this.currencyAmountDecimals = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#excessDigits}. */
        public Builder excessDigits(ExcessDigits value) {
            this.excessDigits = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#selfTrade}. */
        public Builder selfTrade(SelfTrade value) {
            this.selfTrade = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#pendingCancelable}. */
        public Builder pendingCancelable(boolean value) {
            this.pendingCancelable = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#commentEchoed}. */
        public Builder commentEchoed(boolean value) {
            this.commentEchoed = value;
            return this;
        }

        /** Sets {@link ExchangeSettings#historyPerUser}. */
        public Builder historyPerUser(int value) {
            this.historyPerUser = value;
            return this;
        }

        /** The settings collected so far. */
        public ExchangeSettings build() {
            return new ExchangeSettings(
                    makerFeePpm,
                    takerFeePpm,
                    feeRounding,
                    activationDelay,
                    limitByCurrencyAmount,
                    marketProtectionPercent,
                    marketRemainder,
                    cashSellRounding,
                    minimumAmountSatoshi,
                    minimumCurrencyAmountE2,
                    priceDecimals,
                    currencyAmountDecimals,
                    excessDigits,
                    selfTrade,
                    pendingCancelable,
                    commentEchoed,
                    historyPerUser);
        }
    }
}
