package io.paymiumfix.fix;

import static io.paymiumfix.fix.GatewayUnderTest.CREDENTIALS;
import static io.paymiumfix.fix.GatewayUnderTest.PASSWORD;
import static io.paymiumfix.fix.GatewayUnderTest.USERNAME;
import static io.paymiumfix.fix.RawFixClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LogonTest {

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
    void shouldAnswerALogonAndTellTheCore() throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.logon(CREDENTIALS);

            final String answer = client.read();

            assertEquals("A", field(answer, 35));
            assertEquals("1", field(answer, 34));
            assertEquals("30", field(answer, 108));
            assertEquals(USERNAME, field(answer, 553));
            assertEquals("", field(answer, 554));
            final Input.SessionUp up = gateway.inbox.await(Input.SessionUp.class);
            assertEquals(GatewayUnderTest.SESSION, up.session());
            assertFalse(up.sequenceReset());
            assertTrue(Math.abs(up.clockOffsetUs()) < 5_000_000, "offset " + up.clockOffsetUs());
            assertTrue(gateway.health().loggedOn());
        }
        assertEquals(
                GatewayUnderTest.SESSION,
                gateway.inbox.await(Input.SessionDown.class).session());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "553=desk-user|554=wrong|",
                "553=nobody|554=s3cret-Pa55|",
                "553=desk-user|",
                "554=s3cret-Pa55|",
                ""
            })
    void shouldRefuseWrongOrMissingCredentialsAlike(final String credentials) throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.logon(credentials);

            final String answer = client.read();

            assertEquals("5", field(answer, 35));
            assertEquals(
                    "LOGON_REFUSED: Username(553) or Password(554) is missing or wrong;"
                            + " check both against what the gateway's operator gave you",
                    field(answer, 58));
            assertTrue(client.isClosed());
        }
        assertFalse(gateway.inbox.holds(Input.SessionUp.class));
    }

    @Test
    void shouldNotLetAStrangerMoveTheNumbersOfTheClient() throws Exception {
        gateway.loggedOn().close();
        gateway.inbox.await(Input.SessionDown.class);
        final int expected = gateway.health().nextTargetMsgSeqNum();
        try (RawFixClient stranger = gateway.connect().from(expected)) {
            stranger.logon("141=Y|553=" + USERNAME + "|554=guess|");
            assertEquals("5", field(stranger.read(), 35));
            assertTrue(stranger.isClosed());
        }

        assertEquals(expected, gateway.health().nextTargetMsgSeqNum());
        gateway.loggedOn(expected).close();
    }

    /** QuickFIX/J passes over an old Logon(A) that says it is a repetition, before anyone asks who sends it. */
    @Test
    void shouldNotLetAStrangerHoldTheSessionByALogonThatSaysItIsOld() throws Exception {
        gateway.loggedOn().close();
        gateway.inbox.await(Input.SessionDown.class);
        final int expected = gateway.health().nextTargetMsgSeqNum();
        try (RawFixClient stranger = gateway.connect().from(1)) {
            stranger.send("A", "43=Y|122=20200101-00:00:00|", "98=0|108=30|");
            stranger.send("4", "36=2000000|");
            assertTrue(stranger.isClosed());
        }

        assertEquals(expected, gateway.health().nextTargetMsgSeqNum());
        gateway.loggedOn(expected).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"141=X|", "108=30|", "40=2|", "789=x|"})
    void shouldNotLetAStrangerMoveThemByALogonThatIsNoneEither(final String fault) throws Exception {
        gateway.loggedOn().close();
        gateway.inbox.await(Input.SessionDown.class);
        final int expected = gateway.health().nextTargetMsgSeqNum();
        try (RawFixClient stranger = gateway.connect().from(expected)) {
            stranger.logon(fault);
            assertTrue(stranger.isClosed());
        }

        assertEquals(expected, gateway.health().nextTargetMsgSeqNum());
        gateway.loggedOn(expected).close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 61, 3600})
    void shouldRefuseHeartbeatsOutOfBounds(final int seconds) throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.send("A", "98=0|108=" + seconds + "|" + CREDENTIALS);

            assertTrue(field(client.read("5"), 58).startsWith("HEARTBEAT_OUT_OF_RANGE: HeartBtInt(108)=" + seconds));
        }
    }

    @Test
    void shouldRefuseEncryption() throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.send("A", "98=1|108=30|" + CREDENTIALS);

            assertTrue(field(client.read("5"), 58).startsWith("ENCRYPTION_UNSUPPORTED: "));
        }
    }

    @Test
    void shouldCutAnUnknownCompId() throws Exception {
        try (RawFixClient client = new RawFixClient(gateway.gateway.port(), "NOBODY", gateway.compId)) {
            client.logon(CREDENTIALS);

            assertTrue(client.isClosed());
        }
    }

    @Test
    void shouldCutAFirstMessageThatIsNoLogon() throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.send("BE", "923=1|924=1|553=" + USERNAME + "|554=" + PASSWORD + "|");

            assertTrue(client.isClosed());
        }
    }

    @Test
    void shouldRefuseASecondConnectionOfASession() throws Exception {
        try (RawFixClient first = gateway.loggedOn();
                RawFixClient second = gateway.connect().from(2)) {
            second.logon(CREDENTIALS);

            assertTrue(second.isClosed());
            first.send("1", "112=still here|");
            assertEquals("still here", field(first.read("0"), 112));
        }
    }

    @ParameterizedTest
    @EnumSource(TimestampPrecision.class)
    void shouldAcceptSendingTimeInAnyPrecision(final TimestampPrecision precision) throws Exception {
        try (RawFixClient client = gateway.connect()) {
            client.sendFields("35=A|34=#|49=" + gateway.clientCompId + "|52=" + RawFixClient.now(precision) + "|56="
                    + gateway.compId + "|98=0|108=30|" + CREDENTIALS);

            assertEquals("A", field(client.read(), 35));
        }
    }

    @Test
    void shouldAcceptAnotherHeaderOrderAndAPaddedBodyLength() throws Exception {
        try (RawFixClient client = gateway.connect()) {
            final String fields = "35=A|49=" + gateway.clientCompId + "|56=" + gateway.compId + "|34=1|52="
                    + RawFixClient.now(TimestampPrecision.SECONDS) + "|98=0|108=30|" + CREDENTIALS;

            client.sendBytes(RawFixClient.frame(fields, "0000" + fields.length()));

            assertEquals("A", field(client.read(), 35));
        }
    }

    @Test
    void shouldStopWithALogoutThatSaysWhy() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            final Thread stopping = new Thread(() -> gateway.gateway.stop("GATEWAY_STOPPING: back at 10:00", 3_000));
            stopping.start();
            assertEquals("GATEWAY_STOPPING: back at 10:00", field(client.read("5"), 58));
            client.send("5", "");
            assertTrue(client.isClosed());
            stopping.join();
        }
        gateway = new GatewayUnderTest(directory, gateway.compId, GatewayUnderTest.LIMITS).start();
        gateway.loggedOn(3).close();
    }

    @Test
    void shouldSayThatThePortIsTaken() throws IOException, FixStartException {
        final FixSettings other = new FixSettings(
                "127.0.0.1",
                gateway.gateway.port(),
                gateway.compId + "X",
                gateway.settings.tls(),
                FixSettings.Store.in(directory.resolve("other")),
                java.util.Optional.empty(),
                FixSettings.Limits.DEFAULT,
                gateway.settings.sessions());
        final FixGateway second = FixGateway.open(other, new FakeInbox(), query -> false, FakeInbox::nowUs);

        final FixStartException refused =
                org.junit.jupiter.api.Assertions.assertThrows(FixStartException.class, second::start);

        assertTrue(refused.getMessage().startsWith("FIX_START_FAILED: cannot listen on 127.0.0.1:"));
    }
}
