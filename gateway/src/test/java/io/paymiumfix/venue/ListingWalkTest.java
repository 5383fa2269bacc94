package io.paymiumfix.venue;

import static io.paymiumfix.venue.VenueFixture.active;
import static io.paymiumfix.venue.VenueFixture.list;
import static io.paymiumfix.venue.VenueFixture.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.NotSentReason;
import io.paymiumfix.client.OrderListing;
import io.paymiumfix.client.UnknownCause;
import io.paymiumfix.client.VenueOrder;
import io.paymiumfix.client.VenueTime;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.ReadPurpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Walks through the history against listings the venue has been seen, or must be feared, to give. */
@Timeout(10)
class ListingWalkTest {
    private static final long SINCE_S = ManualLoop.START_US / 1_000_000 - 3_600;

    private final VenueFixture venue = new VenueFixture(
                    VenueSettings.Budget.DEFAULTS, new VenueSettings.Limits(100, 20, 5, 100, 3, 10_000, 1))
            .started();

    @Test
    void shouldStopAtAnOlderOrderWhenTheListIsNewestFirst() {
        final Input.OrdersRead read = walk(page -> history(50 * (page - 1), 50 * page));
        assertTrue(read.complete());
        assertEquals(100, read.orders().size(), "an hour of orders, one a minute, and the page that passes it");
    }

    @Test
    void shouldNotBelieveThatItSawEverythingBeforeAWitnessIsThere() {
        assertFalse(walk(page -> history(50 * (page - 1), 50 * page), "elsewhere")
                .complete());
        assertFalse(walk(page -> history(50 * (page - 1), 50 * page), new String[0])
                .complete());
    }

    @Test
    void shouldNotTakeAnOrderForAWitnessThatIsNotOlderThanTheSearch() {
        assertFalse(walk(page -> history(50 * (page - 1), 50 * page), "h10").complete());
    }

    @Test
    void shouldLearnTheVenuesClockFromTheDateOfThePages() {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S));
        venue.loop.pass(200);
        venue.lane.acceptsDated(new OrderListing(List.of()), ManualLoop.START_US / 1_000_000 + 60);
        assertEquals(60_400_000, ordersRead().venueAheadUs(), "half a second later than dated, half a trip before");
    }

    @Test
    void shouldLearnNothingFromAPageThatTookLong() {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S));
        venue.loop.pass(2_100);
        venue.lane.acceptsDated(new OrderListing(List.of()), ManualLoop.START_US / 1_000_000 + 60);
        assertEquals(io.paymiumfix.order.VenueOrder.ABSENT, ordersRead().venueAheadUs());
    }

    @Test
    void shouldTellAllThatWasListedAndTheNonceOfTheFirstPage() {
        final Input.OrdersRead read = walk(pages(history(0, 30), List.of()));
        assertTrue(read.complete());
        assertEquals(30, read.orders().size());
        assertEquals(2, read.nonce());
        assertEquals(ManualLoop.START_US, read.startedUs());
        assertEquals(List.of(), read.missing());
    }

    @Test
    void shouldNameMissingOrdersOnlyWhenItSawTheWholeList() {
        venue.call(VenueFixture.place(90));
        venue.lane.accepts(active("elsewhere"));
        venue.inputs();
        venue.lane.collect();
        assertEquals(
                List.of(), walk(page -> history(50 * (page - 1), 50 * page)).missing());
        assertEquals(
                List.of("elsewhere"), walk(pages(history(0, 30), List.of())).missing());
    }

    @Test
    void shouldEndAtAnEmptyPageWithoutHistory() {
        final Input.OrdersRead read = walk(pages(List.of()));
        assertTrue(read.complete());
        assertEquals(List.of(), read.orders());
    }

    @Test
    void shouldEndWhenALaterPageIsRepeated() {
        assertTrue(walk(pages(history(0, 20), history(20, 40), history(20, 40))).complete());
    }

    @Test
    void shouldNotCallItCompleteWhenTheVenueIgnoresThePage() {
        final Input.OrdersRead read = walk(page -> history(0, 20));
        assertFalse(read.complete(), "the same twenty again may be all that this venue ever shows");
        assertEquals(20, read.orders().size());
    }

    @Test
    void shouldTakeAPageSmallerThanAnyCutForTheWholeList() {
        assertTrue(walk(page -> history(0, 10)).complete());
    }

    @Test
    void shouldGoOnWhenOpenOrdersAreOnEveryPage() {
        final Input.OrdersRead read = walk(page -> {
            final List<VenueOrder> orders = new ArrayList<>(List.of(active("open1"), active("open2")));
            orders.addAll(page <= 2 ? history(20 * (page - 1), 20 * page) : List.of());
            return orders;
        });
        assertTrue(read.complete());
        assertEquals(42, read.orders().size());
    }

    @Test
    void shouldWalkToTheEndWhenTheListIsOldestFirst() {
        final List<VenueOrder> oldestFirst = new ArrayList<>(history(0, 100));
        Collections.reverse(oldestFirst);
        final Input.OrdersRead read = walk(page -> slice(oldestFirst, page, 20));
        assertTrue(read.complete());
        assertEquals(100, read.orders().size());
    }

    @Test
    void shouldWalkToTheEndWhenTheListIsInNoOrder() {
        final List<VenueOrder> shuffled = new ArrayList<>(history(0, 100));
        Collections.shuffle(shuffled, new java.util.Random(7));
        final Input.OrdersRead read = walk(page -> slice(shuffled, page, 20));
        assertTrue(read.complete());
        assertEquals(100, read.orders().size());
    }

    @Test
    void shouldNotTrustOneOldOrderToStandForTheOrderOfTheList() {
        final Input.OrdersRead read = walk(pages(history(300, 301), history(0, 20), List.of()));
        assertEquals(21, read.orders().size());
    }

    @Test
    void shouldNotStopAtAnOldOrderThatChangedLately() {
        final VenueOrder old = history(300, 301).get(0);
        final VenueOrder changedLately = new VenueOrder(
                old.uuid(),
                old.type(),
                old.direction(),
                old.state(),
                old.currency(),
                old.amount(),
                old.currencyAmount(),
                old.price(),
                old.tradedBtc(),
                old.tradedCurrency(),
                old.btcFee(),
                old.currencyFee(),
                null,
                old.createdAt(),
                new VenueTime(ManualLoop.START_US / 1_000, 1_000),
                List.of());
        final List<VenueOrder> first = new ArrayList<>(history(0, 20));
        first.add(changedLately);
        assertEquals(41, walk(pages(first, history(20, 40), List.of())).orders().size());
    }

    @Test
    void shouldCountTheMinuteATimestampMayHide() {
        final long minuteS = SINCE_S - SINCE_S % 60;
        final List<VenueOrder> first = List.of(
                order("a", "filled", "0.1", new VenueTime((minuteS + 60) * 1_000, 60_000)),
                order("b", "filled", "0.1", new VenueTime(minuteS * 1_000, 60_000)));
        final List<VenueOrder> second = List.of(order("c", "filled", "0.1", new VenueTime(minuteS * 1_000, 60_000)));
        venue.call(list(1, ReadPurpose.RESOLVE, minuteS + 30));
        venue.lane.accepts(new OrderListing(first));
        assertEquals(List.of(), venue.inputs(), "b may have been created in the second half of its minute");
        venue.lane.accepts(new OrderListing(second));
        venue.lane.accepts(new OrderListing(List.of()));
        assertEquals(3, ordersRead().orders().size());
    }

    @Test
    void shouldTakeTheLaterViewOfAnOrderThatMovedToTheNextPage() {
        final List<VenueOrder> second = new ArrayList<>(history(19, 39));
        second.set(0, order("h19", "filled", "0.07", createdS(19)));
        final Input.OrdersRead read = walk(pages(history(0, 20), second, List.of()));
        assertEquals(39, read.orders().size());
        assertEquals(
                7_000_000,
                read.orders().stream()
                        .filter(order -> order.uuid().equals("h19"))
                        .findFirst()
                        .orElseThrow()
                        .tradedSatoshi());
    }

    @Test
    void shouldNotBeMisledByShrinkingPages() {
        final Input.OrdersRead read =
                walk(pages(history(0, 20), history(20, 31), history(31, 32), history(32, 33), List.of()));
        assertTrue(read.complete());
        assertEquals(33, read.orders().size());
    }

    @Test
    void shouldStopAtTheBoundAndSayThatPagesAreMissing() {
        final Input.OrdersRead read = walk(page -> List.of(active("u" + page)));
        assertFalse(read.complete());
        assertEquals(20, read.orders().size());
    }

    @Test
    void shouldLeaveOutWhatIsNoTrade() {
        final VenueOrder trade = active("t");
        final VenueOrder deposit = new VenueOrder(
                "d",
                "WireDeposit",
                null,
                "executed",
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
        final Input.OrdersRead read = walk(pages(List.of(trade, deposit), List.of()));
        assertEquals(
                List.of("t"), read.orders().stream().map(order -> order.uuid()).toList());
    }

    @Test
    void shouldPassOnAnOrderItCannotDecode() {
        final Input.OrdersRead read = walk(pages(List.of(order("u", "filled", "0.123456789", SINCE_S)), List.of()));
        assertEquals("traded_btc=0.123456789", read.orders().get(0).undecodable());
    }

    @Test
    void shouldAskForAPageWithoutAnswerAgain() {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S));
        venue.lane.accepts(new OrderListing(history(0, 20)));
        venue.lane.loses(UnknownCause.TIMEOUT, 0);
        venue.lane.loses(UnknownCause.SERVER_ERROR, 500);
        venue.lane.accepts(new OrderListing(List.of()));
        final Input.OrdersRead read = (Input.OrdersRead) venue.inputs().get(0);
        assertTrue(read.complete());
        assertEquals(20, read.orders().size());
    }

    @Test
    void shouldGiveUpOnAPageThatIsNeverAnswered() {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S));
        venue.lane.loses(UnknownCause.TIMEOUT, 0);
        venue.lane.loses(UnknownCause.TIMEOUT, 0);
        assertEquals(List.of(), venue.inputs());
        venue.lane.loses(UnknownCause.TIMEOUT, 0);
        assertEquals(1, venue.inputs().size());
    }

    @Test
    void shouldEndAsUnknownWhenAnOrderHasNoState() {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S));
        venue.lane.lists(order("u", "", "0", SINCE_S));
        assertEquals(List.of(new Input.Unknown(1, 2, ManualLoop.START_US, "UNREADABLE")), venue.inputs());
    }

    @Test
    void shouldEndAsTheFailureOfAnyPage() {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S), list(2, ReadPurpose.RESOLVE, SINCE_S));
        venue.lane.accepts(new OrderListing(history(0, 20)));
        venue.lane.refuses(403, ErrorKind.FORBIDDEN_SCOPE, "no");
        venue.lane.accepts(new OrderListing(history(0, 20)));
        venue.lane.doesNotSend(NotSentReason.CONNECT_FAILED);
        final List<Input> inputs = venue.inputs();
        assertInstanceOf(Input.Refused.class, inputs.get(0));
        assertInstanceOf(Input.NotSent.class, inputs.get(1));
    }

    @Test
    void shouldLetOrdersAndCancelsInBetweenPages() {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S), VenueFixture.place(2), VenueFixture.cancel(3, "u"));
        venue.lane.accepts(new OrderListing(history(0, 20)));
        venue.lane.cancels();
        assertEquals(
                List.of("GET /user/orders?page=1&per_page=100", "DELETE /user/orders/u", "POST /user/orders"),
                venue.lane.collect());
        venue.lane.accepts(active("u2"));
        assertEquals(List.of("GET /user/orders?page=2&per_page=100"), venue.lane.collect());
    }

    private Input.OrdersRead walk(final IntFunction<List<VenueOrder>> listing) {
        return walk(listing, "h70");
    }

    private Input.OrdersRead walk(final IntFunction<List<VenueOrder>> listing, final String... witnesses) {
        venue.call(list(1, ReadPurpose.RESOLVE, SINCE_S, List.of(witnesses)));
        for (int page = 1; venue.lane.open() > 0; page++) {
            assertEquals(List.of("GET /user/orders?page=" + page + "&per_page=100"), venue.lane.collect());
            venue.lane.accepts(new OrderListing(listing.apply(page)));
        }
        return ordersRead();
    }

    private Input.OrdersRead ordersRead() {
        final List<Input> inputs = venue.inputs();
        assertEquals(1, inputs.size());
        return assertInstanceOf(Input.OrdersRead.class, inputs.get(0));
    }

    @SafeVarargs
    private static IntFunction<List<VenueOrder>> pages(final List<VenueOrder>... pages) {
        return page -> pages[page - 1];
    }

    private static List<VenueOrder> slice(final List<VenueOrder> orders, final int page, final int size) {
        final int from = Math.min(orders.size(), (page - 1) * size);
        return orders.subList(from, Math.min(orders.size(), from + size));
    }

    /** Ended orders, one a minute, newest first. */
    private static List<VenueOrder> history(final int from, final int to) {
        final List<VenueOrder> orders = new ArrayList<>();
        for (int i = from; i < to; i++) {
            orders.add(order("h" + i, "filled", "0.1", createdS(i)));
        }
        return orders;
    }

    private static long createdS(final int index) {
        return ManualLoop.START_US / 1_000_000 - 60L * index;
    }
}
