package io.paymiumfix.doctor;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.Outcome;

/**
 * Whether the venue refuses a nonce below one it has taken: for cancels ({@code nonceAtomic}) and for readings ({@code
 * getsChecked}). The cancels are of the probe's own order, so one that is let through does no harm. Used by one thread.
 */
final class NonceProbe {
    /** Workers that do not know of each other would take turns. */
    private static final int ROUNDS = 6;

    private static final int TOO_MANY = 429;

    private final VenueDesk desk;
    private final Lane lane;
    private final LowNonces low;
    private final Findings findings;

    NonceProbe(final VenueDesk desk, final Lane lane, final LowNonces low, final Findings findings) {
        this.desk = desk;
        this.lane = lane;
        this.low = low;
        this.findings = findings;
    }

    /** How the venue took a call with a lower nonce. */
    private enum Taken {
        REFUSED,
        ADMITTED,
        NOBODY_KNOWS;

        static Taken of(final Outcome outcome) {
            if (Words.isNonceError(outcome)) {
                return REFUSED;
            }
            if (outcome instanceof Outcome.Accepted) {
                return ADMITTED;
            }
            if (outcome instanceof Outcome.Refused refused && refused.status() != TOO_MANY) {
                return Words.tookNonce(refused) ? ADMITTED : REFUSED;
            }
            return NOBODY_KNOWS;
        }
    }

    /**
     * Probes both.
     *
     * @param uuid an order of the probe that rests
     * @param unused a nonce below that of the order's POST; it and the 999 that follow it were never used
     */
    void run(final String uuid, final long unused) throws InterruptedException {
        final Verdict atomic;
        final boolean readingsRefused;
        try (Lane lower = low.from(unused)) {
            atomic = atomic(lower, uuid);
            final Outcome read = desk.ask(lower, Call.readOrder(desk.nextCallId(), uuid));
            final Taken taken = Taken.of(read);
            if (taken == Taken.NOBODY_KNOWS) {
                findings.assumption(Assumption.GETS_CHECKED, Verdict.CANNOT_BE_TOLD, Words.of(read));
                return;
            }
            readingsRefused = taken == Taken.REFUSED;
        }
        if (!readingsRefused) {
            findings.assumption(
                    Assumption.GETS_CHECKED,
                    Verdict.DOES_NOT_HOLD,
                    "a reading with a lower nonce than the order's was answered");
        } else if (atomic != Verdict.HOLDS) {
            findings.assumption(
                    Assumption.GETS_CHECKED,
                    Verdict.CANNOT_BE_TOLD,
                    "nonces are not kept in one place, as nonceAtomic shows");
        } else {
            kept(uuid);
        }
    }

    private Verdict atomic(final Lane lower, final String uuid) throws InterruptedException {
        int refused = 0;
        Outcome last = null;
        for (int round = 0; round < ROUNDS; round++) {
            last = desk.ask(lower, Call.cancelOrder(desk.nextCallId(), uuid));
            final Taken taken = Taken.of(last);
            if (taken == Taken.ADMITTED) {
                findings.assumption(
                        Assumption.NONCE_ATOMIC,
                        Verdict.DOES_NOT_HOLD,
                        "a cancel with a lower nonce than the order's was let through (" + Words.of(last) + ")");
                return Verdict.DOES_NOT_HOLD;
            }
            refused += taken == Taken.REFUSED ? 1 : 0;
        }
        if (refused < ROUNDS) {
            findings.assumption(
                    Assumption.NONCE_ATOMIC,
                    Verdict.CANNOT_BE_TOLD,
                    refused + " of " + ROUNDS + " lower nonces were refused, the rest had no clear answer ("
                            + Words.of(last) + ")");
            return Verdict.CANNOT_BE_TOLD;
        }
        findings.assumption(
                Assumption.NONCE_ATOMIC,
                Verdict.HOLDS,
                "after a higher nonce " + ROUNDS + " lower ones were refused (" + Words.of(last) + ")");
        return Verdict.HOLDS;
    }

    /** A reading must not only be refused a low nonce, but keep out what is below its own. */
    private void kept(final String uuid) throws InterruptedException {
        final Outcome first = desk.ask(lane, Call.readOrder(desk.nextCallId(), uuid));
        final Outcome second = desk.ask(lane, Call.readOrder(desk.nextCallId(), uuid));
        if (!(first instanceof Outcome.Accepted from && second instanceof Outcome.Accepted to)
                || to.nonce() - from.nonce() < 2) {
            findings.assumption(Assumption.GETS_CHECKED, Verdict.CANNOT_BE_TOLD, "the order could not be read twice");
            return;
        }
        try (Lane between = low.from(from.nonce())) {
            final Outcome cancel = desk.ask(between, Call.cancelOrder(desk.nextCallId(), uuid));
            switch (Taken.of(cancel)) {
                case REFUSED ->
                    findings.assumption(
                            Assumption.GETS_CHECKED,
                            Verdict.HOLDS,
                            "a reading's nonce is refused when it is low, and keeps lower ones out when it is not");
                case ADMITTED ->
                    findings.assumption(
                            Assumption.GETS_CHECKED,
                            Verdict.DOES_NOT_HOLD,
                            "a cancel with a nonce below a reading's was let through: readings keep nothing out");
                case NOBODY_KNOWS ->
                    findings.assumption(Assumption.GETS_CHECKED, Verdict.CANNOT_BE_TOLD, Words.of(cancel));
            }
        }
    }
}
