package io.paymiumfix.simulator.exchange;

import io.paymiumfix.simulator.exchange.ExchangeSettings.ExcessDigits;
import io.paymiumfix.simulator.exchange.Refusal.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Judges one {@link NewOrder} and turns it into {@link Terms}. Collects every fault before it refuses. */
final class TermsReader {

    private static final int MAX_INTEGER_DIGITS = 8;

    private final ExchangeSettings settings;
    private final NewOrder order;
    private final List<Refusal> refusals = new ArrayList<>();

    private TermsReader(ExchangeSettings settings, NewOrder order) {
        this.settings = settings;
        this.order = order;
    }

    static Terms read(ExchangeSettings settings, NewOrder order) throws OrderRefused {
        return new TermsReader(settings, order).read();
    }

    private Terms read() throws OrderRefused {
        if (order.type() == null) {
            refuse(Kind.NOT_INCLUDED, "type");
        }
        if (order.direction() == null) {
            refuse(Kind.NOT_INCLUDED, "direction");
        }
        boolean isLimit = order.type() == OrderType.LIMIT;
        requireFields(isLimit);
        long priceE2 = scaled("price", order.price(), settings.priceDecimals(), Decimals.PRICE_DECIMALS, 1);
        long satoshi = scaled(
                "amount",
                order.amount(),
                Decimals.SATOSHI_DECIMALS,
                Decimals.SATOSHI_DECIMALS,
                settings.minimumAmountSatoshi());
        long currencyE10 = scaled(
                "currency_amount",
                order.currencyAmount(),
                settings.currencyAmountDecimals(),
                Decimals.EUR_DECIMALS,
                settings.minimumCurrencyAmountE2() * Decimals.E10_PER_CENT);
        if (refusals.isEmpty() && isLimit && satoshi == 0) {
            satoshi = currencyE10 / priceE2;
            if (satoshi < settings.minimumAmountSatoshi()) {
                refuse(Kind.TOO_SMALL, "amount");
            }
        }
        if (!refusals.isEmpty()) {
            throw new OrderRefused(refusals);
        }
        String comment = settings.commentEchoed() ? order.comment() : null;
        return new Terms(order.type(), order.direction(), satoshi, currencyE10, priceE2, comment);
    }

    private void requireFields(boolean isLimit) {
        boolean byCurrency = order.currencyAmount() != null && (!isLimit || settings.limitByCurrencyAmount());
        if (order.amount() == null && !byCurrency) {
            refuse(Kind.BLANK, "amount");
            refuse(Kind.NOT_A_NUMBER, "amount");
        } else if (order.amount() != null && order.currencyAmount() != null) {
            refuse(Kind.NOT_ALLOWED, "currency_amount");
        }
        if (isLimit && order.price() == null) {
            refuse(Kind.BLANK, "price");
            refuse(Kind.NOT_A_NUMBER, "price");
        } else if (!isLimit && order.price() != null) {
            refuse(Kind.NOT_ALLOWED, "price");
        }
    }

    /** The number in units of 10^-unitDecimals; 0 when it is absent or refused. */
    private long scaled(String field, BigDecimal number, int keptDecimals, int unitDecimals, long minimum) {
        if (number == null) {
            return 0;
        }
        if (!Decimals.isWithin(number, MAX_INTEGER_DIGITS)) {
            return refuse(Kind.NOT_A_NUMBER, field);
        }
        if (settings.excessDigits() == ExcessDigits.REFUSE
                && number.stripTrailingZeros().scale() > keptDecimals) {
            return refuse(Kind.TOO_PRECISE, field, BigDecimal.valueOf(keptDecimals));
        }
        long units = Decimals.scaled(number.setScale(keptDecimals, RoundingMode.HALF_UP), unitDecimals);
        if (units < minimum) {
            return refuse(Kind.TOO_SMALL, field, BigDecimal.valueOf(minimum, unitDecimals));
        }
        return units;
    }

    private long refuse(Kind kind, String field) {
        return refuse(kind, field, null);
    }

    private long refuse(Kind kind, String field, BigDecimal bound) {
        refusals.add(new Refusal(kind, field, bound, null));
        return 0;
    }
}
