package io.paymiumfix.order;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders whose POST left and whose outcome nobody knows: found among the venue's orders, proven absent, or held
 * for a person. A later call of the account that the venue accepted, with a higher nonce, is the fence: after it the
 * old request can no longer be admitted. Adopting takes the fence and a match; rejecting takes the fence, the settle
 * time, two complete readings begun after it, and balances that are explained without the order. Owned by
 * {@code order-core}.
 */
final class Resolving {
    private static final long[] DELAYS_US = {1_000_000, 2_000_000, 5_000_000, 10_000_000, 30_000_000, 60_000_000};
    private static final long AT_LEAST_US = 50_000;
    private static final long BETWEEN_PROOFS_US = 2_000_000;
    private static final int PROOFS = 2;
    private static final int INCOMPLETE_READINGS_TO_ALARM = 5;
    private static final int UNEXPLAINED_BALANCES_TO_ALARM = 3;
    /** The venue refuses the account's token: readings prove nothing until it is another one. */
    static final String REFUSED = "RESOLVE_REFUSED";

    private final Turn turn;
    private final Orders orders;
    private final Reports reports;
    private final Calls calls;
    private final Timers timers;
    private final Placing placing;
    private final Ghosts ghosts;
    private final Matching matching;
    private final Proof proof;
    private final Map<String, Unresolved> desks = new LinkedHashMap<>();
    private Unowned unowned = Unowned.NOBODY;
    private Rules rules;

    Resolving(
            final Turn turn,
            final Orders orders,
            final Reports reports,
            final Calls calls,
            final Timers timers,
            final Placing placing,
            final Ghosts ghosts) {
        this.turn = turn;
        this.orders = orders;
        this.reports = reports;
        this.calls = calls;
        this.timers = timers;
        this.placing = placing;
        this.ghosts = ghosts;
        matching = new Matching(orders, ghosts);
        proof = new Proof(turn, orders);
    }

    void apply(final Rules applied) {
        rules = applied;
        matching.apply(applied);
        proof.apply(applied);
    }

    /** From now on this is told of orders that are not ours. */
    void tell(final Unowned target) {
        unowned = target;
        ghosts.tell(target);
    }

    // ---------------------------------------------------------------- a new case

    void opened(final Order order, final Input.Unknown unknown) {
        order.become(OrderState.OUTCOME_UNKNOWN, unknown.cause());
        open(order, unknown);
        desk(order.terms().account()).attempts = 0;
        tell(order, unknown.cause());
        read(order.terms().account());
    }

    private void tell(final Order order, final String cause) {
        reports.outcomeUnknown(order, 0, cause);
        timers.arm(
                Timers.Kind.UNKNOWN_REPEAT, order.orderId(), 1, rules.timing().unknownRepeatUs());
        timers.arm(Timers.Kind.UNKNOWN_ALARM, order.orderId(), 0, rules.timing().unknownAlarmUs());
    }

    private Case open(final Order order, final Input.Unknown unknown) {
        final Case open = new Case(order, unknown, turn.nowUs(), turn.firstId(), matching.aheadUs());
        final List<Case> cases = desk(order.terms().account()).cases;
        cases.add(open);
        cases.sort(Comparator.comparingLong((Case one) -> one.sentUs).thenComparingLong(one -> one.order.receivedUs()));
        return open;
    }

    /** The venue answered the POST with an order that cannot be it: nothing it shows later is proof. */
    void contradicted(final Order order, final Input.Accepted answer) {
        open(order, new Input.Unknown(answer.callId(), answer.nonce(), answer.startedUs(), order.reason())).held =
                order.reason();
        tell(order, order.reason());
    }

    void repeatDue(final Order order, final int repeat) {
        final Case open = find(order);
        if (open != null) {
            reports.outcomeUnknown(order, repeat, open.cause);
            timers.arm(
                    Timers.Kind.UNKNOWN_REPEAT,
                    order.orderId(),
                    repeat + 1,
                    rules.timing().unknownRepeatUs());
        }
    }

    void alarmDue(final Order order) {
        final Case open = find(order);
        if (open != null) {
            turn.alarm(
                    "OUTCOME_UNKNOWN_LONG",
                    order.orderId(),
                    "no answer proves what became of its POST (" + open.cause + "); "
                            + (open.isLost() ? "an operator has to settle it" : "the venue is being read on"));
        }
    }

    /**
     * True when no case waits for its fence, where there can be one, and its first reading: recovery may end. Those
     * of an account that is gone from the configuration, or whose token the venue refuses, hold nobody else's up.
     */
    boolean allReadOnce() {
        for (final Map.Entry<String, Unresolved> entry : desks.entrySet()) {
            final Unresolved desk = entry.getValue();
            final boolean reachable = rules.account(entry.getKey()) != null && !REFUSED.equals(desk.trouble);
            for (final Case open : desk.cases) {
                final boolean fenced = open.fencedUs != 0 || !proof.isFencedByReadings(open);
                if (reachable && !open.isLost() && (!fenced || !open.readOnce)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The case of an order, or null when its outcome is known. */
    Case find(final Order order) {
        final Unresolved desk = desks.get(order.terms().account());
        return desk == null ? null : desk.find(order);
    }

    // ---------------------------------------------------------------- fences

    /** The venue accepted a call of this account: it is the fence of all POSTs with lower nonces. */
    void accepted(final Calls.Call call, final long nonce) {
        if (call.isReading() && !rules.assumptions().getsChecked()) {
            return;
        }
        for (final Case open : desk(call.account()).cases) {
            if (open.fencedUs == 0 && !proof.isUnfenced(open) && proof.isAfter(open, call.callId(), nonce)) {
                open.fencedUs = turn.nowUs();
            }
        }
    }

    // ---------------------------------------------------------------- readings

    /** Reads the account's orders now, unless a reading is under way. */
    void read(final String account) {
        final Unresolved desk = desk(account);
        if (desk.reading || !desk.isWorthReading() || rules.account(account) == null) {
            return;
        }
        timers.disarm(desk.timerId);
        desk.reading = true;
        desk.askedUs = turn.nowUs();
        final Case oldest = desk.cases.get(0);
        final long sinceS = CreationWindow.searchFromS(oldest.sentUs, earlier(oldest.aheadUs, matching.aheadUs()));
        calls.resolve(account, sinceS, witnesses(account, desk, oldest, sinceS));
    }

    private static long earlier(final long aheadThenUs, final long aheadNowUs) {
        return aheadThenUs == VenueOrder.ABSENT || aheadNowUs == VenueOrder.ABSENT
                ? VenueOrder.ABSENT
                : Math.min(aheadThenUs, aheadNowUs);
    }

    /** Orders that a complete listing must show, or end: ours that ended before the search begins, else others. */
    private List<String> witnesses(final String account, final Unresolved desk, final Case oldest, final long sinceS) {
        final List<String> ours = orders.witnesses(account, sinceS);
        if (!ours.isEmpty()) {
            return ours;
        }
        return desk.strangers.endedBefore(oldest.sentUs, sinceS);
    }

    /** @param trouble why, a machine word a person must hear of; empty when it is worth no word */
    void readingFailed(final String account, final String trouble) {
        final Unresolved desk = desk(account);
        desk.reading = false;
        for (final Case open : desk.cases) {
            open.provable = false;
            open.lastReading = "the last reading failed" + (trouble.isEmpty() ? "" : ": " + trouble) + " at " + now();
        }
        if (!trouble.isEmpty() && !desk.trouble.equals(trouble) && !desk.cases.isEmpty()) {
            turn.alarm(
                    trouble,
                    account,
                    "the account cannot be read to settle unknown outcomes; they are held, and it is tried on");
        }
        desk.trouble = trouble;
        readAgainLater(account);
    }

    void readingEnded(final String account, final Input.OrdersRead reading) {
        final Unresolved desk = desk(account);
        desk.reading = false;
        desk.trouble = "";
        note(account, reading);
        desk.readUs = turn.nowUs();
        for (final List<Case> alike : Matching.groups(desk)) {
            match(desk, alike, reading);
        }
        if (desk.cases.stream().anyMatch(open -> open.absentReadings >= PROOFS)) {
            desk.reading = true;
            calls.balances(account);
        } else {
            readAgainLater(account);
        }
    }

    /** Learns from a listing of whatever purpose: the venue's clock, and which orders are not ours. */
    void note(final String account, final Input.OrdersRead reading) {
        matching.learn(reading.venueAheadUs());
        for (final VenueOrder view : reading.orders()) {
            if (!orders.isOurs(view.uuid())) {
                desk(account).strangers.note(view, turn.nowUs());
            }
        }
    }

    private String now() {
        return Texts.time(turn.nowUs());
    }

    // ---------------------------------------------------------------- orders that are not ours

    /** The stream, or a reading of one order, told of an order we do not know. */
    void strangerSeen(final String account, final VenueOrder view) {
        if (rules.account(account) == null || orders.isOurs(view.uuid())) {
            return;
        }
        final Unresolved desk = desk(account);
        if (desk.strangers.note(view, turn.nowUs()) && matching.couldBeOpen(desk, desk.strangers.get(view.uuid()))) {
            read(account);
        }
    }

    /** An order of ours has this uuid: what was told of it before, or null. */
    VenueOrder claim(final Order order) {
        final Strangers strangers = desk(order.terms().account()).strangers;
        final Strangers.Stranger known = strangers.get(order.uuid());
        strangers.remove(order.uuid());
        return known == null ? null : known.view();
    }

    /**
     * Decides whose the new and changed ones are, as soon as it is certain: they wait while a POST in flight
     * could be theirs, and are candidates while an unknown outcome could be. To be called after each input.
     */
    void sortOut() {
        desks.forEach((account, desk) -> {
            final List<Strangers.Stranger> waiting = desk.strangers.unsorted();
            for (final Strangers.Stranger stranger : waiting) {
                sortOut(account, desk, stranger);
            }
            if (!waiting.isEmpty()) {
                desk.strangers.bound(turn.nowUs());
            }
        });
    }

    private void sortOut(final String account, final Unresolved desk, final Strangers.Stranger stranger) {
        final VenueOrder view = stranger.view();
        if (orders.isOurs(view.uuid())) {
            desk.strangers.remove(view.uuid());
        } else if (ghosts.owns(view.uuid())) {
            desk.strangers.sorted(view.uuid());
            ghosts.changed(view);
        } else if (!calls.isPlacing(account, view) && !matching.couldBeOpen(desk, stranger)) {
            desk.strangers.sorted(view.uuid());
            if (!ghosts.claims(account, stranger, matching.aheadUs(), rules)) {
                unowned.foreignSeen(account, view);
            }
        }
    }

    /** True when the order could be that of a POST in flight or of unknown outcome. */
    boolean couldBeOurs(final String account, final VenueOrder view) {
        final Strangers.Stranger stranger = desk(account).strangers.get(view.uuid());
        return stranger != null
                && (calls.isPlacing(account, view)
                        || matching.couldBeOpen(desk(account), stranger)
                        || ghosts.owns(view.uuid()));
    }

    // ---------------------------------------------------------------- matching

    /**
     * Match by count: k alike, m candidates. More candidates than cases are nobody's to guess, nor are more than
     * the first cases when they could only be those: an order listed before a POST left cannot be its order.
     */
    private void match(final Unresolved desk, final List<Case> alike, final Input.OrdersRead reading) {
        final Terms terms = alike.get(0).order.terms();
        final List<VenueOrder> candidates = matching.candidates(desk, alike);
        for (final Case open : alike) {
            open.candidates = List.copyOf(candidates);
            open.lastReading = "the last reading ended at " + now() + ", "
                    + reading.orders().size() + " orders, " + (reading.complete() ? "complete" : "pages are missing");
        }
        if (calls.isPlacing(terms)) {
            return; // a candidate might be the order of a POST that is still to be answered
        }
        final String doubt = matching.doubt(desk, alike, candidates);
        if (!doubt.isEmpty()) {
            for (final Case open : alike) {
                open.readOnce = true;
                open.absentReadings = 0;
                hold(open, "AMBIGUOUS_MATCH", doubt);
            }
            return;
        }
        int adopted = 0;
        for (final Case open : alike) {
            final boolean fenced = open.fencedUs != 0 || !proof.isFencedByReadings(open);
            if (!fenced || !proof.isAfter(open, reading.callId(), reading.nonce())) {
                continue;
            }
            open.readOnce = true;
            release(open, "AMBIGUOUS_MATCH");
            if (adopted < candidates.size()) {
                adopt(open, candidates.get(adopted), reading);
                adopted++;
            } else {
                absent(desk, open, reading);
            }
        }
    }

    private void adopt(final Case open, final VenueOrder candidate, final Input.OrdersRead reading) {
        final boolean listed =
                reading.orders().stream().anyMatch(view -> view.uuid().equals(candidate.uuid()));
        settled(open, "ADOPTED");
        desk(open.order.terms().account()).strangers.remove(candidate.uuid());
        placing.accepted(
                open.order, candidate, listed ? reading.nonce() : Fills.FROM_STREAM, listed ? reading.startedUs() : 0);
    }

    private void settled(final Case open, final String proof) {
        desk(open.order.terms().account()).cases.remove(open);
        turn.emit(new Output.TruthFound(open.order.orderId(), open.cause, proof, turn.nowUs() - open.openedUs));
    }

    // ---------------------------------------------------------------- absence

    private void absent(final Unresolved desk, final Case open, final Input.OrdersRead reading) {
        final long settledUs = proof.settledUs(open);
        if (settledUs == Proof.NEVER) {
            if (turn.nowUs() >= open.sentUs + rules.timing().weakSettleUs()) {
                hold(open, "NO_FENCE", "no later call can prove that its POST does not arrive any more");
            }
            return;
        }
        release(open, "NO_FENCE");
        open.provable = reading.complete() && rules.assumptions().listComplete();
        if (desk.askedUs < settledUs) {
            return;
        }
        if (!open.provable) {
            open.incompleteReadings++;
            if (open.incompleteReadings == INCOMPLETE_READINGS_TO_ALARM) {
                hold(
                        open,
                        "LISTING_INCOMPLETE",
                        "the listings of the account do not reach back to an order known to"
                                + " be older, nor to the end: they prove no absence");
            }
            return;
        }
        open.incompleteReadings = 0;
        release(open, "LISTING_INCOMPLETE");
        open.absentReadings++;
    }

    /** The money of the account, read after the second complete reading: it must be explained without the order. */
    void balancesRead(final String account, final VenueBalances balances) {
        final Unresolved desk = desk(account);
        desk.reading = false;
        final Locks euro = proof.locks(account, desk, Side.BUY);
        final Locks bitcoin = proof.locks(account, desk, Side.SELL);
        for (final Case open : List.copyOf(desk.cases)) {
            if (open.absentReadings < PROOFS) {
                continue;
            }
            final boolean appeared = !matching.candidates(desk, List.of(open)).isEmpty();
            open.absentReadings = appeared ? 0 : PROOFS - 1;
            if (appeared) {
                continue;
            }
            final Locks locks = open.order.terms().direction() == Side.BUY ? euro : bitcoin;
            if (!proof.isExplained(open, locks, balances)) {
                unexplained(open);
            } else {
                settled(open, "ABSENT");
                reject(
                        open,
                        "REJECTED_BY_ABSENCE",
                        "its POST had no answer (" + open.cause
                                + ") and the venue does not have the order; nothing was traded");
            }
        }
        readAgainLater(account);
    }

    /** Once may be a trade that was told late; again and again it is a question for a person. */
    private void unexplained(final Case open) {
        if (open.unexplained >= UNEXPLAINED_BALANCES_TO_ALARM) {
            open.provable = false;
            hold(
                    open,
                    open.isExceeded ? "LOCKED_UNEXPLAINED" : "BALANCES_UNCLEAR",
                    open.lastBalances
                            + (open.isExceeded
                                    ? ": the order may rest unseen"
                                    : ": this proves nothing about the order"));
        }
    }

    private void reject(final Case open, final String word, final String advice) {
        ghosts.watch(open, turn.nowUs() + rules.timing().ghostWatchUs());
        placing.reject(open.order, Refusal.of(Refusal.OTHER, word, advice));
    }

    private void hold(final Case open, final String word, final String why) {
        if (!open.held.equals(word)) {
            open.held = word;
            turn.alarm(word, open.order.orderId(), why + "; the order is held for an operator, and read on");
        }
    }

    private static void release(final Case open, final String word) {
        if (open.held.equals(word)) {
            open.held = "";
        }
    }

    // ---------------------------------------------------------------- by an operator

    /** The order at the venue that the account was told of under this uuid, or null. */
    VenueOrder stranger(final String account, final String uuid) {
        final Strangers.Stranger known = desk(account).strangers.get(uuid);
        return known == null ? null : known.view();
    }

    /** A person says which order it is. */
    void adoptAsTold(final Case open, final VenueOrder view, final long nonce, final long startedUs) {
        settled(open, "OPERATOR");
        desk(open.order.terms().account()).strangers.remove(view.uuid());
        placing.accepted(open.order, view, nonce, startedUs);
    }

    /** A person says that it is not at the venue. */
    void rejectAsTold(final Case open) {
        settled(open, "OPERATOR");
        reject(
                open,
                "REJECTED_BY_OPERATOR",
                "its POST had no answer (" + open.cause
                        + ") and an operator found that the venue does not have the order");
    }

    // ---------------------------------------------------------------- time

    private void readAgainLater(final String account) {
        final Unresolved desk = desk(account);
        if (desk.cases.isEmpty()) {
            return;
        }
        final long patienceUs = DELAYS_US[Math.min(desk.attempts, DELAYS_US.length - 1)];
        desk.attempts++;
        long delayUs = patienceUs;
        for (final Case open : desk.cases) {
            final long settledUs = proof.settledUs(open);
            if (settledUs == Proof.NEVER) {
                continue;
            }
            final long settledInUs = settledUs - turn.nowUs();
            final long wantedUs = settledInUs > 0
                    ? settledInUs
                    : Math.min(BETWEEN_PROOFS_US, rules.timing().settleAfterFenceUs());
            delayUs = Math.min(delayUs, open.held.isEmpty() && open.provable ? wantedUs : patienceUs);
        }
        timers.disarm(desk.timerId);
        desk.timerId = timers.arm(Timers.Kind.RESOLVE, account, 0, Math.max(delayUs, AT_LEAST_US));
    }

    private Unresolved desk(final String account) {
        return desks.computeIfAbsent(account, name -> new Unresolved());
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Resolving", 1);
        matching.save(out);
        out.putAll(desks.entrySet(), entry -> {
            out.putText(entry.getKey());
            entry.getValue().save(out);
        });
    }

    void load(final CoreReader in) {
        in.begin("Resolving", 1);
        matching.load(in);
        in.readAll(() -> desk(in.readText()).load(in));
    }
}
