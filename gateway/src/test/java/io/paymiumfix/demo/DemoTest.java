package io.paymiumfix.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoTest {

    private static final Duration PROMISED = Duration.ofSeconds(15);

    @Test
    void shouldTradeAndSayThatAllIsAsExpected() throws InterruptedException {
        final StringWriter text = new StringWriter();
        final Instant begun = Instant.now();
        final boolean isOk = Demo.run(new PrintWriter(text, true), false);
        final Duration taken = Duration.between(begun, Instant.now());

        final List<String> lines = text.toString().lines().toList();
        assertTrue(isOk, text.toString());
        assertEquals("demo ok", lines.get(lines.size() - 1));
        assertTrue(taken.compareTo(PROMISED) < 0, taken.toString());
        assertShows(text, "NewOrderSingle(D)");
        assertShows(text, "ClOrdID(11)=demo-2  ExecType(150)=F trade");
        assertShows(text, "OrdStatus(39)=1 partially filled");
        assertShows(text, "POST 201               /user/orders");
        assertShows(text, "DELETE 204");
        assertShows(text, "OrderCancelRequest(F)");
        assertShows(text, "Text(58)=PRICE_PRECISION");
        assertFalse(text.toString().contains("\033["), "colours where none were wanted");
        assertFalse(text.toString().contains("554"), "a password");
    }

    private static void assertShows(final StringWriter text, final String what) {
        assertTrue(text.toString().contains(what), () -> "no " + what + " in\n" + text);
    }
}
