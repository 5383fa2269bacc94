package io.paymiumfix.fix;

import static io.paymiumfix.fix.GatewayUnderTest.CREDENTIALS;
import static io.paymiumfix.fix.GatewayUnderTest.SESSION;
import static io.paymiumfix.fix.GatewayUnderTest.reportOf;
import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReportDeliveryTest {

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @BeforeEach
    void open() throws FixStartException {
        gateway = new GatewayUnderTest(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldSendReportsInOrderAndTellTheCoreOncePerBatch() throws Exception {
        gateway.start();
        try (RawFixClient client = gateway.loggedOn()) {
            gateway.inbox.await(Input.SessionUp.class);
            awaitLoggedOn();
            gateway.gateway.report(reportOf(1), false);
            gateway.gateway.report(reportOf(2), false);
            gateway.gateway.report(reportOf(3), true);

            for (int i = 1; i <= 3; i++) {
                assertEquals("exec-" + i, field(client.read("8"), 17));
            }
            final Input.ReportsStored stored = gateway.inbox.await(Input.ReportsStored.class);
            assertEquals(new Input.ReportsStored(SESSION, 3, 4), stored);
            assertFalse(gateway.inbox.holds(Input.ReportsStored.class));
        }
    }

    @Test
    void shouldKeepReportsWhileLoggedOutAndDeliverThemInOrderOnce() throws Exception {
        gateway.start();
        for (int i = 1; i <= 1_200; i++) {
            gateway.report(i);
        }
        assertEquals(1_200, gateway.health().pendingReports());
        assertEquals(1, gateway.health().nextSenderMsgSeqNum());

        try (RawFixClient client = gateway.loggedOn()) {
            gateway.report(1_201);
            for (int i = 1; i <= 1_201; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(String.valueOf(i + 1), field(report, 34));
                assertEquals("", field(report, 97));
                assertEquals("", field(report, 43));
            }
            client.send("1", "112=no more|");
            assertEquals("no more", field(client.read(), 112));
        }
    }

    @Test
    void shouldTellTheCoreLaterWhenItHasNoRoomNow() throws Exception {
        gateway.start();
        try (RawFixClient client = gateway.loggedOn()) {
            gateway.inbox.await(Input.SessionUp.class);
            awaitLoggedOn();
            gateway.inbox.room(FakeInbox.Room.NONE);
            gateway.report(1);
            gateway.report(2);
            client.read("8");
            client.read("8");
            gateway.inbox.room(FakeInbox.Room.ALL);

            assertEquals(new Input.ReportsStored(SESSION, 2, 3), gateway.inbox.await(Input.ReportsStored.class));
        }
    }

    @Test
    void shouldMarkRestoredReportsThatMayHaveReachedTheSocket() throws Exception {
        gateway.start();
        gateway.close();
        gateway = GatewayUnderTest.withReceiptMarks(directory);
        gateway.gateway.restore(SESSION, List.of(reportOf(1), reportOf(2)), 1);
        gateway.start();
        try (RawFixClient client = gateway.loggedOn()) {
            gateway.report(3);
            for (int i = 1; i <= 3; i++) {
                final String report = client.read("8");
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(i == 1 ? "Y" : "", field(report, 97));
            }
        }
    }

    @Test
    void shouldLeaveToTheResendWhatTheStoreOfTheKilledProcessHolds() throws Exception {
        sendTwoReportsAndStop();
        gateway.gateway.restore(SESSION, List.of(reportOf(2), reportOf(3)), 0);
        assertEquals(new Input.ReportsStored(SESSION, 2, 3), gateway.inbox.await(Input.ReportsStored.class));
        gateway.start();
        try (RawFixClient client = gateway.loggedOn(2)) {
            final String report = client.read("8");
            assertEquals("exec-3", field(report, 17));
            assertEquals("", field(report, 97));
            client.send("2", "7=3|16=3|");
            final String resent = client.read("8");
            assertEquals("exec-2", field(resent, 17));
            assertEquals("Y", field(resent, 43));
            assertEquals("", field(resent, 97));
        }
    }

    @Test
    void shouldSendAgainWhatTheStoreHeldWhenTheNumbersStartAgain() throws Exception {
        sendTwoReportsAndStop();
        gateway.gateway.restore(SESSION, List.of(reportOf(2), reportOf(3)), 0);
        gateway.start();
        try (RawFixClient client = gateway.connect()) {
            client.logon("141=Y|" + CREDENTIALS);
            client.read("A");
            for (int i = 2; i <= 3; i++) {
                final String report = client.read("8");
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(String.valueOf(i), field(report, 34));
                assertEquals(i == 2 ? "Y" : "", field(report, 97));
            }
        }
    }

    @Test
    void shouldNotSendReportsOfASessionThatIsNoLongerConfigured() throws Exception {
        gateway.start();
        final Output.Report stray = new Output.Report("gone", 1, ReportSamples.cancelReject());
        gateway.gateway.report(stray, true);
        gateway.gateway.restore("gone", List.of(stray), 0);

        try (RawFixClient client = gateway.loggedOn()) {
            gateway.report(1);
            assertEquals("exec-1", field(client.read(), 17));
        }
    }

    @Test
    void shouldKeepTheNewestOfASessionThatNeverLogsOn() throws Exception {
        gateway.start();
        for (int i = 1; i <= Outbox.MOST_WAITING + 2; i++) {
            gateway.gateway.report(GatewayUnderTest.reportOf(i), false);
        }
        assertEquals(Outbox.MOST_WAITING, gateway.health().pendingReports());
        try (RawFixClient client = gateway.loggedOn()) {
            assertEquals("exec-3", field(client.read("8"), 17));
        }
    }

    @Test
    void shouldCutAClientThatDoesNotReadAndKeepTheRest() throws Exception {
        gateway.close();
        gateway = new GatewayUnderTest(directory, gateway.compId, GatewayUnderTest.SMALL_LIMITS).start();
        try (RawFixClient client = gateway.loggedOn()) {
            awaitLoggedOn();
            int reports = 0;
            while (gateway.health().loggedOn()) {
                gateway.report(++reports);
                assertTrue(reports < 1_000_000, "the client was never cut");
            }
            gateway.report(++reports);
            assertTrue(gateway.health().pendingReports() > 0);
            assertTrue(client.isClosed());
        }
        assertEquals(
                "Slow consumer", gateway.inbox.await(Input.SessionDown.class).reason());
    }

    private void sendTwoReportsAndStop() throws Exception {
        gateway.start();
        try (RawFixClient client = gateway.loggedOn()) {
            awaitLoggedOn();
            gateway.report(1);
            gateway.report(2);
            client.read("8");
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        gateway.close();
        gateway = new GatewayUnderTest(directory, gateway.compId, GatewayUnderTest.LIMITS);
    }

    private void awaitLoggedOn() {
        await().until(() -> gateway.health().loggedOn());
    }
}
