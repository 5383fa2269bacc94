package io.paymiumfix.venue;

import static io.paymiumfix.venue.VenueFixture.active;
import static io.paymiumfix.venue.VenueFixture.cancel;
import static io.paymiumfix.venue.VenueFixture.list;
import static io.paymiumfix.venue.VenueFixture.place;
import static io.paymiumfix.venue.VenueFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.NoContent;
import io.paymiumfix.client.NotSentReason;
import io.paymiumfix.client.UnknownCause;
import io.paymiumfix.client.VenueError;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReadPurpose;
import io.paymiumfix.order.VenueMode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class VenueDeskTest {
    private final VenueFixture venue = new VenueFixture();

    // ---------------------------------------------------------------- start and restore

    @Test
    void shouldCheckTheTokenAndTellTheLinkOnce() {
        venue.desk.start(new RestoredCalls(List.of(), List.of()));
        assertEquals(List.of("GET /user"), venue.lane.collect());
        assertEquals(List.of(), venue.inputs());
        venue.lane.tellsUser();
        assertEquals(List.of(open()), venue.inputs());
        venue.call(cancel(1, "u"));
        venue.lane.cancels();
        assertEquals(1, venue.inputs().size());
    }

    @Test
    void shouldStartWithATokenTheVenueRefuses() {
        venue.desk.start(new RestoredCalls(List.of(), List.of()));
        venue.lane.refuses(401, ErrorKind.SIGNATURE_INVALID, "Signature invalide");
        assertEquals(List.of(open()), venue.inputs());
        venue.call(place(1));
        assertEquals(1, venue.lane.open());
    }

    @Test
    void shouldTellUnknownOrdersOfTheRunBeforeAndAskTheRestAgain() {
        final List<Output.VenueCall> unfinished =
                List.of(place(1), cancel(2, "u"), place(3), read(4, "v", ReadPurpose.CONFIRM));
        final RestoredCalls restored = RestoredCalls.of(unfinished, call -> call.callId() == 1);
        assertEquals(List.of(new Input.Unknown(1, 0, 0, "RESTART")), restored.unknown());
        venue.desk.start(restored);
        assertEquals(List.of(new Input.Unknown(1, 0, 0, "RESTART")), venue.inputs());
        venue.lane.tellsUser();
        assertEquals(List.of("GET /user", "DELETE /user/orders/u"), venue.lane.collect());
        venue.lane.cancels();
        assertEquals(List.of("POST /user/orders"), venue.lane.collect());
    }

    @Test
    void shouldEndAnOldRestoredOrderAsStale() {
        venue.desk.start(RestoredCalls.of(List.of(place(3, ManualLoop.START_US - 1)), call -> false));
        assertEquals(
                io.paymiumfix.order.NotSentReason.STALE,
                assertInstanceOf(Input.NotSent.class, venue.inputs().get(0)).reason());
        assertEquals(List.of("GET /user"), venue.lane.collect());
    }

    @Test
    void shouldTrustTheMarksAgainOnlyWhenTheUnknownOrdersAreJournalled() {
        venue.desk.start(RestoredCalls.of(List.of(place(1)), call -> true));
        venue.loop.pass(60_000);
        assertFalse(venue.lane.acknowledged());
        venue.desk.journalled(lease(60_000));
        venue.loop.pass(100);
        assertTrue(venue.lane.acknowledged());
    }

    @Test
    void shouldNotTrustTheMarksForALeaseThatPassedAnUnknownOrder() {
        venue.inbox.room(0);
        venue.desk.start(RestoredCalls.of(List.of(place(1)), call -> true));
        venue.inbox.room(1);
        venue.account.tick(venue.loop.epochMicros());
        assertEquals(List.of(lease(60_000)), venue.inbox.leases());
        venue.desk.journalled(lease(60_000));
        venue.loop.pass(60_000);
        assertFalse(venue.lane.acknowledged());

        venue.inbox.room(Integer.MAX_VALUE);
        venue.loop.pass(1_000);
        assertEquals(List.of(new Input.Unknown(1, 0, 0, "RESTART")), venue.inputs());
        venue.loop.pass(10_000);
        venue.inbox.leases().forEach(venue.desk::journalled);
        venue.loop.pass(100);
        assertTrue(venue.lane.acknowledged());
    }

    @Test
    void shouldNotTrustTheMarksForALeaseOfAnotherLane() {
        venue.desk.start(RestoredCalls.of(List.of(place(1)), call -> true));
        venue.desk.journalled(new Input.NonceLease("gone", Long.MAX_VALUE));
        venue.loop.pass(1_000);
        assertFalse(venue.lane.acknowledged());
    }

    // ---------------------------------------------------------------- leases

    @Test
    void shouldLeaseNoncesBeforeTheFirstCallAndRenewThemOften() {
        venue.desk.start(new RestoredCalls(List.of(), List.of()));
        assertEquals(List.of(lease(60_000)), venue.inbox.leases());
        venue.loop.pass(5_000);
        assertEquals(List.of(lease(60_000)), venue.inbox.leases());
        venue.loop.pass(100);
        assertEquals(List.of(lease(60_000), lease(65_100)), venue.inbox.leases());
    }

    @Test
    void shouldSendNothingBeyondTheLease() {
        venue.inbox.room(0);
        venue.desk.start(new RestoredCalls(List.of(), List.of()));
        venue.call(cancel(1, "u"));
        assertEquals(0, venue.lane.open());
        venue.inbox.room(Integer.MAX_VALUE);
        venue.loop.pass(100);
        assertEquals(List.of("DELETE /user/orders/u"), venue.lane.collect());
    }

    @Test
    void shouldLeaseAnewWhenTheClockStepsForward() {
        venue.started();
        venue.loop.step(3_600_000);
        venue.call(cancel(1, "u"));
        assertEquals(0, venue.lane.open());
        venue.loop.pass(100);
        assertEquals(1, venue.lane.open());
    }

    // ---------------------------------------------------------------- the link

    @Test
    void shouldGoDownAfterThreeFailuresInARowAndOpenWithTheFirstAnswer() {
        venue.started();
        venue.call(cancel(1, "a"));
        venue.lane.doesNotSend(NotSentReason.CONNECT_FAILED);
        venue.loop.pass(10);
        venue.call(cancel(2, "b"));
        venue.lane.loses(UnknownCause.TIMEOUT, 0);
        venue.loop.pass(10);
        assertEquals(2, venue.inputs().size());
        venue.call(cancel(3, "c"));
        venue.lane.doesNotSend(NotSentReason.CONNECT_FAILED);
        assertEquals(
                new Input.ModeChanged(VenueMode.DOWN, "VENUE_UNREACHABLE: CONNECT_FAILED"),
                venue.inputs().get(0));
        venue.lane.collect();
        venue.loop.pass(700);
        assertEquals(List.of("GET /user"), venue.lane.collect());
        venue.lane.tellsUser();
        assertEquals(List.of(open()), venue.inputs());
    }

    /** A listing too large for its limit takes no order's connection for dead. */
    @Test
    void shouldTakeAnAnswerThatCannotBeUsedForASignOfLife() {
        venue.started();
        for (final UnknownCause cause :
                List.of(UnknownCause.OVERSIZE, UnknownCause.MALFORMED_RESPONSE, UnknownCause.OVERSIZE)) {
            venue.call(cancel(1, "a"));
            venue.lane.loses(cause, 0);
            venue.loop.pass(10);
        }
        venue.call(cancel(2, "b"));
        venue.lane.loses(UnknownCause.TIMEOUT, 0);
        assertEquals(
                List.of(),
                venue.inputs().stream()
                        .filter(Input.ModeChanged.class::isInstance)
                        .toList());
    }

    @Test
    void shouldNotTakeAnAnswerThatCannotBeUsedForAGrantedCall() {
        venue.started();
        venue.call(cancel(1, "a"), cancel(2, "b"));
        venue.lane.refuses(429, ErrorKind.RATE_LIMITED, "too many");
        venue.inputs();
        venue.lane.loses(UnknownCause.OVERSIZE, 0);
        assertEquals(
                List.of(2L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList(),
                "still CANCEL_ONLY");
    }

    @Test
    void shouldCountOneBrokenConnectionOnce() {
        venue.started();
        for (int i = 1; i <= 5; i++) {
            venue.call(cancel(i, "u" + i));
        }
        for (int i = 1; i <= 5; i++) {
            venue.lane.doesNotSend(NotSentReason.CONNECT_FAILED);
        }
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList());
    }

    @Test
    void shouldProbeAfterAFirstFailureUntilItKnows() {
        venue.desk.start(new RestoredCalls(List.of(), List.of()));
        for (int failure = 0; failure < 3; failure++) {
            assertEquals(List.of(), venue.inputs());
            venue.lane.doesNotSend(NotSentReason.CONNECT_FAILED);
            if (failure < 2) {
                venue.loop.pass(5_000);
            }
        }
        assertEquals(
                List.of(new Input.ModeChanged(VenueMode.DOWN, "VENUE_UNREACHABLE: CONNECT_FAILED")), venue.inputs());
    }

    @Test
    void shouldStayOpenWhenFailuresAreNotInARow() {
        venue.started();
        for (int i = 0; i < 10; i++) {
            venue.loop.step(10);
            venue.call(cancel(i, "u" + i));
            if (i % 3 == 2) {
                venue.lane.loses(UnknownCause.SERVER_ERROR, 500);
            } else {
                venue.lane.loses(UnknownCause.CONNECTION_LOST, 0);
            }
        }
        assertEquals(10, venue.inputs().size());
    }

    @Test
    void shouldKeepCancelsAndEndOrdersAndPollsWhileDown() {
        goDown();
        venue.call(place(11), cancel(12, "u"), list(13, ReadPurpose.POLL, 0), read(14, "v", ReadPurpose.CONFIRM));
        assertEquals(
                List.of(11L, 13L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList());
        venue.loop.pass(700);
        venue.lane.collect();
        venue.lane.tellsUser();
        assertEquals(List.of("DELETE /user/orders/u"), venue.lane.collect());
    }

    @Test
    void shouldProbeEverLessOftenUpToHalfAMinute() {
        goDown();
        int probes = 0;
        for (int second = 0; second < 120; second++) {
            venue.loop.pass(1_000);
            if (venue.lane.open() > 0) {
                probes++;
                venue.lane.doesNotSend(NotSentReason.CONNECT_FAILED);
            }
        }
        assertTrue(probes >= 8 && probes <= 12, "probes: " + probes);
        assertEquals(List.of(), venue.inputs(), "nothing has changed");
    }

    @Test
    void shouldAskNowAndThenWhetherTheDayOfCallsHasBegunAnewWhenNothingElseMayLeave() {
        venue.started();
        venue.lane.says(86_400, 100);
        venue.call(cancel(1, "u"));
        venue.lane.cancels();
        venue.inputs();
        venue.call(place(2));
        assertEquals(
                io.paymiumfix.order.NotSentReason.BUDGET_EMPTY,
                assertInstanceOf(Input.NotSent.class, venue.inputs().get(0)).reason());
        venue.lane.collect();
        venue.loop.pass(TimeUnit.MINUTES.toMillis(9));
        assertEquals(0, venue.lane.open());
        venue.loop.pass(TimeUnit.MINUTES.toMillis(2));
        assertEquals(1, venue.lane.open());
        venue.lane.says(86_400, 86_000);
        venue.lane.tellsUser();
        venue.lane.collect();
        venue.call(place(3));
        assertEquals(1, venue.lane.open());
    }

    @Test
    void shouldCancelOnlyWhenTheBudgetIsEmptyAndProbeUntilItIsNot() {
        venue.started();
        venue.lane.says(86_400, 0);
        venue.call(cancel(1, "u"));
        venue.lane.cancels();
        assertEquals(
                new Input.ModeChanged(VenueMode.CANCEL_ONLY, "BUDGET_EMPTY: X-RateLimit-Remaining 0"),
                venue.inputs().get(0));
        venue.call(place(2));
        assertEquals(
                io.paymiumfix.order.NotSentReason.BUDGET_EMPTY,
                assertInstanceOf(Input.NotSent.class, venue.inputs().get(0)).reason());
        venue.lane.collect();
        venue.loop.pass(700);
        venue.lane.tellsUser();
        assertEquals(List.of(), venue.inputs(), "still empty");
        venue.lane.says(86_400, 86_399);
        venue.loop.pass(2_000);
        venue.lane.tellsUser();
        assertEquals(List.of(open()), venue.inputs());
    }

    @Test
    void shouldKeepACancelThroughAShortRefusalForTheBudget() {
        venue.started();
        venue.call(place(1), place(2));
        venue.lane.refuses(429, ErrorKind.RATE_LIMITED, "slow down");
        venue.call(cancel(3, "u"));
        assertEquals(
                List.of(VenueMode.CANCEL_ONLY),
                venue.inputs().stream()
                        .filter(Input.ModeChanged.class::isInstance)
                        .map(input -> ((Input.ModeChanged) input).mode())
                        .toList());
        venue.loop.pass(700);
        venue.lane.tellsUser();
        venue.lane.cancels();
        assertEquals(List.of(open(), new Input.Accepted(3, 4, venue.loop.epochMicros(), null)), venue.inputs());
    }

    @Test
    void shouldEndAKeptCancelWhenTheBudgetStaysEmpty() {
        venue.started();
        venue.call(cancel(1, "u"));
        venue.lane.refuses(429, ErrorKind.RATE_LIMITED, "no");
        venue.call(cancel(2, "v"));
        venue.inputs();
        venue.loop.pass(10_100);
        assertEquals(
                List.of(2L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList());
    }

    @Test
    void shouldCancelOnlyWhenSomeoneElseUsesTheToken() {
        venue.started();
        venue.call(read(1, "u", ReadPurpose.CONFIRM));
        venue.lane.refuses(401, ErrorKind.NONCE_TOO_LOW, "Nonce must be greater");
        final List<Input> inputs = venue.inputs();
        assertEquals(
                new Input.ModeChanged(
                        VenueMode.CANCEL_ONLY, "NONCE_TOO_LOW: token used by another client, create a new one"),
                inputs.get(0));
        venue.call(place(2), cancel(3, "v"));
        assertEquals(List.of("GET /user/orders/u", "DELETE /user/orders/v"), venue.lane.collect());
        venue.lane.cancels();
        venue.inputs();
        for (int probe = 0; probe < 3; probe++) {
            assertEquals(List.of(), venue.inputs());
            venue.loop.pass(4_000);
            venue.lane.tellsUser();
        }
        assertEquals(List.of(open()), venue.inputs());
    }

    @Test
    void shouldNotBlameOthersForANonceItOvertookItself() {
        venue.started();
        venue.call(read(1, "u", ReadPurpose.CONFIRM), cancel(2, "v"));
        venue.lane.accepts(1, NoContent.NO_CONTENT);
        venue.lane.refuses(0, new VenueError(401, ErrorKind.NONCE_TOO_LOW, "nonce", List.of(), null, null, null));
        assertEquals(
                List.of(2L, 1L),
                venue.inputs().stream().map(AccountLaneTest::callId).toList());
    }

    @Test
    void shouldTellTheModeBeforeTheOutcomeThatShowedIt() {
        goDown();
        venue.call(cancel(20, "u"));
        venue.loop.pass(700);
        venue.lane.tellsUser();
        venue.lane.cancels();
        assertEquals(open(), venue.inputs().get(0));
    }

    @Test
    void shouldCountWhatItDid() {
        venue.started();
        venue.call(place(1));
        venue.loop.pass(3);
        assertEquals(1, venue.counters.figures().inFlight());
        venue.lane.says(86_400, 86_000);
        venue.lane.accepts(active("u1"));
        final VenueFigures figures = venue.counters.figures();
        assertEquals(1, figures.calls().get("PLACE_ORDER.ACCEPTED"));
        assertEquals(1, figures.calls().get("READ_USER.ACCEPTED"));
        assertEquals(86_000, figures.budgetRemaining());
        assertEquals(1, figures.endedCalls());
        assertTrue(figures.laneMaxUs() >= 3_000);
    }

    private void goDown() {
        venue.started();
        for (int i = 1; i <= 3; i++) {
            venue.call(read(i, "u", ReadPurpose.CONFIRM));
            venue.lane.doesNotSend(NotSentReason.CONNECT_FAILED);
            venue.loop.step(10);
        }
        venue.inputs();
        venue.lane.collect();
    }

    private static Input.ModeChanged open() {
        return new Input.ModeChanged(VenueMode.OPEN, "VENUE_ANSWERS");
    }

    private static Input.NonceLease lease(final long afterStartMs) {
        return new Input.NonceLease(VenueFixture.ACCOUNT, ManualLoop.START_US + afterStartMs * 1_000);
    }
}
