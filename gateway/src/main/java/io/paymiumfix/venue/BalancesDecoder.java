package io.paymiumfix.venue;

import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.VenueBalances;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GET /user in the core's units, rounded to them: a balance is compared, never booked. One too large makes the reading useless, and so
 * does one that is not told: what is locked decides whether an order is there, and silence is not a zero. Pure.
 */
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
                            amountE8(user.balances(), "balance_", "btc"),
                            amountE8(user.locked(), "locked_", "btc"),
                            amountE8(user.balances(), "balance_", "eur"),
                            amountE8(user.locked(), "locked_", "eur")));
        } catch (final NoSuchElementException e) {
            LOG.error("call {}: the venue tells no {}; the reading is not used", outcome.callId(), e.getMessage());
            return Replies.unreadable(outcome);
        } catch (final ArithmeticException e) {
            LOG.error("call {}: balances beyond any sum of money; the reading is not used", outcome.callId());
            return Replies.unreadable(outcome);
        }
    }

    private static long amountE8(
            final Map<String, BigDecimal> amounts, final String fieldStart, final String currency) {
        final BigDecimal amount = amounts.get(currency);
        if (amount == null) {
            throw new NoSuchElementException(fieldStart + currency);
        }
        return amount.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }
}
