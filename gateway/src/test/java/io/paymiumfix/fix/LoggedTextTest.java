package io.paymiumfix.fix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What strangers and clients write stands in the log cut and cleaned: it can neither forge a line nor fill the disk. */
@Timeout(60)
class LoggedTextTest {
    private static final int MOST_OF_A_LINE = 700;
    private static final String LONG = "x".repeat(3_000);
    private static final String FORGING = "a\n2026-01-01 ERROR ALARM\u001b[31m" + LONG;
    private static final String CLEANED = "a?2026-01-01 ERROR ALARM?[31mxxx";

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws FixStartException {
        gateway = new GatewayUnderTest(directory).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldCutAndCleanWhomAStrangerAsksFor() throws Exception {
        try (LogLines log = new LogLines(FixConnection.class);
                RawFixClient stranger = gateway.connect()) {
            stranger.sendFields("35=A|34=1|49=" + FORGING + "|52=now|56=" + gateway.compId + "|98=0|108=30|");

            assertShown(log.first("its Logon(A) is for "));
        }
    }

    @Test
    void shouldCutAndCleanAnInvalidMessage() throws Exception {
        try (LogLines log = new LogLines(SessionLog.class);
                RawFixClient client = gateway.loggedOn()) {
            client.send("D", "11=" + FORGING + "|nonsense|");

            final String line = log.first("nvalid message");
            assertTrue(line.contains("35=D|34=2|"), line);
            assertBounded(line);
        }
    }

    @Test
    void shouldCutAndCleanTheTypeOfAMessageThatIsRefused() throws Exception {
        try (LogLines log = new LogLines(SessionLog.class);
                RawFixClient client = gateway.loggedOn()) {
            client.send(FORGING, "58=" + LONG + "|");

            await().until(() -> !log.all().isEmpty());
            log.all().forEach(LoggedTextTest::assertBounded);
        }
    }

    @Test
    void shouldCutAndCleanTheOrderOfADontKnowTrade() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("Q", "37=" + FORGING + "|17=" + FORGING + "|127=A|55=BTC/EUR|54=1|38=1|58=" + FORGING + "|");

            final Input.ReportRefused refused = gateway.inbox.await(Input.ReportRefused.class);
            for (final String text : new String[] {refused.orderId(), refused.execId(), refused.text()}) {
                assertShown(text);
            }
        }
    }

    @Test
    void shouldCutAndCleanWhatALogoutSays() throws Exception {
        try (LogLines log = new LogLines(FixApplication.class);
                RawFixClient client = gateway.loggedOn()) {
            client.send("5", "58=" + FORGING + "|");

            assertShown(log.first("logged out"));
            assertShown(gateway.inbox.await(Input.SessionDown.class).reason());
        }
    }

    private static void assertShown(final String text) {
        assertTrue(text.contains(CLEANED), text);
        assertTrue(text.contains("x\u2026"), text);
        assertBounded(text);
    }

    private static void assertBounded(final String text) {
        assertTrue(text.length() <= MOST_OF_A_LINE, () -> text.length() + " characters: " + text);
        assertFalse(text.chars().anyMatch(c -> c < ' '), text);
        assertEquals(1, text.lines().count());
    }
}
