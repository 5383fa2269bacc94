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
import io.paymiumfix.client.OrderListing;
import io.paymiumfix.client.VenueOrder;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.ReadPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listing that looks for fills passes on. */
@Timeout(10)
class PollTest {
    private static final long CREATED_S = ManualLoop.START_US / 1_000_000;

    private final VenueFixture venue = new VenueFixture().started();
    private long nextCallId = 100;

    @Test
    void shouldPassOnAnOpenOrderOnceAndThenItsChangesOnly() {
        assertEquals(List.of("a"), uuids(poll(active("a"))));
        assertEquals(List.of(), uuids(poll(active("a"))));
        assertEquals(List.of("a"), uuids(poll(order("a", "active", "0.05", CREATED_S))));
        assertEquals(List.of("a"), uuids(poll(order("a", "filled", "0.1", CREATED_S))));
        assertEquals(List.of(), uuids(poll(order("a", "filled", "0.1", CREATED_S))), "an ended order is told once");
    }

    @Test
    void shouldNotRepeatWhatAReplyHasTold() {
        placed("a");
        assertEquals(List.of(), uuids(poll(active("a"))));
    }

    @Test
    void shouldLeaveOutEndedOrdersItNeverKnewAsOpen() {
        assertEquals(List.of(), uuids(poll(order("old", "canceled", "0", CREATED_S))));
    }

    @Test
    void shouldNameAnOpenOrderThatIsNotListed() {
        placed("a");
        placed("b");
        assertEquals(List.of("a"), poll(active("b")).missing());
    }

    @Test
    void shouldForgetAMissingOrderThatWasReadAsEnded() {
        placed("a");
        assertEquals(List.of("a"), poll().missing());
        venue.call(read(2, "a", ReadPurpose.CONFIRM));
        venue.lane.accepts(order("a", "filled", "0.1", CREATED_S));
        venue.inputs();
        assertEquals(List.of(), poll().missing());
    }

    @Test
    void shouldNameAMissingOrderOfOursEverLessOften() {
        placed("a");
        final StringBuilder named = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            named.append(poll().missing().isEmpty() ? '.' : 'x');
            venue.loop.pass(60_000);
        }
        assertEquals("xx.x...x.......x", named.toString());
        poll(active("a"));
        assertEquals(List.of("a"), poll().missing());
    }

    @Test
    void shouldKeepAnOrderOfOursInSightThatTheVenueDeniesForAWhile() {
        placed("hidden");
        venue.call(read(2, "hidden", ReadPurpose.CONFIRM));
        venue.lane.refuses(404, ErrorKind.NOT_FOUND, "not found");
        venue.inputs();
        assertEquals(List.of("hidden"), uuids(poll(order("hidden", "filled", "0.1", CREATED_S))));
    }

    @Test
    void shouldForgetAForeignOrderThreeListingsDidNotShow() {
        poll(active("foreign"));
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of("foreign"), poll().missing());
        }
        assertEquals(List.of(), poll().missing());
    }

    @Test
    void shouldNotMissAnOrderPlacedAfterTheReadingBegan() {
        venue.call(list(1, ReadPurpose.POLL, 0), cancel(2, "x"), place(3));
        venue.lane.accepts(1, io.paymiumfix.client.NoContent.NO_CONTENT); // hedged past the listing
        venue.lane.accepts(1, active("late"));
        venue.lane.lists();
        final List<Input> inputs = venue.inputs();
        assertEquals(
                List.of(),
                assertInstanceOf(Input.OrdersRead.class, inputs.get(2)).missing());
    }

    @Test
    void shouldAdvanceOnlyWhenTheRingHasTakenTheReading() {
        venue.call(list(1, ReadPurpose.POLL, 0), cancel(2, "x"));
        venue.inbox.room(0);
        venue.lane.lists(active("a"));
        venue.lane.cancels();
        venue.call(list(3, ReadPurpose.POLL, 0));
        assertEquals(0, venue.lane.open(), "no further reading until the first is taken");
        venue.inbox.room(Integer.MAX_VALUE);
        venue.loop.pass(1);
        assertEquals(List.of("a"), uuids((Input.OrdersRead) venue.inputs().get(0)));
        venue.lane.lists(active("a"));
        assertEquals(List.of(), uuids((Input.OrdersRead) venue.inputs().get(0)));
    }

    @Test
    void shouldAskForOnePageWhenAllKnownOrdersAreOnIt() {
        placed("a");
        final Input.OrdersRead read = poll(active("a"), order("old", "filled", "0.1", CREATED_S));
        assertEquals(List.of("GET /user/orders?active=true&page=1&per_page=100"), polled());
        assertFalse(read.complete(), "the venue showed that it does not list open orders only");
    }

    @Test
    void shouldBeCompleteWhenOpenOrdersOnlyAreListed() {
        assertTrue(poll(active("a"), active("b")).complete());
        assertTrue(poll().complete());
    }

    @Test
    void shouldWalkOnForKnownOrdersUpToItsBound() {
        for (int i = 0; i < 9; i++) {
            placed("a" + i);
        }
        venue.call(list(9, ReadPurpose.POLL, 0));
        for (int page = 1; page <= 5; page++) {
            final List<VenueOrder> orders = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                orders.add(order("h" + page + "x" + i, "filled", "0.1", CREATED_S));
            }
            venue.lane.accepts(new OrderListing(orders));
        }
        final Input.OrdersRead read = (Input.OrdersRead) venue.inputs().get(0);
        assertFalse(read.complete());
        assertEquals(9, read.missing().size());
        assertEquals(0, venue.lane.open());
    }

    @Test
    void shouldReadAFewMissingOrdersRatherThanFurtherPages() {
        placed("a");
        venue.call(list(9, ReadPurpose.POLL, 0));
        venue.lane.lists(order("h", "filled", "0.1", CREATED_S));
        assertEquals(0, venue.lane.open());
        assertEquals(List.of("a"), ((Input.OrdersRead) venue.inputs().get(0)).missing());
    }

    @Test
    void shouldNameAnOrderAtEveryListingThatOnlyItsOwnReadingsShow() {
        placed("far");
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of("far"), poll().missing());
            venue.call(read(2, "far", ReadPurpose.CONFIRM));
            venue.lane.accepts(active("far"));
            venue.inputs();
            venue.loop.pass(60_000);
        }
    }

    @Test
    void shouldFindAKnownOrderOnTheSecondPage() {
        placed("a");
        placed("b");
        venue.call(list(9, ReadPurpose.POLL, 0));
        final List<VenueOrder> first = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            first.add(order("h" + i, "filled", "0.1", CREATED_S));
        }
        venue.lane.accepts(new OrderListing(first));
        venue.lane.lists(order("a", "active", "0.02", CREATED_S), active("b"));
        final Input.OrdersRead read = (Input.OrdersRead) venue.inputs().get(0);
        assertEquals(List.of("a"), uuids(read));
        assertEquals(List.of(), read.missing());
    }

    @Test
    void shouldTellAllOpenOrdersWhenTheyAreToBeConfirmed() {
        placed("a");
        venue.call(list(9, ReadPurpose.CONFIRM, 0));
        venue.lane.lists(active("a"));
        assertEquals(List.of("a"), uuids((Input.OrdersRead) venue.inputs().get(0)));
    }

    @Test
    void shouldEndAPollThatIsAheadOfItsPace() {
        for (int i = 0; i < 20; i++) {
            poll();
        }
        venue.call(list(9, ReadPurpose.POLL, 0));
        assertEquals(
                NotSentReason.BUDGET_EMPTY,
                assertInstanceOf(Input.NotSent.class, venue.inputs().get(0)).reason());
    }

    @Test
    void shouldRememberNoMoreForeignOrdersThanItsBound() throws UnreadableOrder {
        final KnownOrders known = new KnownOrders(2);
        for (int i = 0; i < 4; i++) {
            known.advance(Set.of("u" + i), List.of(OrderDecoder.decode(active("u" + i))), false, i);
        }
        assertEquals(2, known.size());
        assertEquals(1, known.news(List.of(OrderDecoder.decode(active("u3")))).size(), "told of every time");
        known.toldByReply(OrderDecoder.decode(active("own")), 9);
        assertEquals(3, known.size());
        known.toldByReply(OrderDecoder.decode(order("u0", "canceled", "0", CREATED_S)), 10);
        known.advance(Set.of("u3"), List.of(OrderDecoder.decode(active("u3"))), false, 11);
        assertEquals(3, known.size(), "an ended order makes room");
    }

    @Test
    void shouldKeepNoOrderThatEndedBeforeAnOlderViewOfItCame() throws UnreadableOrder {
        final KnownOrders known = new KnownOrders(2);
        known.toldEnded("u1");
        known.toldByReply(OrderDecoder.decode(active("u1")), 9);
        assertEquals(0, known.size(), "the stream told its end");
        known.toldByReply(OrderDecoder.decode(order("u2", "filled", "0.1", CREATED_S)), 12);
        known.toldByReply(OrderDecoder.decode(active("u2")), 11);
        assertEquals(0, known.size(), "a later call told its end");
        known.advance(Set.of("u1"), List.of(OrderDecoder.decode(active("u1"))), true, 13);
        assertEquals(0, known.size(), "nor does a listing bring it back");
    }

    @Test
    void shouldForgetTheEldestOfTheOrdersThatEnded() throws UnreadableOrder {
        final KnownOrders known = new KnownOrders(2);
        for (int i = 0; i <= KnownOrders.ENDED_REMEMBERED; i++) {
            known.toldEnded("u" + i);
        }
        known.toldByReply(OrderDecoder.decode(active("u1")), 9);
        assertEquals(0, known.size());
        known.toldByReply(OrderDecoder.decode(active("u0")), 10);
        assertEquals(1, known.size());
    }

    private void placed(final String uuid) {
        venue.call(place(nextCallId++));
        venue.lane.accepts(active(uuid));
        venue.inputs();
        venue.lane.collect();
    }

    private Input.OrdersRead poll(final VenueOrder... orders) {
        venue.call(list(nextCallId++, ReadPurpose.POLL, 0));
        venue.lane.lists(orders);
        if (venue.lane.open() > 0) {
            venue.lane.lists(); // looks further for a known order
        }
        final List<Input> inputs = venue.inputs();
        assertEquals(1, inputs.size());
        return assertInstanceOf(Input.OrdersRead.class, inputs.get(0));
    }

    private List<String> polled() {
        return venue.lane.collect();
    }

    private static List<String> uuids(final Input.OrdersRead read) {
        return read.orders().stream().map(order -> order.uuid()).toList();
    }
}
