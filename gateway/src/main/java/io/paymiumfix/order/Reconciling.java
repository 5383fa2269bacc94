package io.paymiumfix.order;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares all we know of an account with the venue: every so often, and when an operator asks. Reads the open orders,
 * the orders of the trading day and the balances, one after the other; what differs is looked at a second time, because
 * orders move meanwhile, and is an alarm if it still does. Changes no order. Owned by {@code order-core}.
 */
final class Reconciling {
    private static final long LOOK_AGAIN_US = 5_000_000;
    private static final int LINES = 100;
    /** So many comparisons in a row that could not be made are told to people. */
    private static final int FAILURES_TOLD = 3;

    private final Turn turn;
    private final Orders orders;
    private final Calls calls;
    private final Timers timers;
    private final Outsiders outsiders;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final List<Request> requests = new ArrayList<>();
    /** How often in a row an account could not be compared, and nobody who had asked was told so. */
    private final Map<String, Long> failures = new LinkedHashMap<>();

    private Rules rules;
    private boolean armed;

    Reconciling(
            final Turn turn, final Orders orders, final Calls calls, final Timers timers, final Outsiders outsiders) {
        this.turn = turn;
        this.orders = orders;
        this.calls = calls;
        this.timers = timers;
        this.outsiders = outsiders;
    }

    /** One account being compared. */
    private static final class Run {
        private final boolean second;
        private Input.OrdersRead open;
        private Comparison.Motion atRest;
        private Input.OrdersRead day;

        Run(final boolean second) {
            this.second = second;
        }
    }

    /** An operator who waits for some accounts. */
    private static final class Request {
        private final long requestId;
        private final Set<String> accounts;
        private final List<String> lines = new ArrayList<>();
        private boolean differs;
        private boolean failed;

        Request(final long requestId, final Set<String> accounts) {
            this.requestId = requestId;
            this.accounts = accounts;
        }
    }

    void apply(final Rules applied) {
        rules = applied;
    }

    /** Sees to it that the next comparison comes; to be called after each input. */
    void wake() {
        final long everyUs = rules.timing().reconcileEveryUs();
        if (!armed && everyUs > 0) {
            armed = true;
            timers.arm(Timers.Kind.RECONCILE, "", 0, everyUs);
        }
    }

    /** The time has come: all accounts. */
    void due() {
        armed = false;
        rules.accounts().forEach(account -> begin(account.name()));
    }

    /**
     * An operator asks.
     *
     * @param account a name, or empty for all
     * @return null, and the answer follows; else why there will be none
     */
    String asked(final long requestId, final String account) {
        final Set<String> accounts = new LinkedHashSet<>();
        for (final Rules.Account configured : rules.accounts()) {
            if (account.isEmpty() || account.equals(configured.name())) {
                accounts.add(configured.name());
            }
        }
        if (accounts.isEmpty()) {
            return "UNKNOWN_ACCOUNT: no account is named " + account;
        }
        requests.add(new Request(requestId, accounts));
        List.copyOf(accounts).forEach(this::begin);
        return null;
    }

    /** Unless it is under way: who asks meanwhile gets that result. */
    private void begin(final String account) {
        if (!runs.containsKey(account)) {
            begin(account, false);
        }
    }

    private void begin(final String account, final boolean second) {
        runs.put(account, new Run(second));
        calls.list(Calls.Why.RECONCILE_OPEN, account, 0, List.of());
    }

    /** What differed is looked at again. */
    void againDue(final String account) {
        if (runs.containsKey(account)) {
            begin(account, true);
        }
    }

    // ---------------------------------------------------------------- readings

    /** The open orders were listed and what that tells is applied. */
    void openListed(final String account, final Input.OrdersRead reading) {
        final Run run = runs.get(account);
        if (run == null) {
            return;
        }
        run.open = reading;
        run.atRest = Comparison.Motion.of(account, orders);
        final long sinceS = orders.endedSinceS(account);
        calls.list(Calls.Why.RECONCILE_DAY, account, sinceS, orders.witnesses(account, sinceS));
    }

    /** The orders of the day were listed and what that tells is applied. */
    void dayListed(final String account, final Input.OrdersRead reading) {
        final Run run = runs.get(account);
        if (run == null || run.open == null) {
            return;
        }
        run.day = reading;
        calls.balances(Calls.Why.RECONCILE_BALANCES, account);
    }

    void balancesRead(final String account, final VenueBalances balances) {
        final Run run = runs.get(account);
        if (run == null || run.day == null) {
            return;
        }
        final Comparison comparison = new Comparison(account, orders, outsiders, rules, run.open, run.atRest, run.day);
        final List<String> differences = comparison.differences(balances);
        if (!differences.isEmpty() && !run.second) {
            timers.arm(Timers.Kind.RECONCILE_AGAIN, account, 0, LOOK_AGAIN_US);
            return;
        }
        runs.remove(account);
        if (!differences.isEmpty()) {
            turn.alarm(
                    "RECONCILE_DIFFERENCE",
                    account,
                    differences.size() + " difference(s) between our orders and the venue's: "
                            + String.join("; ", shortened(differences))
                            + "; nothing is changed, an operator should look");
        }
        final List<String> lines = new ArrayList<>();
        lines.add(account + ": " + comparison.summary());
        shortened(differences).forEach(difference -> lines.add(account + ": " + difference));
        ended(account, lines, !differences.isEmpty(), !comparison.isWhole());
    }

    /** A reading failed: it is not known whether anything differs. */
    void failed(final String account, final String why) {
        if (runs.remove(account) != null) {
            ended(account, List.of(account + ": cannot be compared, " + why), false, true);
        }
    }

    private static List<String> shortened(final List<String> lines) {
        if (lines.size() <= LINES) {
            return lines;
        }
        final List<String> first = new ArrayList<>(lines.subList(0, LINES));
        first.add("and " + (lines.size() - LINES) + " more");
        return first;
    }

    // ---------------------------------------------------------------- answers

    private void ended(final String account, final List<String> lines, final boolean differs, final boolean failed) {
        count(account, lines.get(0), failed);
        for (final Request request : List.copyOf(requests)) {
            if (request.accounts.remove(account)) {
                request.lines.addAll(lines);
                request.differs |= differs;
                request.failed |= failed;
                if (request.accounts.isEmpty()) {
                    requests.remove(request);
                    answer(request);
                }
            }
        }
    }

    /** Nobody waits for the comparison of every hour: that it cannot be made must not go unseen. */
    private void count(final String account, final String line, final boolean failed) {
        if (!failed) {
            failures.remove(account);
        } else if (requests.stream().noneMatch(request -> request.accounts.contains(account))
                && failures.merge(account, 1L, Long::sum) == FAILURES_TOLD) {
            turn.alarm(
                    "NOT_RECONCILED",
                    account,
                    FAILURES_TOLD + " times in a row our orders could not be compared with the venue's, the last time: "
                            + line + "; it is tried on, and not said again before it has succeeded");
        }
    }

    private void answer(final Request request) {
        if (request.requestId == 0) {
            return;
        }
        final String word = request.differs
                ? "DIFFERENCES: our orders and the venue's are not the same"
                : request.failed
                        ? "CANNOT_RECONCILE: not everything could be read; try again later"
                        : "EQUAL: our orders and the venue's are the same";
        turn.emit(new Output.OperatorReply(
                request.requestId, request.differs || !request.failed, word + '\n' + String.join("\n", request.lines)));
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Reconciling", 2);
        out.putBoolean(armed);
        out.putAll(runs.entrySet(), entry -> {
            out.putText(entry.getKey());
            final Run run = entry.getValue();
            out.putBoolean(run.second);
            out.putInput(run.open);
            out.putInput(run.day);
            out.putBoolean(run.atRest != null);
            if (run.atRest != null) {
                out.putInt(run.atRest.open());
                out.putInt(run.atRest.undecided());
                out.putText(run.atRest.traded().toString());
            }
        });
        out.putAll(requests, request -> {
            out.putLong(request.requestId);
            out.putTexts(request.accounts);
            out.putTexts(request.lines);
            out.putBoolean(request.differs);
            out.putBoolean(request.failed);
        });
        out.putTimes(failures);
    }

    void load(final CoreReader in) {
        final int version = in.begin("Reconciling", 2);
        armed = in.readBoolean();
        in.readAll(() -> {
            final String account = in.readText();
            final Run run = new Run(in.readBoolean());
            run.open = in.readInput(Input.OrdersRead.class);
            run.day = in.readInput(Input.OrdersRead.class);
            if (in.readBoolean()) {
                run.atRest = new Comparison.Motion(in.readInt(), in.readInt(), new BigInteger(in.readText()));
            }
            runs.put(account, run);
        });
        in.readAll(() -> {
            final Request request = new Request(in.readLong(), new LinkedHashSet<>());
            in.readTexts(request.accounts);
            in.readTexts(request.lines);
            request.differs = in.readBoolean();
            request.failed = in.readBoolean();
            requests.add(request);
        });
        if (version >= 2) {
            in.readTimes(failures);
        }
    }
}
