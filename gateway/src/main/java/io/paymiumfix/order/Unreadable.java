package io.paymiumfix.order;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Accounts that the venue does not let us read any more: a token that lost a right looks like an account in which nothing
 * happens. Each is told to people once, until such a reading succeeds. Owned by {@code order-core}.
 */
final class Unreadable {
    private final Turn turn;
    /** What was told and has not succeeded since. */
    private final Set<String> told = new LinkedHashSet<>();

    Unreadable(final Turn turn) {
        this.turn = turn;
    }

    /** What a right to read is about. */
    private enum What {
        LISTING("its orders cannot be listed"),
        ORDER("its orders cannot be read by their uuid"),
        BALANCES("its balances cannot be read");

        private final String sentence;

        What(final String sentence) {
            this.sentence = sentence;
        }
    }

    /** A call was refused: an alarm when it was a reading that nothing else tells of, and is not allowed. */
    void refused(final Calls.Call call, final Input.Refused refusal) {
        final What what = what(call.why());
        if (refusal.kind() == RefusalKind.NOT_AUTHORISED
                && hasNoOtherAlarm(call.why())
                && told.add(key(what, call.account()))) {
            turn.alarm(
                    "ACCOUNT_UNREADABLE",
                    call.account(),
                    what.sentence + ", the venue refuses it: " + refusal.text()
                            + "; fills may not be seen until it allows that again. See to the token's rights; it is"
                            + " tried on, and this is not said again before it has succeeded");
        }
    }

    /** A reading succeeded. */
    void read(final Calls.Call call) {
        if (!told.isEmpty()) {
            told.remove(key(what(call.why()), call.account()));
        }
    }

    /** True while orders of the account cannot be read by their uuid. */
    boolean ordersOf(final String account) {
        return !told.isEmpty() && told.contains(key(What.ORDER, account));
    }

    private static String key(final What what, final String account) {
        return what + " " + account;
    }

    private static boolean hasNoOtherAlarm(final Calls.Why why) {
        return switch (why) {
            case FIRST_LOOK, LOOK, MISSING_READ, POLL, RECONCILE_OPEN, RECONCILE_DAY, RECONCILE_BALANCES -> true;
            case PLACE,
                    CANCEL,
                    CANCEL_READ,
                    RESUME_READ,
                    GONE_READ,
                    SETTLE_READ,
                    GHOST_CANCEL,
                    GHOST_READ,
                    RECOVERY_READ,
                    RECOVERY_LIST,
                    RESOLVE,
                    BALANCES,
                    BACKUP_LIST -> false;
        };
    }

    private static What what(final Calls.Why why) {
        return switch (why) {
            case RECOVERY_LIST, POLL, RESOLVE, BACKUP_LIST, RECONCILE_OPEN, RECONCILE_DAY -> What.LISTING;
            case BALANCES, RECONCILE_BALANCES -> What.BALANCES;
            case PLACE,
                    CANCEL,
                    CANCEL_READ,
                    FIRST_LOOK,
                    LOOK,
                    MISSING_READ,
                    RESUME_READ,
                    GONE_READ,
                    SETTLE_READ,
                    GHOST_CANCEL,
                    GHOST_READ,
                    RECOVERY_READ -> What.ORDER;
        };
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Unreadable", 1);
        out.putTexts(told);
    }

    void load(final CoreReader in) {
        in.begin("Unreadable", 1);
        in.readTexts(told);
    }
}
