package io.paymiumfix.fix;

import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.Output;
import io.paymiumfix.order.VenueMode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TradingSessionStatus(h) and News(B): to whom asked, in their place among the reports. */
@Timeout(30)
class NoticesTest {

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldTellTheModeInItsPlaceAmongTheReports() throws Exception {
        gateway = GatewayUnderTest.withReceiptMarks(directory, Notice.STATUS).start();
        mode(VenueMode.OPEN, "");
        try (RawFixClient client = gateway.loggedOn()) {
            final String first = client.read();
            assertEquals("h", field(first, 35));
            assertEquals("PAYMIUM", field(first, 336));
            assertEquals("2", field(first, 340));
            assertEquals("Y", field(first, 325));
            assertEquals("OPEN", field(first, 58));
            assertEquals("", field(first, 335));

            gateway.report(1);
            mode(VenueMode.CANCEL_ONLY, "RATE_BUDGET_EMPTY");
            gateway.report(2);
            assertEquals("exec-1", field(client.read(), 17));
            final String changed = client.read();
            assertEquals("1", field(changed, 340));
            assertEquals("CANCEL_ONLY: RATE_BUDGET_EMPTY", field(changed, 58));
            assertEquals("exec-2", field(client.read(), 17));

            mode(VenueMode.READ_ONLY, "");
            assertEquals("1", field(client.read("h"), 340));
            mode(VenueMode.DOWN, "");
            assertEquals("3", field(client.read("h"), 340));
            mode(VenueMode.RECOVERING, "");
            assertEquals("4", field(client.read("h"), 340));
        }
    }

    @Test
    void shouldSayOnceThatTheRecoveryIsComplete() throws Exception {
        gateway = GatewayUnderTest.withReceiptMarks(directory, Notice.NEWS);
        gateway.gateway.restore(GatewayUnderTest.SESSION, java.util.List.of(GatewayUnderTest.reportOf(1)), 1);
        gateway.start();
        try (RawFixClient client = gateway.loggedOn()) {
            assertEquals("Y", field(client.read("8"), 97));
            mode(VenueMode.OPEN, "");
            final String news = client.read("B");
            assertEquals("RECOVERY_COMPLETE", field(news, 148));
            assertEquals("1", field(news, 33));
            mode(VenueMode.CANCEL_ONLY, "");
            mode(VenueMode.OPEN, "");
            client.send("1", "112=no more news|");
            assertEquals("no more news", field(client.read("0"), 112));
        }
        try (RawFixClient client = gateway.loggedOn(3)) {
            assertEquals("B", field(client.read(), 35));
        }
    }

    @Test
    void shouldTellWhoAskedUntilItAsksNoMore() throws Exception {
        gateway = new GatewayUnderTest(directory).start();
        mode(VenueMode.OPEN, "");
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("g", "335=s-0|263=0|");
            final String once = client.read();
            assertEquals("s-0", field(once, 335));
            assertEquals("2", field(once, 340));
            assertEquals("", field(once, 325));
            mode(VenueMode.DOWN, "");

            client.send("g", "335=s-1|336=PAYMIUM|263=1|");
            assertEquals("3", field(client.read(), 340));
            mode(VenueMode.OPEN, "");
            final String update = client.read();
            assertEquals("s-1", field(update, 335));
            assertEquals("Y", field(update, 325));

            client.send("g", "335=s-1|263=2|");
            client.send("g", "335=s-3|263=0|");
            assertEquals("s-3", field(client.read(), 335), "what was asked before has been heard");
            mode(VenueMode.DOWN, "");
            client.send("g", "335=s-2|263=1|");
            assertEquals("s-2", field(client.read(), 335));
        }
        await().until(() -> !gateway.health().loggedOn());
        try (RawFixClient client = gateway.loggedOn(7)) {
            await().until(() -> gateway.health().loggedOn());
            mode(VenueMode.OPEN, "");
            client.send("1", "112=nothing|");
            assertEquals("nothing", field(client.read(), 112));
        }
    }

    @Test
    void shouldRefuseATradingSessionThereIsNot() throws Exception {
        gateway = new GatewayUnderTest(directory).start();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("g", "335=s-0|336=NIGHT|263=1|");

            final String refusal = client.read();
            assertEquals("6", field(refusal, 340));
            assertEquals("1", field(refusal, 567));
            assertEquals("NIGHT", field(refusal, 336));
            assertEquals("UNKNOWN_TRADING_SESSION", field(refusal, 58).split(":", 2)[0]);
        }
    }

    private void mode(final VenueMode mode, final String reason) {
        gateway.gateway.modeApplied(new Output.ModeApplied(mode, reason), true);
    }
}
