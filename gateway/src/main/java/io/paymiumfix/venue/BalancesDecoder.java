package io.paymiumfix.venue;

import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.VenueBalances;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GET /user in the core's units, rounded to them: a balance is compared, never booked. One too large makes the reading useless, and so
 * does one that is not told: what is locked decides whether an order is there, and silence is not a zero. Pure.
 */
final class BalancesDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(BalancesDecoder.class);
    private static final int SCALE = 8;
    private static final List<String> CURRENCIES = List.of("btc", "eur");

    private BalancesDecoder() {}

    static Input decode(final Outcome.Accepted outcome, final UserInfo user) {
        final Optional<String> untold = untold(user);
        if (untold.isPresent()) {
            LOG.error("call {}: the venue tells no {}; the reading is not used", outcome.callId(), untold.get());
            return Replies.unreadable(outcome);
        }
        try {
            return new Input.BalancesRead(
                    outcome.callId(),
                    outcome.nonce(),
                    outcome.startedEpochMicros(),
                    new VenueBalances(
                            amountE8(user.balances(), "btc"),
                            amountE8(user.locked(), "btc"),
                            amountE8(user.balances(), "eur"),
                            amountE8(user.locked(), "eur")));
        } catch (final ArithmeticException e) {
            LOG.error("call {}: balances beyond any sum of money; the reading is not used", outcome.callId());
            return Replies.unreadable(outcome);
        }
    }

    /** The first field that is left out, or null. */
    private static Optional<String> untold(final UserInfo user) {
        return CURRENCIES.stream()
                .flatMap(currency -> Stream.of(
                        user.balances().containsKey(currency) ? "" : "balance_" + currency,
                        user.locked().containsKey(currency) ? "" : "locked_" + currency))
                .filter(field -> !field.isEmpty())
                .findFirst();
    }

    private static long amountE8(final Map<String, BigDecimal> amounts, final String currency) {
        return amounts.get(currency)
                .setScale(SCALE, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }
}
