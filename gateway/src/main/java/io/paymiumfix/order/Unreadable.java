package io.paymiumfix.order;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Accounts that the venue does not let us read any more: a token that lost a right looks like an account in which nothing
 * happens. Each is told to people once, until such a reading succeeds. Owned by {@code order-core}.
 */
final class Unreadable {
    /** Readings whose refusal nothing else tells people of. */
    private static final Set<Calls.Why> WITHOUT_OTHER_ALARM = EnumSet.of(
            Calls.Why.FIRST_LOOK,
            Calls.Why.LOOK,
            Calls.Why.MISSING_READ,
            Calls.Why.POLL,
            Calls.Why.RECONCILE_OPEN,
            Calls.Why.RECONCILE_DAY,
            Calls.Why.RECONCILE_BALANCES);

    private final Turn turn;
    /** What was told and has not succeeded since. */
    private final Set<String> told = new LinkedHashSet<>();

    Unreadable(final Turn turn) {
        this.turn = turn;
    }

    /** A call was refused: an alarm when it was a reading that nothing else tells of, and is not allowed. */
    void refused(final Calls.Call call, final Input.Refused refusal) {
        if (refusal.kind() == RefusalKind.NOT_AUTHORISED
                && WITHOUT_OTHER_ALARM.contains(call.why())
                && told.add(key(call.why().reads(), call.account()))) {
            turn.alarm(
                    "ACCOUNT_UNREADABLE",
                    call.account(),
                    sentence(call.why().reads()) + ", the venue refuses it: " + refusal.text()
                            + "; fills may not be seen until it allows that again. See to the token's rights; it is"
                            + " tried on, and this is not said again before it has succeeded");
        }
    }

    /** A reading succeeded. */
    void read(final Calls.Call call) {
        if (!told.isEmpty()) {
            told.remove(key(call.why().reads(), call.account()));
        }
    }

    /** True while orders of the account cannot be read by their uuid. */
    boolean ordersOf(final String account) {
        return !told.isEmpty() && told.contains(key(Calls.Reads.ORDER, account));
    }

    private static String key(final Calls.Reads reads, final String account) {
        return reads + " " + account;
    }

    private static String sentence(final Calls.Reads reads) {
        return switch (reads) {
            case ORDER -> "its orders cannot be read by their uuid";
            case LISTING -> "its orders cannot be listed";
            case BALANCES -> "its balances cannot be read";
            case NOTHING -> throw new IllegalArgumentException("not a reading");
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
