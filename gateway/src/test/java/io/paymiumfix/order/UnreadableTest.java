package io.paymiumfix.order;

import static io.paymiumfix.order.Desk.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A token that lost the right to read is told to people, once: else it looks as if nothing happened. */
@Timeout(10)
class UnreadableTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void rest() {
        desk.order("A1").send();
        desk.acceptsOrder(view("u1"));
    }

    private List<String> refuses(final Class<? extends Output.VenueCall> reading) {
        return desk.refuses(reading, 403, RefusalKind.NOT_AUTHORISED, "Token is missing scope activity");
    }

    @Test
    void shouldTellOnceThatAnAccountCannotBeListedUntilItCanBeAgain() {
        desk.pass(300);
        desk.reads(view("u1"));
        desk.pass(3_000);
        assertEquals(List.of("ALARM ACCOUNT_UNREADABLE"), refuses(Output.ListCall.class));
        assertEquals(List.of("LIST POLL"), desk.pass(3_000), "it is tried on");
        assertEquals(List.of(), refuses(Output.ListCall.class));
        desk.saveAndLoad();
        desk.pass(3_000);
        assertEquals(List.of(), refuses(Output.ListCall.class));
        desk.pass(3_000);
        assertEquals(List.of(), desk.lists(view("u1")));
        desk.pass(3_000);
        assertEquals(List.of("ALARM ACCOUNT_UNREADABLE"), refuses(Output.ListCall.class));
    }

    @Test
    void shouldTellThatOrdersCannotBeReadThoughTheyCanBeListed() {
        desk.pass(300);
        assertEquals(List.of("ALARM ACCOUNT_UNREADABLE"), refuses(Output.ReadCall.class));
        desk.pass(3_000);
        assertEquals(List.of("GET u1"), desk.lists(List.of("u1")), "missing");
        assertEquals(List.of(), refuses(Output.ReadCall.class));
        desk.pass(3_000);
        desk.lists(List.of("u1"));
        desk.reads(view("u1"));
        desk.pass(3_000);
        desk.lists(List.of("u1"));
        assertEquals(List.of("ALARM ACCOUNT_UNREADABLE"), refuses(Output.ReadCall.class));
    }

    @Test
    void shouldSayNothingOfARefusalThatIsNoMatterOfRights() {
        desk.pass(300);
        desk.reads(view("u1"));
        desk.pass(3_000);
        assertEquals(
                List.of(), desk.refuses(Output.ListCall.class, 429, RefusalKind.RATE_LIMITED, "too many requests"));
    }
}
