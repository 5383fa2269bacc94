package io.paymiumfix.doctor;

import io.paymiumfix.order.Rules;

/** The assumptions about the venue that a probe can say something of. */
enum Assumption {
    /** A nonce below one that was taken is refused. */
    NONCE_ATOMIC("nonceAtomic"),
    /** For readings too, and theirs keep lower ones out. */
    GETS_CHECKED("getsChecked"),
    /** A listing shows the orders of all tokens. */
    ALL_TOKENS_VISIBLE("allTokensVisible"),
    /** A listing shows every order. */
    LIST_COMPLETE("listComplete"),
    /** Nobody else trades on the account. */
    ACCOUNT_EXCLUSIVE("accountExclusive"),
    /** Amounts and prices are kept as sent. */
    AMOUNTS_KEPT("amountsKept");

    private final String key;

    Assumption(final String key) {
        this.key = key;
    }

    /** Its key below {@code venue.assume}. */
    String key() {
        return key;
    }

    boolean isAssumed(final Rules.Assumptions assumptions) {
        return switch (this) {
            case NONCE_ATOMIC -> assumptions.nonceAtomic();
            case GETS_CHECKED -> assumptions.getsChecked();
            case ALL_TOKENS_VISIBLE -> assumptions.allTokensVisible();
            case LIST_COMPLETE -> assumptions.listComplete();
            case ACCOUNT_EXCLUSIVE -> assumptions.accountExclusive();
            case AMOUNTS_KEPT -> assumptions.amountsKept();
        };
    }
}
