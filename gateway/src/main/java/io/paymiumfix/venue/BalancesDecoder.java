package io.paymiumfix.venue;

import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.VenueBalances;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GET /user in the core's units, rounded to them: a balance is compared, never booked. One too large makes the reading useless. Pure. */
final class BalancesDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(BalancesDecoder.class);
    private static final int SCALE = 8;

    private BalancesDecoder() {}

    static Input decode(final Outcome.Accepted outcome, final UserInfo user) {
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

    private static long amountE8(final Map<String, BigDecimal> amounts, final String currency) {
        final BigDecimal amount = amounts.get(currency);
        return amount == null
                ? 0
                : amount.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }
}
