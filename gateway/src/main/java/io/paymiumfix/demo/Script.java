package io.paymiumfix.demo;

import io.paymiumfix.fix44.field.Side;
import io.paymiumfix.simulator.exchange.Direction;
import java.util.ArrayList;
import java.util.List;

/** What happens: five orders, each with what the OMS must be told. */
final class Script {

    private final Oms oms;
    private final Venue venue;
    private final Conversation conversation;
    private final Transcript transcript;

    Script(final Oms oms, final Venue venue, final Conversation conversation, final Transcript transcript) {
        this.oms = oms;
        this.venue = venue;
        this.conversation = conversation;
        this.transcript = transcript;
    }

    void play() throws DemoException, InterruptedException {
        final Ticket resting = limitOrderThatRests();
        limitOrderThatFillsInTwoParts();
        marketOrder();
        cancel(resting);
        orderThatIsRefused();
    }

    private Ticket limitOrderThatRests() throws DemoException, InterruptedException {
        transcript.title("1. A limit order that rests");
        final Ticket ticket = Ticket.limit("demo-1", Side.BUY, "0.25", "49500.00");
        oms.place(ticket);
        told(ticket, "150=A 39=A 14=0", "150=0 39=0 14=0");
        return ticket;
    }

    private void limitOrderThatFillsInTwoParts() throws DemoException, InterruptedException {
        transcript.title("2. A limit order that fills in two parts");
        final Ticket ticket = Ticket.limit("demo-2", Side.SELL, "0.4", "50000.00");
        oms.place(ticket);
        told(ticket, "150=A 39=A 14=0", "150=0 39=0 14=0");
        venue.otherClient(Direction.BUY, "0.15", "50000");
        told(ticket, "150=F 39=1 14=0.15");
        venue.otherClient(Direction.BUY, "0.25", "50000");
        told(ticket, "150=F 39=2 14=0.4");
    }

    private void marketOrder() throws DemoException, InterruptedException {
        transcript.title("3. A market order that takes two prices");
        venue.otherClient(Direction.SELL, "0.2", "50010");
        venue.otherClient(Direction.SELL, "0.5", "50025.5");
        final Ticket ticket = Ticket.market("demo-3", Side.BUY, "0.3");
        oms.place(ticket);
        told(ticket, "150=A 39=A 14=0", "150=0 39=0 14=0", "150=F 39=1 14=0.2", "150=F 39=2 14=0.3");
    }

    private void cancel(final Ticket resting) throws DemoException, InterruptedException {
        transcript.title("4. The order of 1. is canceled");
        oms.cancel(resting, "demo-4");
        told(resting, "150=6 39=6 14=0", "150=4 39=4 14=0");
    }

    private void orderThatIsRefused() throws DemoException, InterruptedException {
        transcript.title("5. An order that is refused before it leaves: Paymium's prices have two decimals");
        final Ticket ticket = Ticket.limit("demo-5", Side.BUY, "0.1", "49500.005");
        oms.place(ticket);
        told(ticket, "150=8 39=8 14=0");
    }

    /** Waits until the OMS has been told as much, and shows what was said meanwhile. */
    private void told(final Ticket ticket, final String... briefs) throws DemoException, InterruptedException {
        ticket.expect(briefs);
        try {
            conversation.await(
                    "a report about " + ticket.clOrdId() + " like " + String.join(", ", briefs), ticket::isHeard);
        } catch (DemoException e) {
            final List<String> told =
                    ticket.reports().stream().map(Report::brief).toList();
            throw new DemoException(e.getMessage() + "; it was told " + told, e);
        } finally {
            show();
        }
    }

    void show() {
        final List<Event> events = new ArrayList<>(venue.untold());
        events.addAll(conversation.untold());
        transcript.print(events);
    }
}
