package io.paymiumfix.venue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All lanes, and what is done for them as time passes: leases, probes, retries. Owned by {@code venue-io}.
 */
final class VenueDesk {
    private static final Logger LOG = LoggerFactory.getLogger(VenueDesk.class);

    private static final long TICK_MS = 100;
    private static final long IDLE_CHECK_MS = 2;
    private static final long BUDGET_PROBE_US = TimeUnit.MINUTES.toMicros(10);

    private final VenueContext context;
    private final Map<String, AccountLane> lanes = new LinkedHashMap<>();
    private long budgetProbeDueUs;
    private boolean closed;

    VenueDesk(final VenueContext context) {
        this.context = context;
        context.outcomes().onDrained(this::pumpAll);
    }

    /** Adds a lane, before {@link #start}. */
    void add(final AccountLane lane) {
        lanes.put(lane.account(), lane);
    }

    /** Begins: says what became of the calls of the run before, checks the tokens, and keeps time from now on. */
    void start(final RestoredCalls restored) {
        restored.unknown().forEach(context.outcomes()::deliver);
        for (final AccountLane lane : lanes.values()) {
            lane.start();
        }
        restored.again().forEach(this::call);
        tick();
    }

    /** Takes a call of the core. */
    void call(final Output.VenueCall call) {
        final AccountLane lane = lanes.get(call.account());
        if (lane == null) {
            LOG.error(
                    "ALARM call {} is for account {}, which has no lane: it is not sent",
                    call.callId(),
                    call.account());
            context.outcomes()
                    .deliver(new Input.NotSent(
                            call.callId(), NotSentReason.CONNECT_FAILED, "no lane for account " + call.account()));
            return;
        }
        lane.accept(call);
    }

    private void tick() {
        if (closed) {
            return;
        }
        context.loop().schedule(this::tick, TICK_MS);
        final long nowUs = context.clock().epochMicros();
        context.budgetLease().renew();
        lanes.values().forEach(lane -> lane.tick(nowUs));
        askForChannels(nowUs);
        if (context.link().probeDue(nowUs)) {
            probed().check(outcome -> {});
        }
        probeBudget(nowUs);
    }

    /** A lease is in the journal, and all that lay in the ring before it. */
    void journalled(final Input.NonceLease lease) {
        final AccountLane lane = lanes.get(lease.account());
        if (lane != null) {
            lane.journalled(lease);
        }
    }

    /** An account whose token could not be checked at the start has no stream yet. */
    private void askForChannels(final long nowUs) {
        for (final AccountLane lane : lanes.values()) {
            if (!context.link().down() && context.streams().wantsUser(lane.account(), nowUs)) {
                lane.check(outcome -> {});
            }
        }
    }

    /** With nothing leaving, nothing would tell that the venue's day began anew at another time than we assume. */
    private void probeBudget(final long nowUs) {
        if (!context.budget().isBelowFloors() || budgetProbeDueUs == 0) {
            budgetProbeDueUs = nowUs + BUDGET_PROBE_US;
        } else if (nowUs >= budgetProbeDueUs) {
            budgetProbeDueUs = nowUs + BUDGET_PROBE_US;
            probed().check(outcome -> {});
        }
    }

    /** The lane in trouble, or the first. */
    private AccountLane probed() {
        for (final AccountLane lane : lanes.values()) {
            if (context.link().nonceInDoubt(lane.account())) {
                return lane;
            }
        }
        return lanes.values().iterator().next();
    }

    private void pumpAll() {
        lanes.values().forEach(AccountLane::pump);
    }

    /** Ends what waits; {@code whenIdle} runs when what was in flight has ended too and the core has all inputs. */
    void stop(final Runnable whenIdle) {
        lanes.values().forEach(AccountLane::stop);
        whenIdle(whenIdle);
    }

    private void whenIdle(final Runnable action) {
        if (idle()) {
            action.run();
        } else if (!closed) {
            context.loop().schedule(() -> whenIdle(action), IDLE_CHECK_MS);
        }
    }

    private boolean idle() {
        return !context.outcomes().backlogged() && lanes.values().stream().allMatch(AccountLane::idle);
    }

    /** Keeps time no longer. @return how many calls and inputs are left behind */
    int close() {
        closed = true;
        return context.outcomes().size()
                + lanes.values().stream().mapToInt(AccountLane::inFlight).sum();
    }
}
