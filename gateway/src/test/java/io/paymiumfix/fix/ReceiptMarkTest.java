package io.paymiumfix.fix;

import static io.paymiumfix.fix.GatewayUnderTest.CREDENTIALS;
import static io.paymiumfix.fix.GatewayUnderTest.SESSION;
import static io.paymiumfix.fix.GatewayUnderTest.reportOf;
import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReportBody;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client has proved to have, and what becomes of the rest when numbers start again or the process dies. */
@Timeout(30)
class ReceiptMarkTest {

    @TempDir
    Path directory;

    @TempDir
    Path copy;

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws FixStartException {
        gateway = GatewayUnderTest.withReceiptMarks(directory).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldAskOnceForABurstAndTakeTheAnswerForAllOfIt() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 50);
            for (int i = 1; i <= 50; i++) {
                assertEquals("exec-" + i, field(client.read(), 17));
            }
            final String question = client.read();
            assertEquals("1", field(question, 35));
            assertEquals("REPORT-50", field(question, 112));
            assertFalse(gateway.inbox.holds(Input.DeliveryProven.class));

            client.send("0", "112=REPORT-50|");

            assertEquals(new Input.DeliveryProven(SESSION, 50), gateway.inbox.await(Input.DeliveryProven.class));
            client.send("1", "112=no more questions|");
            assertEquals("no more questions", field(client.read(), 112));
        }
    }

    @Test
    void shouldAskTheClientItselfAndNotTheOneForWhomTheReportWas() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            await().until(() -> gateway.health().loggedOn());
            final ReportBody body = ReportSamples.execution(ExecType.NEW, OrdStatus.NEW)
                    .known()
                    .deliverTo("FUND")
                    .build();
            gateway.gateway.report(new Output.Report(SESSION, 1, body), true);
            assertEquals("FUND", field(client.read("8"), 128));

            assertEquals("", field(client.read("1"), 128));
        }
    }

    @Test
    void shouldAskForWhatCameAfterTheQuestion() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            assertEquals("REPORT-2", field(client.read("1"), 112));
            burst(3, 4);
            client.read("8");
            client.send("0", "112=REPORT-2|");

            assertEquals(new Input.DeliveryProven(SESSION, 2), gateway.inbox.await(Input.DeliveryProven.class));
            assertEquals("REPORT-4", field(client.read("1"), 112));
            client.send("0", "112=REPORT-4|");
            assertEquals(new Input.DeliveryProven(SESSION, 4), gateway.inbox.await(Input.DeliveryProven.class));
        }
    }

    @Test
    void shouldNotTakeAnAnswerNobodyAskedFor() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("1");
            for (final String answer : List.of("REPORT-3", "REPORT-", "REPORT-x", "TEST", "REPORT-02")) {
                client.send("0", "112=" + answer + "|");
            }
            client.send("0", "");
            client.send("0", "112=REPORT-1|");

            assertEquals(new Input.DeliveryProven(SESSION, 1), gateway.inbox.await(Input.DeliveryProven.class));
        }
    }

    @Test
    void shouldTakeLastMsgSeqNumProcessedForAProofAndNotAskThen() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 3);
            for (int i = 1; i <= 3; i++) {
                client.read("8");
            }
            client.send("0", "369=4|", "");

            assertEquals(new Input.DeliveryProven(SESSION, 3), gateway.inbox.await(Input.DeliveryProven.class));
        }
    }

    @Test
    void shouldTakeNextExpectedMsgSeqNumForAProof() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 3);
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        try (RawFixClient client = gateway.connect().from(2)) {
            client.logon("789=4|" + CREDENTIALS);

            assertEquals(new Input.DeliveryProven(SESSION, 2), gateway.inbox.await(Input.DeliveryProven.class));
        }
    }

    @Test
    void shouldTakeAResendRequestForAProofOfWhatIsBeforeIt() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 3);
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=3|16=0|");

            assertEquals("exec-2", field(client.read("8"), 17));
            assertEquals("exec-3", field(client.read("8"), 17));
            assertEquals(new Input.DeliveryProven(SESSION, 1), gateway.inbox.await(Input.DeliveryProven.class));
            client.send("0", "112=" + field(client.read("1"), 112) + "|");
            assertEquals(new Input.DeliveryProven(SESSION, 3), gateway.inbox.await(Input.DeliveryProven.class));
        }
    }

    @Test
    void shouldAskAfterALogonForWhatIsNotProvedYet() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        try (RawFixClient client = gateway.loggedOn(2)) {
            assertEquals("REPORT-2", field(client.read(), 112));
        }
    }

    @Test
    void shouldSendAsNewWhatWasNotProvedWhenTheClientStartsItsNumbersAgain() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("1");
            client.send("0", "112=REPORT-2|");
            gateway.inbox.await(Input.DeliveryProven.class);
            burst(3, 4);
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        gateway.report(5);
        try (RawFixClient client = gateway.loggedOnAnew()) {
            for (int i = 3; i <= 5; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(String.valueOf(i - 1), field(report, 34));
                assertEquals(i < 5 ? "Y" : "", field(report, 97));
                assertEquals("", field(report, 43));
            }
            client.send("2", "7=1|16=0|");
            client.read("4");
            for (int i = 3; i <= 5; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals("Y", field(report, 43));
            }
            client.send("0", "112=" + field(client.read("1"), 112) + "|");
            assertEquals(new Input.DeliveryProven(SESSION, 5), gateway.inbox.await(Input.DeliveryProven.class));
        }
    }

    @Test
    void shouldSendAsNewWhenTheNumbersStartAgainWhileLoggedOn() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("8");
            client.from(1).logon("141=Y|" + CREDENTIALS);
            assertEquals("1", field(client.read("A"), 34));
            for (int i = 1; i <= 2; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals("Y", field(report, 97));
            }
        }
    }

    @Test
    void shouldSendAsNewWhatWasNotProvedWhenWeStartTheNumbersAgain() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        gateway.resetNumbers();
        gateway.report(3);
        try (RawFixClient client = gateway.loggedOn(1)) {
            for (int i = 1; i <= 3; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(String.valueOf(i + 1), field(report, 34));
                assertEquals(i < 3 ? "Y" : "", field(report, 97));
            }
        }
        assertTrue(gateway.inbox.await(Input.SessionUp.class).sequenceReset());
    }

    @Test
    void shouldSendAsNewWhatWasNotProvedWhenTheDayEnds() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        gateway.close();
        final StatePage state = new StatePage(directory.resolve("store/desk/state"), 0);
        state.createdMs -= 86_400_000L;
        state.write();

        gateway = gateway.nextWithDailyHours(directory);
        gateway.gateway.restore(SESSION, reports(1, 3), 2);
        gateway.start();
        try (RawFixClient client = gateway.loggedOn(1)) {
            for (int i = 1; i <= 3; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(String.valueOf(i + 1), field(report, 34));
                assertEquals(i < 3 ? "Y" : "", field(report, 97));
            }
        }
        assertTrue(gateway.inbox.await(Input.SessionUp.class).sequenceReset());
    }

    @Test
    void shouldLeaveToTheResendWhatIsStoredWhenTheNumbersGoOnAfterAKill() throws Exception {
        storeTwoOfThreeAndKill();
        gateway.gateway.restore(SESSION, reports(1, 3), 2);
        gateway.start();
        try (RawFixClient client = gateway.loggedOn(2)) {
            final String unsent = client.read();
            assertEquals("exec-3", field(unsent, 17));
            assertEquals("", field(unsent, 97));
            client.send("2", "7=2|16=3|");
            for (int i = 1; i <= 2; i++) {
                final String report = client.read("8");
                assertEquals("exec-" + i, field(report, 17));
                assertEquals("Y", field(report, 43));
                assertEquals("", field(report, 97));
            }
            client.send("0", "112=" + field(client.read("1"), 112) + "|");
            assertEquals(new Input.DeliveryProven(SESSION, 3), gateway.inbox.await(Input.DeliveryProven.class));
        }
    }

    @Test
    void shouldSendAsNewWhatIsNotProvedWhenTheNumbersStartAgainAfterAKill() throws Exception {
        storeTwoOfThreeAndKill();
        gateway.gateway.restore(SESSION, reports(1, 3), 0);
        gateway.start();
        try (RawFixClient client = gateway.loggedOnAnew()) {
            for (int i = 1; i <= 3; i++) {
                final String report = client.read();
                assertEquals("exec-" + i, field(report, 17));
                assertEquals(i < 3 ? "Y" : "", field(report, 97));
            }
        }
        gateway.close();
        gateway = gateway.next(copy);
        gateway.gateway.restore(SESSION, reports(1, 3), 0);
        gateway.start();
        try (RawFixClient client = gateway.loggedOn(2)) {
            assertEquals("REPORT-3", field(client.read(), 112));
        }
    }

    @Test
    void shouldMarkAllThatMayHaveBeenSentWhenTheStateOfTheSessionIsLost() throws Exception {
        losesItsState();
        startsKnowing(3, 1);
        try (RawFixClient client = gateway.loggedOnAnew()) {
            assertEquals(List.of("exec-1 Y", "exec-2 Y", "exec-3 Y"), readMarks(client, 3));
        }
    }

    @Test
    void shouldMarkAllThatTheStoreDoesNotHoldWhenTheMachineHadStopped() throws Exception {
        bootsAnew();
        startsKnowing(3, 2);
        try (RawFixClient client = gateway.loggedOn(2)) {
            assertEquals(List.of("exec-3 Y"), readMarks(client, 1));
        }
    }

    @Test
    void shouldStillMarkThemWhenTheStartAfterTheMachineHadStoppedEndedBeforeALogon() throws Exception {
        bootsAnew();
        startsKnowing(3, 2);
        next();
        startsKnowing(4, 2);
        try (RawFixClient client = gateway.loggedOn(2)) {
            assertEquals(List.of("exec-3 Y", "exec-4 "), readMarks(client, 2));
        }
    }

    @Test
    void shouldStillMarkThemWhenTheStartAfterTheMachineHadStoppedEndedBeforeItKnewTheReports() throws Exception {
        bootsAnew();
        next();
        startsKnowing(3, 2);
        try (RawFixClient client = gateway.loggedOn(2)) {
            assertEquals(List.of("exec-3 Y"), readMarks(client, 1));
        }
    }

    @Test
    void shouldStillMarkAllWhenTheStartAfterTheStateWasLostEndedBeforeALogon() throws Exception {
        losesItsState();
        startsKnowing(3, 1);
        next();
        startsKnowing(4, 1);
        try (RawFixClient client = gateway.loggedOnAnew()) {
            assertEquals(List.of("exec-1 Y", "exec-2 Y", "exec-3 Y", "exec-4 "), readMarks(client, 4));
        }
    }

    @Test
    void shouldStillMarkAllWhenTheStartAfterTheStateWasLostEndedBeforeItKnewTheReports() throws Exception {
        losesItsState();
        next();
        startsKnowing(3, 1);
        try (RawFixClient client = gateway.loggedOnAnew()) {
            assertEquals(List.of("exec-1 Y", "exec-2 Y", "exec-3 Y"), readMarks(client, 3));
        }
    }

    private void losesItsState() throws Exception {
        storeTwoOfThreeAndKill();
        gateway.close();
        Files.delete(copy.resolve("store/desk/state"));
        gateway = gateway.next(copy);
    }

    private void bootsAnew() throws Exception {
        storeTwoOfThreeAndKill();
        gateway.close();
        Files.writeString(copy.resolve("store/boot"), "another boot");
        gateway = gateway.next(copy);
    }

    private void next() throws Exception {
        gateway.close();
        gateway = gateway.next(copy);
    }

    private void startsKnowing(final int upTo, final long storedUpTo) throws Exception {
        gateway.gateway.restore(SESSION, reports(1, upTo), storedUpTo);
        gateway.start();
    }

    /** ExecID(17) and PossResend(97) of the next reports. */
    private static List<String> readMarks(final RawFixClient client, final int reports) throws Exception {
        final List<String> marks = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            final String report = client.read("8");
            marks.add(field(report, 17) + " " + field(report, 97));
        }
        return marks;
    }

    @Test
    void shouldSendAsNewWhatAResendHadToLeaveOut() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 3);
            client.read("8");
            damage("exec-2");
        }
        gateway.inbox.await(Input.SessionDown.class);
        try (RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=2|16=0|");
            assertEquals("exec-1", field(client.read("8"), 17));
            assertEquals("4", field(client.read("4"), 36));
            assertEquals("exec-3", field(client.read("8"), 17));

            final String again = client.read("8");
            assertEquals("exec-2", field(again, 17));
            assertEquals("Y", field(again, 97));
            assertEquals("", field(again, 43));
        }
    }

    @Test
    void shouldNeitherAskNorKeepWhereMarksAreSwitchedOff() throws Exception {
        gateway.close();
        gateway = new GatewayUnderTest(directory).start();
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("8");
        }
        gateway.inbox.await(Input.SessionDown.class);
        gateway.report(3);
        try (RawFixClient client = gateway.loggedOnAnew()) {
            assertEquals("exec-3", field(client.read(), 17));
        }
        assertFalse(gateway.inbox.holds(Input.DeliveryProven.class));
    }

    private void burst(final long from, final long to) {
        await().until(() -> gateway.health().loggedOn());
        for (long seq = from; seq <= to; seq++) {
            gateway.gateway.report(reportOf(seq), seq == to);
        }
    }

    private static List<Output.Report> reports(final long from, final long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(GatewayUnderTest::reportOf)
                .toList();
    }

    /** A copy of the store's folder, taken when two reports are stored, is what the killed process left. */
    private void storeTwoOfThreeAndKill() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            burst(1, 2);
            client.read("8");
            client.read("8");
            try (Stream<Path> paths = Files.walk(directory)) {
                for (final Path path : paths.toList()) {
                    final Path target = copy.resolve(directory.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(path, target);
                    }
                }
            }
        }
        gateway.close();
        gateway = gateway.next(copy);
    }

    private void damage(final String text) throws Exception {
        final Path messages = directory.resolve("store/desk/messages-0");
        final String bytes = new String(Files.readAllBytes(messages), StandardCharsets.ISO_8859_1);
        try (var out = new java.io.RandomAccessFile(messages.toFile(), "rw")) {
            out.seek(bytes.indexOf(text));
            out.write('X');
        }
    }
}
