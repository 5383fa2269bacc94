package io.paymiumfix.venue;

import io.paymiumfix.client.VenueOrder;
import io.paymiumfix.client.VenueTime;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReadPurpose;
import io.paymiumfix.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The whole desk with one account, {@code main}, on the test's thread: its link answered, its lane idle. */
final class VenueFixture {
    static final String ACCOUNT = "main";
    static final long FAR_US = Long.MAX_VALUE;

    final ManualLoop loop = new ManualLoop();
    final FakeInbox inbox = new FakeInbox();
    final FakeLane lane = new FakeLane(loop);
    final VenueCounters counters = new VenueCounters();
    final RateBudget budget;
    final VenueDesk desk;
    final AccountLane account;

    VenueFixture() {
        this(VenueSettings.Budget.DEFAULTS, VenueSettings.Limits.DEFAULTS);
    }

    VenueFixture(final VenueSettings.Budget budgetSettings, final VenueSettings.Limits limits) {
        final OutcomeQueue outcomes = new OutcomeQueue(inbox, loop);
        budget = new RateBudget(budgetSettings, loop.epochMicros());
        final VenueLink link = new VenueLink(outcomes, limits.failuresToDown(), bound -> 0);
        final VenueContext context = new VenueContext(
                loop,
                loop,
                outcomes,
                budget,
                new BudgetLease(budget, inbox),
                link,
                counters,
                limits,
                new Streams(Optional.empty(), List.of(), null, inbox, outcomes));
        desk = new VenueDesk(context);
        account = new AccountLane(ACCOUNT, lane, context, new NonceLease(ACCOUNT, inbox, 0));
        desk.add(account);
    }

    /** Started, with the token checked and OPEN told. */
    VenueFixture started() {
        desk.start(new RestoredCalls(List.of(), List.of()));
        lane.tellsUser();
        lane.collect();
        inbox.collect();
        return this;
    }

    void call(final Output.VenueCall... calls) {
        for (final Output.VenueCall call : calls) {
            desk.call(call);
        }
    }

    List<Input> inputs() {
        return inbox.collect();
    }

    static Output.PlaceCall place(final long callId) {
        return place(callId, FAR_US);
    }

    static Output.PlaceCall place(final long callId, final long notAfterUs) {
        return new Output.PlaceCall(
                callId,
                ACCOUNT,
                "O" + callId,
                OrdType.LIMIT,
                Side.BUY,
                10_000_000,
                io.paymiumfix.order.VenueOrder.ABSENT,
                5_400_000_000_000L,
                notAfterUs);
    }

    static Output.CancelCall cancel(final long callId, final String uuid) {
        return new Output.CancelCall(callId, ACCOUNT, "O" + callId, uuid);
    }

    static Output.ReadCall read(final long callId, final String uuid, final ReadPurpose purpose) {
        return new Output.ReadCall(callId, ACCOUNT, "O" + callId, uuid, purpose);
    }

    static Output.ListCall list(final long callId, final ReadPurpose purpose, final long sinceS) {
        return list(callId, purpose, sinceS, List.of());
    }

    static Output.ListCall list(
            final long callId, final ReadPurpose purpose, final long sinceS, final List<String> witnesses) {
        return new Output.ListCall(callId, ACCOUNT, purpose, sinceS, witnesses);
    }

    static VenueOrder order(final String uuid, final String state, final String tradedBtc, final long createdAtS) {
        return order(uuid, state, tradedBtc, new VenueTime(createdAtS * 1_000, 1_000));
    }

    static VenueOrder order(final String uuid, final String state, final String tradedBtc, final VenueTime created) {
        final BigDecimal traded = new BigDecimal(tradedBtc);
        return new VenueOrder(
                uuid,
                "LimitOrder",
                "buy",
                state,
                "EUR",
                new BigDecimal("0.1"),
                null,
                new BigDecimal("54000.0"),
                traded,
                traded.multiply(new BigDecimal("54000")),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                created,
                created,
                List.of());
    }

    static VenueOrder active(final String uuid) {
        return order(uuid, "active", "0", ManualLoop.START_US / 1_000_000);
    }
}
