package io.paymiumfix.venue;

import static io.paymiumfix.venue.VenueFixture.active;
import static io.paymiumfix.venue.VenueFixture.cancel;
import static io.paymiumfix.venue.VenueFixture.list;
import static io.paymiumfix.venue.VenueFixture.order;
import static io.paymiumfix.venue.VenueFixture.place;
import static io.paymiumfix.venue.VenueFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.NoContent;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.UnknownCause;
import io.paymiumfix.client.VenueError;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.ReadPurpose;
import io.paymiumfix.order.RefusalKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AccountLaneTest {
    private static final List<ReadPurpose> PURPOSES = List.of(ReadPurpose.values());

    private final VenueFixture venue = new VenueFixture().started();

    @Test
    void shouldSendAnOrderAtOnceWhenTheLaneIsIdle() {
        venue.call(place(1));
        assertEquals(List.of("POST /user/orders"), venue.lane.collect());
    }

    @Test
    void shouldSendWaitingCallsByRank() {
        venue.call(read(1, "first", ReadPurpose.CONFIRM));
        venue.call(
                list(2, ReadPurpose.POLL, 0),
                read(3, "confirm", ReadPurpose.CONFIRM),
                list(4, ReadPurpose.RESOLVE, 1),
                place(5));
        venue.lane.accepts(active("first"));
        venue.lane.accepts(active("u5"));
        venue.lane.lists();
        venue.lane.accepts(active("confirm"));
        assertEquals(
                List.of(
                        "GET /user/orders/first",
                        "POST /user/orders",
                        "GET /user/orders?page=1&per_page=100",
                        "GET /user/orders/confirm",
                        "GET /user/orders?active=true&page=1&per_page=100"),
                venue.lane.collect());
    }

    @Test
    void shouldSendCallsOfOneRankInTheOrderTheyCame() {
        venue.call(
                read(1, "a", ReadPurpose.CONFIRM),
                read(2, "b", ReadPurpose.CONFIRM),
                read(3, "c", ReadPurpose.CONFIRM));
        venue.lane.accepts(active("a"));
        venue.lane.accepts(active("b"));
        assertEquals(List.of("GET /user/orders/a", "GET /user/orders/b", "GET /user/orders/c"), venue.lane.collect());
    }

    @Test
    void shouldHandOverACancelWhileAnotherCallIsInFlight() {
        venue.call(place(1), place(2), cancel(3, "u"));
        assertEquals(List.of("POST /user/orders", "DELETE /user/orders/u"), venue.lane.collect());
    }

    @Test
    void shouldLetAsManyOrdersLeaveAtOnceAsAskedFor() {
        final VenueFixture wide = wide(2);
        wide.call(place(1), place(2), place(3));
        assertEquals(List.of("POST /user/orders", "POST /user/orders"), wide.lane.collect());
        wide.lane.accepts(active("u1"));
        assertEquals(List.of("POST /user/orders"), wide.lane.collect());
        wide.lane.accepts(active("u2"));
        wide.lane.accepts(active("u3"));
        assertEquals(
                List.of(1L, 2L, 3L),
                wide.inputs().stream().map(AccountLaneTest::callId).toList());
    }

    /** What a reading proves depends on what was under way. */
    @Test
    void shouldLetAReadingLeaveAloneHoweverManyOrdersMayLeaveAtOnce() {
        final VenueFixture wide = wide(8);
        wide.call(place(1), read(2, "u", ReadPurpose.CONFIRM));
        assertEquals(List.of("POST /user/orders"), wide.lane.collect());
        wide.lane.accepts(active("u1"));
        wide.call(place(3));
        assertEquals(List.of("GET /user/orders/u"), wide.lane.collect(), "and no order beside it");
        wide.lane.accepts(active("u"));
        assertEquals(List.of("POST /user/orders"), wide.lane.collect());
    }

    @Test
    void shouldTellOfEveryOrderThatALostConnectionTookIntoDoubt() {
        final VenueFixture wide = wide(3);
        wide.call(place(1), place(2), place(3));
        for (int i = 0; i < 3; i++) {
            wide.lane.loses(UnknownCause.CONNECTION_LOST, 0);
        }
        assertEquals(
                List.of(1L, 2L, 3L),
                wide.inputs().stream()
                        .filter(Input.Unknown.class::isInstance)
                        .map(AccountLaneTest::callId)
                        .toList());
    }

    @Test
    void shouldLetAReadingThatWaitedGoBeforeOrdersThatWouldOverlapForEver() {
        final VenueFixture wide = wide(2);
        wide.call(place(1), place(2), read(3, "u", ReadPurpose.CONFIRM), place(4), place(5));
        wide.lane.collect();
        wide.loop.pass(600);
        wide.lane.accepts(active("u1"));
        assertEquals(List.of(), wide.lane.collect(), "the second order is left to end alone");
        wide.lane.accepts(active("u2"));
        assertEquals(List.of("GET /user/orders/u"), wide.lane.collect());
        wide.lane.accepts(active("u"));
        assertEquals(List.of("POST /user/orders", "POST /user/orders"), wide.lane.collect());
    }

    /** A hundred orders a second are as many first looks: each would otherwise make the orders go one at a time for good. */
    @Test
    void shouldLetOrdersOverlapBetweenTwoReadingsThatWaited() {
        final VenueFixture wide = wide(2);
        wide.call(place(1), read(2, "a", ReadPurpose.CONFIRM), read(3, "b", ReadPurpose.CONFIRM));
        wide.loop.pass(600);
        wide.call(place(4), place(5), place(6));
        wide.lane.accepts(active("u1"));
        wide.lane.accepts(active("a"));
        assertEquals(
                List.of("POST /user/orders", "GET /user/orders/a", "POST /user/orders", "POST /user/orders"),
                wide.lane.collect(),
                "b waits again");
        wide.loop.pass(600);
        wide.lane.accepts(active("u4"));
        wide.lane.accepts(active("u5"));
        wide.lane.accepts(active("b"));
        assertEquals(List.of("GET /user/orders/b", "POST /user/orders"), wide.lane.collect());
    }

    /** Its end is what counts: the next would otherwise be due at once, and orders would never leave. */
    @Test
    void shouldLetOrdersLeaveBetweenTwoReadingsThatTakeLong() {
        final VenueFixture wide = wide(2);
        wide.call(place(1), read(2, "a", ReadPurpose.RESOLVE), read(3, "b", ReadPurpose.RESOLVE), place(4), place(5));
        wide.loop.pass(600);
        wide.lane.accepts(active("u1"));
        wide.lane.accepts(active("u4"));
        wide.lane.collect();
        wide.call(place(6), place(7));
        wide.loop.pass(600);
        wide.lane.accepts(active("a"));
        assertEquals(List.of("POST /user/orders", "POST /user/orders"), wide.lane.collect());
    }

    /** A check comes every half minute where an account has no channel. */
    @Test
    void shouldLetOrdersStandBackForACheckButNotForTheReadingsThatWait() {
        final VenueFixture wide = wide(2);
        wide.call(place(1), read(2, "a", ReadPurpose.CONFIRM), place(3));
        wide.account.check(outcome -> {});
        wide.call(place(4));
        wide.lane.collect();
        wide.lane.accepts(active("u1"));
        wide.lane.accepts(active("u3"));
        assertEquals(List.of("GET /user"), wide.lane.collect());
        wide.lane.tellsUser();
        assertEquals(List.of("POST /user/orders"), wide.lane.collect());
    }

    @Test
    void shouldLetOrdersStandBackForAReadingAfterTheClockWasSetBack() {
        final VenueFixture wide = wide(2);
        wide.call(read(1, "a", ReadPurpose.CONFIRM));
        wide.lane.accepts(active("a"));
        wide.loop.step(-3_600_000);
        wide.call(place(2), place(3), read(4, "b", ReadPurpose.CONFIRM), place(5));
        wide.loop.pass(600);
        wide.lane.collect();
        wide.lane.accepts(active("u2"));
        wide.lane.accepts(active("u3"));
        assertEquals(List.of("GET /user/orders/b"), wide.lane.collect());
    }

    @Test
    void shouldLetOrdersOverlapWhileTheBudgetHoldsAReadingBack() {
        final VenueFixture wide = new VenueFixture(
                        new VenueSettings.Budget(86_400, 1_000, 500, 1, 30),
                        VenueSettings.Limits.DEFAULTS.withPlacesInFlight(2))
                .started();
        wide.call(read(1, "a", ReadPurpose.CONFIRM), read(2, "b", ReadPurpose.CONFIRM));
        wide.lane.accepts(active("a"));
        wide.loop.pass(600);
        wide.call(place(3), place(4));
        assertEquals(List.of("GET /user/orders/a", "POST /user/orders", "POST /user/orders"), wide.lane.collect());
    }

    @Test
    void shouldStopAtTheFirstNonceThatAnotherUserOfTheTokenMadeTooLow() {
        final VenueFixture wide = wide(4);
        wide.call(place(1), place(2), place(3), place(4), place(5), place(6));
        wide.lane.collect();
        wide.lane.loses(UnknownCause.NONCE, 0);
        assertEquals(List.of(), wide.lane.collect(), "no further order");
    }

    private static VenueFixture wide(final int placesInFlight) {
        return new VenueFixture(
                        VenueSettings.Budget.DEFAULTS, VenueSettings.Limits.DEFAULTS.withPlacesInFlight(placesInFlight))
                .started();
    }

    @Test
    void shouldGoOnPastAStalledCallOnceALaterOneHasEnded() {
        venue.call(place(1), cancel(2, "u"), place(3));
        venue.lane.collect();
        venue.lane.accepts(1, NoContent.NO_CONTENT);
        assertEquals(List.of("POST /user/orders"), venue.lane.collect(), "the second order passes the stalled first");
        venue.lane.loses(UnknownCause.TIMEOUT, 0);
        venue.lane.accepts(active("u3"));
        assertEquals(3, venue.inputs().size());
    }

    @Test
    void shouldNeverSendANewOrderBeforeAWaitingCancel() {
        for (int i = 0; i < 100; i++) {
            venue.call(place(2 * i + 1), cancel(2 * i + 2, "u" + i));
        }
        final List<String> sent = new ArrayList<>();
        while (venue.lane.open() > 0) {
            sent.addAll(venue.lane.collect());
            if (sent.size() > 1 && venue.lane.open() == 1) {
                venue.lane.accepts(active("x"));
            } else {
                venue.lane.accepts(venue.lane.open() - 1, NoContent.NO_CONTENT);
            }
        }
        sent.addAll(venue.lane.collect());
        final int lastCancel = sent.lastIndexOf("DELETE /user/orders/u99");
        assertEquals(
                1,
                sent.subList(0, lastCancel).stream()
                        .filter("POST /user/orders"::equals)
                        .count());
        assertEquals(200, venue.inputs().size());
    }

    @Test
    void shouldEndAStaleOrderWithoutWaitingForItsTurn() {
        venue.call(place(1), place(2, ManualLoop.START_US + 1_000_000));
        venue.loop.pass(1_200);
        assertEquals(
                List.of(new Input.NotSent(2, NotSentReason.STALE, "its turn came after its freshness limit")),
                venue.inputs());
        venue.lane.accepts(active("u1"));
        assertEquals(1, venue.lane.collect().size());
    }

    @Test
    void shouldTellAnAcceptedOrderWithNonceAndStart() {
        venue.call(place(7));
        final long startedUs = venue.loop.epochMicros();
        venue.loop.pass(5);
        venue.lane.accepts(order("u7", "pending_execution", "0", 1_795_168_800));
        final Input.Accepted accepted =
                assertInstanceOf(Input.Accepted.class, venue.inputs().get(0));
        assertEquals(7, accepted.callId());
        assertEquals(2, accepted.nonce());
        assertEquals(startedUs, accepted.startedUs());
        assertEquals("u7", accepted.order().uuid());
    }

    @Test
    void shouldTellACancelWithoutAnOrder() {
        venue.call(cancel(8, "u"));
        venue.lane.cancels();
        assertEquals(List.of(new Input.Accepted(8, 2, ManualLoop.START_US, null)), venue.inputs());
    }

    @Test
    void shouldTellMarketProtectionWithItsLimit() {
        venue.call(place(9));
        venue.lane.refuses(new VenueError(
                422,
                ErrorKind.MARKET_PROTECTION,
                "market_protection_volume_too_large",
                List.of(),
                new BigDecimal("4.3"),
                "BTC",
                "buy"));
        assertEquals(
                List.of(new Input.Refused(
                        9,
                        2,
                        422,
                        RefusalKind.MARKET_PROTECTION,
                        "market_protection_volume_too_large; max_order_amount 4.3 BTC")),
                venue.inputs());
    }

    @Test
    void shouldJoinTheVenuesWords() {
        venue.call(place(9));
        venue.lane.refuses(new VenueError(
                422, ErrorKind.UNKNOWN_TEXT, null, List.of("Le prix", "n'est pas bon"), null, null, null));
        assertEquals(
                List.of(new Input.Refused(9, 2, 422, RefusalKind.OTHER, "Le prix; n'est pas bon")), venue.inputs());
    }

    @Test
    void shouldTellAnUnknownOutcomeWithItsCause() {
        venue.call(place(1), place(2));
        venue.lane.loses(UnknownCause.CONNECTION_LOST, 0);
        venue.lane.loses(UnknownCause.SERVER_ERROR, 502);
        assertEquals(
                List.of(
                        new Input.Unknown(1, 2, ManualLoop.START_US, "CONNECTION_LOST"),
                        new Input.Unknown(2, 3, ManualLoop.START_US, "SERVER_ERROR_502")),
                venue.inputs());
    }

    @Test
    void shouldHoldAnUnreadableReplyToAnOrderAsUnknown() {
        venue.call(place(1));
        venue.lane.accepts(order("u1", "", "0", 0));
        assertEquals(List.of(new Input.Unknown(1, 2, ManualLoop.START_US, "UNREADABLE")), venue.inputs());
    }

    @Test
    void shouldNotTakeAnotherOrderForTheOneItAsked() {
        venue.call(read(1, "u1", ReadPurpose.CONFIRM));
        venue.lane.accepts(active("u2"));
        assertEquals(List.of(new Input.Unknown(1, 2, ManualLoop.START_US, "UNREADABLE")), venue.inputs());
    }

    @Test
    void shouldNotTakeAnEmptyReplyForAnOrder() {
        venue.call(list(1, ReadPurpose.CONFIRM, 0), read(2, "u", ReadPurpose.CONFIRM));
        venue.lane.accepts(active("u1"));
        venue.lane.lists();
        assertEquals(
                List.of(
                        new Input.Unknown(1, 2, ManualLoop.START_US, "UNREADABLE"),
                        new Input.Unknown(2, 3, ManualLoop.START_US, "UNREADABLE")),
                venue.inputs());
    }

    @Test
    void shouldDropASecondOutcomeOfTheSameCall() {
        venue.call(cancel(1, "u"));
        final var handler = venue.lane.handler(0);
        venue.lane.cancels();
        handler.onOutcome(
                new Outcome.Accepted(1, 2, ManualLoop.START_US, 204, NoContent.NO_CONTENT, RateLimit.ABSENT, -1));
        assertEquals(1, venue.inputs().size());
    }

    @Test
    void shouldEndACallTheVenueCannotBeAsked() {
        venue.call(read(1, "not/a/uuid", ReadPurpose.CONFIRM));
        final Input.NotSent notSent =
                assertInstanceOf(Input.NotSent.class, venue.inputs().get(0));
        assertTrue(notSent.detail().startsWith("INTERNAL_ERROR"));
        assertEquals(0, venue.lane.open());
    }

    @Test
    void shouldEndACallForAnAccountWithoutLane() {
        venue.call(new io.paymiumfix.order.Output.CancelCall(1, "nobody", "O1", "u"));
        assertInstanceOf(Input.NotSent.class, venue.inputs().get(0));
    }

    @Test
    void shouldKeepOutcomesInOrderWhileTheRingIsFull() {
        venue.call(place(1), cancel(2, "u"), cancel(3, "v"), place(4));
        venue.lane.collect();
        venue.inbox.room(0);
        venue.lane.accepts(1, NoContent.NO_CONTENT);
        venue.lane.accepts(1, NoContent.NO_CONTENT);
        venue.lane.accepts(active("u1"));
        assertEquals(List.of(), venue.inputs());
        assertEquals(List.of(), venue.lane.collect(), "no call leaves while an outcome waits");
        venue.loop.pass(50);
        venue.inbox.room(2);
        venue.loop.pass(1);
        assertEquals(
                List.of(2L, 3L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList());
        assertEquals(List.of(), venue.lane.collect());
        venue.inbox.room(Integer.MAX_VALUE);
        venue.loop.pass(1);
        assertEquals(
                List.of(1L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList());
        assertEquals(List.of("POST /user/orders"), venue.lane.collect());
    }

    @Test
    void shouldBoundWhatWaits() {
        final VenueSettings.Limits limits = new VenueSettings.Limits(2, 50, 5, 100, 3, 10_000, 1);
        final VenueFixture small = new VenueFixture(VenueSettings.Budget.DEFAULTS, limits).started();
        small.call(place(1), place(2), place(3), place(4));
        assertEquals(
                List.of(new Input.NotSent(
                        4, NotSentReason.BUDGET_EMPTY, "LANE_FULL: too many calls wait for this account")),
                small.inputs());
    }

    @Test
    void shouldRatherDropAReadingThanAnOrder() {
        final VenueSettings.Limits limits = new VenueSettings.Limits(2, 50, 5, 100, 3, 10_000, 1);
        final VenueFixture small = new VenueFixture(VenueSettings.Budget.DEFAULTS, limits).started();
        small.call(place(1), read(2, "u", ReadPurpose.CONFIRM), read(3, "v", ReadPurpose.CONFIRM), place(4), place(5));
        assertEquals(
                List.of(3L, 2L),
                small.inputs().stream().map(AccountLaneTest::callId).toList());
    }

    @Test
    void shouldEndWaitingCallsWhenStopping() {
        venue.call(place(1), place(2), read(3, "u", ReadPurpose.CONFIRM));
        final boolean[] idle = {false};
        venue.desk.stop(() -> idle[0] = true);
        venue.call(cancel(4, "u"));
        assertEquals(
                List.of(2L, 3L, 4L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList());
        venue.loop.pass(100);
        assertFalse(idle[0]);
        venue.lane.accepts(active("u1"));
        venue.loop.pass(2);
        assertTrue(idle[0]);
        assertEquals(0, venue.desk.close());
    }

    @Test
    void shouldEndEveryCallInExactlyOneInputWhateverHappens() {
        final long seed = 42;
        final Random random = new Random(seed);
        final List<Long> ended = new ArrayList<>();
        final int calls = 5_000;
        long next = 1;
        while (next <= calls || venue.lane.open() > 0 || ended.size() < calls) {
            if (next <= calls && random.nextInt(3) == 0) {
                venue.call(randomCall(next++, random));
            }
            if (venue.lane.open() > 0) {
                randomAnswer(random);
            }
            venue.inbox.room(random.nextInt(4) == 0 ? random.nextInt(3) : Integer.MAX_VALUE);
            venue.loop.pass(random.nextInt(400));
            venue.inputs().stream()
                    .filter(input -> !(input instanceof Input.ModeChanged))
                    .map(AccountLaneTest::callId)
                    .forEach(ended::add);
            assertTrue(venue.loop.epochMicros() < ManualLoop.START_US + 30L * 86_400_000_000L, "seed " + seed);
        }
        assertEquals(calls, ended.size(), "seed " + seed);
        assertEquals(calls, ended.stream().distinct().count(), "seed " + seed);
        assertEquals(0, venue.counters.figures().waiting());
        assertEquals(0, venue.counters.figures().inFlight());
    }

    private io.paymiumfix.order.Output.VenueCall randomCall(final long callId, final Random random) {
        final ReadPurpose purpose = PURPOSES.get(random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> place(callId, venue.loop.epochMicros() + 1_000_000);
            case 1 -> cancel(callId, "u" + callId);
            case 2 -> read(callId, "u" + callId, purpose);
            default -> list(callId, purpose, random.nextInt(2));
        };
    }

    private void randomAnswer(final Random random) {
        final int index = random.nextInt(venue.lane.open());
        switch (random.nextInt(5)) {
            case 0 -> venue.lane.fits(index, "u" + random.nextInt(100));
            case 1 ->
                venue.lane.refuses(
                        index, new VenueError(422, ErrorKind.AMOUNT_INVALID, null, List.of("no"), null, null, null));
            case 2 ->
                venue.lane.refuses(
                        index, new VenueError(429, ErrorKind.RATE_LIMITED, null, List.of("no"), null, null, null));
            case 3 -> venue.lane.loses(index, UnknownCause.TIMEOUT, 0);
            default -> venue.lane.loses(index, UnknownCause.SERVER_ERROR, 500);
        }
    }

    static long callId(final Input input) {
        if (input instanceof Input.Accepted accepted) {
            return accepted.callId();
        }
        if (input instanceof Input.Refused refused) {
            return refused.callId();
        }
        if (input instanceof Input.NotSent notSent) {
            return notSent.callId();
        }
        if (input instanceof Input.Unknown unknown) {
            return unknown.callId();
        }
        return assertInstanceOf(Input.OrdersRead.class, input).callId();
    }
}
