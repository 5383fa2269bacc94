package io.paymiumfix.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.fix44.field.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CheckTest {

    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final String UUID = "00000000-0000-0000-0000-000000000001";

    private final Conversation conversation = new Conversation(null);
    private final Ticket ticket = Ticket.limit("demo-1", Side.BUY, "0.2", "100.00");

    @Test
    void shouldTellOfEveryReportThatWasNotExpected() {
        ticket.expect("150=8 39=8 14=0");
        ticket.heard(report("1", 'A', 'A', ""));
        ticket.heard(report("1", '8', '8', ""));

        assertEquals(
                List.of(
                        "demo-1: reports: expected [150=8 39=8 14=0], told [150=A 39=A 14=0, 150=8 39=8 14=0]",
                        "demo-1: ExecID(17)=1 was told twice"),
                differences());
    }

    @Test
    void shouldTellOfAnOrderThatPaymiumDoesNotHave() {
        ticket.expect("150=0 39=0 14=0");
        ticket.heard(report("1", '0', '0', UUID));

        assertEquals(
                List.of(
                        "demo-1: Paymium has no order " + UUID,
                        "orders at Paymium: expected 1, told 0",
                        "POST requests at Paymium: expected 1, told 0"),
                differences());
    }

    @Test
    void shouldTellOfAnOrderThatHeardNothing() {
        ticket.expect("150=8 39=8 14=0");

        assertEquals(
                List.of(
                        "demo-1: reports: expected [150=8 39=8 14=0], told []",
                        "demo-1: OrdStatus(39): expected 8, told A"),
                differences());
    }

    private List<String> differences() {
        conversation.follow(ticket);
        try (Venue venue = Venue.open()) {
            return Check.differences(conversation, venue);
        }
    }

    private static Report report(final String execId, final char execType, final char ordStatus, final String uuid) {
        return new Report("demo-1", execId, execType, ordStatus, ZERO, ZERO, ZERO, ZERO, ZERO, uuid, "");
    }
}
