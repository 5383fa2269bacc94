package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What sessions are told that see what others do. */
@Timeout(10)
class DropCopiesTest {
    private final Desk desk = Desk.withDropCopies(
            new Rules.DropCopy("DROP1", List.of(Desk.ACCOUNT), true),
            new Rules.DropCopy("DROP2", List.of("readonly"), true));

    @Test
    void shouldTellTheSameReportsWithTheSameExecIdsAndNumbersOfTheirOwn() {
        assertEquals(
                List.of(
                        "POST limit buy amount=0.5 cash=- price=30000",
                        "8 150=A 39=A 11=a 14=0 151=0.5",
                        "DROP1#1 of DESK1/fund: 8 150=A 39=A 11=a 14=0 151=0.5 17=X-A"),
                desk.order("a").onBehalfOf("fund").send());
        desk.acceptsOrder(view("u1"));
        assertEquals(
                List.of(
                        "8 150=F 39=1 11=a 32=0.2 31=30000 14=0.2 151=0.3 fee=0.001BTC",
                        "DROP1#3 of DESK1/fund: 8 150=F 39=1 11=a 32=0.2 31=30000 14=0.2 151=0.3 fee=0.001BTC"
                                + " 17=X-F20000000"),
                desk.streams(view("u1").traded("0.2", "6000").fees("0.001", "0")));
    }

    @Test
    void shouldTellOfRefusedOrdersAndCancels() {
        desk.order("a").send();
        desk.acceptsOrder(view("u1"));
        desk.streams(view("u1").state("canceled"));
        assertEquals(List.of("9 11=c 41=a 39=4 102=0 TOO_LATE", "DROP1#4 of DESK1: 9 39=4"), desk.cancel("c", "a"));
        final List<String> refused = desk.order("b").price("0.001").send();
        assertEquals(2, refused.size(), refused::toString);
        assertEquals("DROP1#5 of DESK1: " + refused.get(0) + " 17=X-8", refused.get(1));
    }

    @Test
    void shouldTellOfForeignOrdersToDropCopiesAndOperatorsOnly() {
        desk.order("a").send();
        desk.acceptsOrder(view("u1"));
        desk.pass(3_000);
        assertEquals(
                List.of("DROP1#3 of : 8 150=0 39=0 11= 14=0 151=0.5 FOREIGN 17=F-u9-0"),
                desk.lists(view("u1"), view("u9").sell()));
        assertEquals(
                List.of("DROP1#4 of : 8 150=F 39=1 11= 32=0.2 31=30000 14=0.2 151=0.3 FOREIGN 17=F-u9-F20000000"),
                desk.streams(view("u9").sell().traded("0.2", "6000")));
        final Answer.Listing listing =
                (Answer.Listing) desk.ask(new Query.Listing(1, "main")).get(0);
        assertEquals(
                List.of("LIVE u1", "FOREIGN u9"),
                listing.orders().stream()
                        .map(line -> line.state() + ' ' + line.uuid())
                        .toList());
    }

    @Test
    void shouldTellAnsweredQuestionsToTheAskerOnly() {
        desk.order("a").send();
        assertEquals(1, desk.order("a").possResend().send().size());
    }

    @Test
    void shouldTellFeesToADropCopyWhoseClientWantsNone() {
        final Desk noFees = new Desk(session -> new Rules.Session(
                session.name(),
                session.accounts(),
                session.pendingReports(),
                session.precedence(),
                false,
                session.baseSecondSymbols(),
                session.freshnessUs()));
        noFees.dropCopyTo(new Rules.DropCopy("DROP1", List.of(Desk.ACCOUNT), true));
        noFees.order("a").send();
        noFees.acceptsOrder(view("u1"));
        noFees.streams(view("u1").traded("0.2", "6000"));
        assertEquals(
                List.of("DROP1#4 of DESK1: 8 150=D 39=1 11=a 378=99 14=0.2 151=0.3 fee=0.001BTC FEES_CHANGED 17=X-D-1"),
                noFees.streams(view("u1").traded("0.2", "6000").fees("0.001", "0")));
    }

    @Test
    void shouldAnswerADropCopyAboutTheOrdersOfItsAccounts() {
        desk.order("a").send();
        assertEquals(1, asks("DROP1"));
        assertEquals(0, asks("DROP2"));
    }

    private int asks(final String session) {
        final Origin asker = new Origin(session, session, "", 1, false, false, 0, 0, 0);
        final Answer first =
                desk.ask(new Query.MassStatus(asker, "M", 7, "", "", '\0')).get(0);
        return ((Answer.Status) first).totNumReports();
    }
}
