package io.paymiumfix.venue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.VenueMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the venue can be used, learnt from how calls end, and told to the core when it changes. The first
 * answer is told too, because the core may remember another state from before a restart. Owned by
 * {@code venue-io}.
 *
 * <p>Each trouble ends by a probe: an unreachable venue by any answer; an empty budget by an answer that
 * leaves some; a refused nonce, which calls for a person, only by several accepted probes in a row.
 */
final class VenueLink {
    private static final Logger LOG = LoggerFactory.getLogger(VenueLink.class);
    private static final int PROBES_TO_TRUST_NONCE = 3;
    /** One broken connection ends several calls at once: that is one failure. */
    private static final long SAME_FAILURE_US = 10_000;

    private final OutcomeQueue outcomes;
    private final int failuresToDown;
    private final ProbeBackoff backoff;
    private final Map<String, Integer> nonceProbesLeft = new HashMap<>();
    private Input.ModeChanged told;
    private String downReason = "";
    private String exhaustedReason = "";
    private int failures;
    private long lastFailureUs = Long.MIN_VALUE / 2;
    private long probeDueUs;
    private boolean probing;

    VenueLink(final OutcomeQueue outcomes, final int failuresToDown, final LongUnaryOperator jitter) {
        this.outcomes = outcomes;
        this.failuresToDown = failuresToDown;
        this.backoff = new ProbeBackoff(jitter);
    }

    /** The venue answered something, whatever it was. */
    void answered(final long nowUs) {
        failures = 0;
        if (!downReason.isEmpty()) {
            LOG.info("the venue answers again: calls leave as before");
            downReason = "";
        }
        publish(nowUs);
    }

    /** A connection failed, or a call got no answer in time. */
    void unreachable(final String why, final long nowUs) {
        if (nowUs - lastFailureUs >= SAME_FAILURE_US) {
            failures++;
        }
        lastFailureUs = nowUs;
        if (failures >= failuresToDown && downReason.isEmpty()) {
            downReason = "VENUE_UNREACHABLE: " + why;
            LOG.error(
                    "{} calls in a row failed, the last by {}: the link is DOWN, new orders are refused, cancels"
                            + " are kept, the venue is probed until it answers",
                    failures,
                    why);
        }
        publish(nowUs);
    }

    /** The venue says that no call is left. */
    void exhausted(final String why, final long nowUs) {
        if (exhaustedReason.isEmpty()) {
            exhaustedReason = "BUDGET_EMPTY: " + why;
            LOG.error("the venue's call budget is empty ({}): CANCEL_ONLY, probed until calls are left", why);
        }
        publish(nowUs);
    }

    /** The venue granted a call and, as far as it says, has more. */
    void granted(final long nowUs) {
        if (!exhaustedReason.isEmpty()) {
            LOG.info("the venue's call budget has calls again");
            exhaustedReason = "";
        }
        publish(nowUs);
    }

    /** The venue refused a nonce of this account for a reason that is not ours. */
    void nonceRefused(final String account, final long nowUs) {
        if (nonceProbesLeft.put(account, PROBES_TO_TRUST_NONCE) == null) {
            LOG.error(
                    "ALARM NONCE_TOO_LOW account {}: its token is used by another client; create a new one for the"
                            + " gateway alone. CANCEL_ONLY until {} probes in a row are accepted",
                    account,
                    PROBES_TO_TRUST_NONCE);
        }
        publish(nowUs);
    }

    /** A probe on this account's lane was accepted. */
    void probeAccepted(final String account, final long nowUs) {
        nonceProbesLeft.computeIfPresent(account, (name, left) -> left > 1 ? left - 1 : null);
        publish(nowUs);
    }

    boolean down() {
        return !downReason.isEmpty();
    }

    boolean isExhausted() {
        return !exhaustedReason.isEmpty();
    }

    boolean nonceInDoubt(final String account) {
        return nonceProbesLeft.containsKey(account);
    }

    /** True when a probe should leave now; arms the next one. */
    boolean probeDue(final long nowUs) {
        if (!probing || nowUs < probeDueUs) {
            return false;
        }
        probeDueUs = nowUs + backoff.waitUs();
        return true;
    }

    private void publish(final long nowUs) {
        final Input.ModeChanged now = mode();
        final boolean trouble = now.mode() != VenueMode.OPEN || failures > 0;
        if (trouble && !probing) {
            backoff.reset();
            probeDueUs = nowUs + backoff.waitUs();
        }
        probing = trouble;
        final boolean nothingKnown = told == null && now.mode() == VenueMode.OPEN && failures > 0;
        if (!Objects.equals(now, told) && !nothingKnown) {
            told = now;
            outcomes.deliver(now);
        }
    }

    private Input.ModeChanged mode() {
        if (!downReason.isEmpty()) {
            return new Input.ModeChanged(VenueMode.DOWN, downReason);
        }
        if (!nonceProbesLeft.isEmpty()) {
            return new Input.ModeChanged(
                    VenueMode.CANCEL_ONLY, "NONCE_TOO_LOW: token used by another client, create a new one");
        }
        if (!exhaustedReason.isEmpty()) {
            return new Input.ModeChanged(VenueMode.CANCEL_ONLY, exhaustedReason);
        }
        return new Input.ModeChanged(VenueMode.OPEN, "VENUE_ANSWERS");
    }
}
