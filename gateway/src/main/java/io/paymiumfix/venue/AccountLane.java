package io.paymiumfix.venue;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules the calls of one account: hands the client's lane one at a time, by {@link Rank}, each judged when its turn comes; as many
 * orders as {@code placesInFlight} says, which then stand back for a reading now and again. Cancels are handed over at once, because
 * the client lets them pass what waits and hedges past what stalls; a call that a later one has overtaken no longer holds the lane.
 * Owned by {@code venue-io}.
 */
final class AccountLane {
    private static final Logger LOG = LoggerFactory.getLogger(AccountLane.class);
    private static final int MOST_CANCELS_IN_FLIGHT = 64;
    private static final Rank[] RANKS = Rank.values();
    private static final long READING_WAITS_US = 500_000;
    private static final long WARM_EVERY_US = 2_000_000;

    private final String account;
    private final LanePort port;
    private final VenueContext context;
    private final NonceLease lease;
    private final LostMarks lostMarks;
    private final Admission admission;
    private final KnownOrders known;
    private final RankedCalls waiting = new RankedCalls();
    private final List<Flight> flights = new ArrayList<>();
    private Consumer<Outcome> wantedCheck;
    private long handOvers;
    private long highestNonce;
    private long warmedUs;
    /** When a reading or a check was handed over or ended last. */
    private long readingUs = Long.MIN_VALUE;

    private boolean pumping;
    private boolean stopping;

    AccountLane(final String account, final LanePort port, final VenueContext context, final NonceLease lease) {
        this.account = account;
        this.port = port;
        this.context = context;
        this.lease = lease;
        this.lostMarks = new LostMarks(port, context.outcomes());
        this.admission = new Admission(account, context, lease);
        this.known = new KnownOrders(context.limits().maxKnownOrders());
        context.streams().whenEnded(account, known::toldEnded);
    }

    String account() {
        return account;
    }

    /** Takes a lease, connects and asks whether the token works. */
    void start() {
        renewLease(context.clock().epochMicros());
        context.budgetLease().renew();
        check(outcome -> outcome.dispatch(new StartCheck(account)));
    }

    private void renewLease(final long nowUs) {
        if (lease.renew(nowUs)) {
            lostMarks.leased(lease.upToNonce());
        }
    }

    /** A lease of this lane is in the journal. */
    void journalled(final Input.NonceLease journalled) {
        lostMarks.journalled(journalled.upToNonce());
    }

    /** Takes a call of the core. */
    void accept(final Output.VenueCall call) {
        final PendingCall pending = new PendingCall(call, context.clock().epochMicros(), context.limits());
        if (waiting.size() >= context.limits().maxWaiting()) {
            final PendingCall lesser = waiting.removeLastBelow(pending.rank());
            if (lesser == null) {
                endUnsent(pending, Verdict.LANE_FULL);
                return;
            }
            context.counters().unqueued();
            endUnsent(lesser, Verdict.LANE_FULL);
        }
        waiting.add(pending);
        context.counters().queued();
        pump();
    }

    /** Wants GET /user asked once, after everything that may leave now; {@code onEnd} gets its outcome. */
    void check(final Consumer<Outcome> onEnd) {
        wantedCheck = onEnd;
        pump();
    }

    /** Takes no further call and ends those that wait; those in flight go on. */
    void stop() {
        stopping = true;
        wantedCheck = null;
        pump();
    }

    /** Time has passed: renews the lease, ends stale orders, and sends what may leave now. */
    void tick(final long nowUs) {
        renewLease(nowUs);
        lostMarks.tick();
        keepWarm(nowUs);
        if (!context.outcomes().backlogged()) {
            for (final PendingCall stale : waiting.removeStale(nowUs)) {
                context.counters().unqueued();
                endUnsent(stale, Verdict.STALE);
            }
        }
        pump();
    }

    /** An order after a quiet time must not wait for a connection. */
    private void keepWarm(final long nowUs) {
        if (idle() && !stopping && !context.link().down() && Math.abs(nowUs - warmedUs) >= WARM_EVERY_US) {
            warmedUs = nowUs;
            port.warm();
        }
    }

    /** True when nothing waits and nothing is in flight. */
    boolean idle() {
        return waiting.size() == 0 && flights.isEmpty();
    }

    int inFlight() {
        return flights.size();
    }

    /** Sends and ends whatever can be, unless inputs wait for room in the core's ring. */
    void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            boolean moved = true;
            while (moved) {
                moved = !context.outcomes().backlogged() && (step() || checkNow());
            }
        } finally {
            pumping = false;
        }
    }

    private boolean step() {
        if (waiting.size() == 0) {
            return false;
        }
        final long nowUs = context.clock().epochMicros();
        for (final Rank rank : RANKS) {
            final PendingCall head = waiting.peek(rank);
            if (head == null) {
                continue;
            }
            if (rank.isReading() && isCheckBeforeReadings()) {
                return false;
            }
            final Verdict verdict = stopping ? Verdict.STOPPING : admission.judge(head, nowUs);
            if (verdict.ends() || (verdict == Verdict.SEND && free(rank, nowUs))) {
                waiting.removeFirst(rank);
                context.counters().unqueued();
                if (verdict.ends()) {
                    endUnsent(head, verdict);
                } else {
                    send(head);
                }
                return true;
            }
        }
        return false;
    }

    /** Orders that overlap stand back for a check: not for all readings that wait as well. */
    private boolean isCheckBeforeReadings() {
        return wantedCheck != null && mayOrdersOverlap() && waiting.peek(Rank.PLACE) != null;
    }

    private boolean checkNow() {
        if (wantedCheck == null) {
            return false;
        }
        final long nowUs = context.clock().epochMicros();
        if (!free(Rank.POLL, nowUs)
                || !lease.covers(nowUs)
                || !context.budgetLease().covers()) {
            return false;
        }
        final Consumer<Outcome> onEnd = wantedCheck;
        wantedCheck = null;
        // The rank that costs a call of the day but none of the pace and of what is kept for unknown orders.
        handOver(Rank.CANCEL, Call.readUser(-(handOvers + 1)), (outcome, endedUs) -> onEnd.accept(outcome));
        return true;
    }

    private boolean free(final Rank rank, final long nowUs) {
        if (rank == Rank.CANCEL) {
            return flights.size() < MOST_CANCELS_IN_FLIGHT;
        }
        if (rank == Rank.PLACE && mayOrdersOverlap() && isReadingDue(nowUs)) {
            return false;
        }
        int places = 0;
        for (final Flight flight : flights) {
            if (!flight.passed()) {
                if (rank != Rank.PLACE || flight.rank() != Rank.PLACE) {
                    return false;
                }
                places++;
            }
        }
        return places < context.limits().placesInFlight();
    }

    private boolean mayOrdersOverlap() {
        return context.limits().placesInFlight() > 1;
    }

    /**
     * Orders that overlap would never leave the lane free for a reading, which goes alone: they stand back for one that waits for
     * nothing but the lane, and once in a while only, since where every order is read there is always one.
     */
    private boolean isReadingDue(final long nowUs) {
        readingUs = Math.min(readingUs, nowUs); // the clock may have been set back
        for (final Rank rank : RANKS) {
            final PendingCall head = rank.isReading() ? waiting.peek(rank) : null;
            if (head != null
                    && nowUs - Math.max(head.arrivedUs(), readingUs) > READING_WAITS_US
                    && admission.judge(head, nowUs) == Verdict.SEND) {
                return true;
            }
        }
        return wantedCheck != null;
    }

    private void send(final PendingCall pending) {
        final Call request;
        try {
            request = pending.request();
        } catch (final IllegalArgumentException e) {
            LOG.error("ALARM account {}: {} cannot be sent: {}", account, pending, e.getMessage());
            end(
                    pending,
                    new Input.NotSent(
                            pending.call().callId(),
                            NotSentReason.CONNECT_FAILED,
                            "INTERNAL_ERROR: " + e.getMessage()));
            return;
        }
        handOver(pending.rank(), request, (outcome, endedUs) -> onOutcome(pending, outcome, endedUs));
    }

    private void handOver(final Rank rank, final Call request, final Flight.End onEnd) {
        noteReading(request);
        final Flight flight = new Flight(++handOvers, rank, context.budget().spend(rank), request, onEnd);
        flights.add(flight);
        context.budgetLease().renew();
        context.counters().sent();
        port.submit(request, outcome -> context.loop().run(() -> ended(flight, outcome)));
    }

    private void noteReading(final Call call) {
        if (call.kind() != Call.Kind.PLACE_ORDER && call.kind() != Call.Kind.CANCEL_ORDER) {
            readingUs = context.clock().epochMicros();
        }
    }

    private void ended(final Flight flight, final Outcome outcome) {
        if (!flights.remove(flight)) {
            LOG.error("ALARM account {}: {} ended twice; the second outcome is dropped", account, flight.call());
            return;
        }
        if (!(outcome instanceof Outcome.NotSent)) {
            passThoseBefore(flight);
        }
        context.counters().answered();
        final long nowUs = context.clock().epochMicros();
        noteReading(flight.call());
        outcome.dispatch(new Feedback(account, flight, lease, context, overtaken(outcome), nowUs));
        if (outcome instanceof Outcome.Accepted accepted && accepted.body() instanceof UserInfo user) {
            context.streams().userRead(account, user);
        }
        context.budgetLease().renew();
        context.counters().budget(context.budget());
        flight.end(outcome, nowUs);
        pump();
    }

    private void passThoseBefore(final Flight flight) {
        for (final Flight earlier : flights) {
            if (earlier.number() < flight.number()) {
                earlier.pass();
            }
        }
    }

    /**
     * A nonce below one already answered, or beside one still in flight, may be too low by our own doing; not beside orders
     * alone, which follow each other on one connection.
     */
    private boolean overtaken(final Outcome outcome) {
        final long nonce = nonce(outcome);
        final boolean overtaken = nonce < highestNonce || isMoreThanOrdersInFlight();
        highestNonce = Math.max(highestNonce, nonce);
        return overtaken;
    }

    private boolean isMoreThanOrdersInFlight() {
        for (final Flight flight : flights) {
            if (flight.rank() != Rank.PLACE) {
                return true;
            }
        }
        return false;
    }

    private static long nonce(final Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.nonce();
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused.nonce();
        }
        return outcome instanceof Outcome.Unknown unknown ? unknown.nonce() : 0;
    }

    private void onOutcome(final PendingCall pending, final Outcome outcome, final long nowUs) {
        final boolean pageAgain = outcome instanceof Outcome.Unknown && pending.asksPageAgain();
        if (!pageAgain && CallEnding.end(pending, outcome, known, context.outcomes(), nowUs)) {
            timed(pending, nowUs);
            return;
        }
        waiting.resume(pending);
        context.counters().queued();
    }

    private void endUnsent(final PendingCall pending, final Verdict verdict) {
        if (pending.rank() != Rank.POLL) {
            LOG.warn("account {}: {} did not leave: {}", account, pending, verdict.detail());
        }
        end(pending, new Input.NotSent(pending.call().callId(), verdict.reason(), verdict.detail()));
    }

    private void end(final PendingCall pending, final Input input) {
        context.outcomes().deliver(input);
        timed(pending, context.clock().epochMicros());
    }

    private void timed(final PendingCall pending, final long nowUs) {
        context.counters().laneTime(nowUs - pending.arrivedUs());
    }
}
