package io.paymiumfix.fix;

import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A crash is a copy of the store's folder taken at that moment, and another gateway started on the copy. */
@Timeout(30)
class CrashTest {

    private static final String ORDER = "55=BTC/EUR|54=1|60=20261120-10:00:00|40=2|38=1|44=50000|";

    @TempDir
    Path before;

    @TempDir
    Path after;

    @Test
    void shouldAskAgainForTheCommandThatNeverReachedTheJournal() throws Exception {
        final String compId;
        try (GatewayUnderTest gateway = new GatewayUnderTest(before).start()) {
            compId = gateway.compId;
            try (RawFixClient client = gateway.loggedOn()) {
                client.send("D", "11=c-1|" + ORDER);
                client.send("D", "11=c-2|" + ORDER);
                final Input.PlaceOrder first = gateway.inbox.await(Input.PlaceOrder.class);
                gateway.inbox.await(Input.PlaceOrder.class);
                await().until(() -> gateway.health().nextTargetMsgSeqNum() == 4);
                assertEquals(2, gateway.health().journalledTargetMsgSeqNum());
                gateway.gateway.journalled(first);
                assertEquals(3, gateway.health().journalledTargetMsgSeqNum());
                copy(before, after);
            }
        }
        try (GatewayUnderTest gateway = new GatewayUnderTest(after, compId, GatewayUnderTest.LIMITS).start();
                RawFixClient client = gateway.loggedOn(4)) {
            final String request = client.read("2");
            assertEquals("3", field(request, 7));

            client.sendFields("35=D|34=3|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId + "|43=Y|122="
                    + RawFixClient.now(TimestampPrecision.MILLIS) + "|11=c-2|" + ORDER);
            final Input.PlaceOrder again = gateway.inbox.await(Input.PlaceOrder.class);
            assertEquals("c-2", again.clOrdId());
            assertEquals(3, again.origin().msgSeqNum());
            assertTrue(again.origin().possDup());
            client.send("1", "112=level|");
            assertEquals("level", field(client.read("0"), 112));
        }
    }

    @Test
    void shouldNotPlaceAfterTheCrashWhatItHadToldTheClientItRefused() throws Exception {
        final String compId;
        try (GatewayUnderTest gateway = new GatewayUnderTest(before).start()) {
            compId = gateway.compId;
            try (RawFixClient client = gateway.loggedOn()) {
                client.send("D", "11=c-1|" + ORDER);
                gateway.inbox.await(Input.PlaceOrder.class);
                gateway.inbox.room(FakeInbox.Room.ESSENTIAL_ONLY);
                client.send("D", "11=c-2|" + ORDER);
                assertTrue(field(client.read("8"), 58).startsWith("GATEWAY_BUSY"));
                gateway.inbox.room(FakeInbox.Room.ALL);
                client.send("D", "11=c-3|" + ORDER);
                gateway.inbox.await(Input.PlaceOrder.class);
                copy(before, after);
            }
        }
        try (GatewayUnderTest gateway = new GatewayUnderTest(after, compId, GatewayUnderTest.LIMITS).start();
                RawFixClient client = gateway.loggedOn(5)) {
            assertEquals("2", field(client.read("2"), 7));

            for (int i = 1; i <= 3; i++) {
                client.sendFields("35=D|34=" + (i + 1) + "|49=" + gateway.clientCompId + "|52=now|56=" + gateway.compId
                        + "|43=Y|122=" + RawFixClient.now(TimestampPrecision.MILLIS) + "|11=c-" + i + "|" + ORDER);
            }

            assertEquals("c-1", gateway.inbox.await(Input.PlaceOrder.class).clOrdId());
            assertEquals("c-3", gateway.inbox.await(Input.PlaceOrder.class).clOrdId());
        }
    }

    @Test
    void shouldResendWhatTheKilledProcessHadSent() throws Exception {
        final String compId;
        try (GatewayUnderTest gateway = new GatewayUnderTest(before).start()) {
            compId = gateway.compId;
            try (RawFixClient client = gateway.loggedOn()) {
                await().until(() -> gateway.health().loggedOn());
                gateway.report(1);
                client.read("8");
                copy(before, after);
            }
        }
        try (GatewayUnderTest gateway = new GatewayUnderTest(after, compId, GatewayUnderTest.LIMITS).start();
                RawFixClient client = gateway.loggedOn(2)) {
            client.send("2", "7=2|16=0|");

            final String report = client.read("8");
            assertEquals("exec-1", field(report, 17));
            assertEquals("2", field(report, 34));
            assertEquals("Y", field(report, 43));
        }
    }

    @Test
    void shouldFillTheGapOfADamagedMessage() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(before).start();
                RawFixClient client = gateway.loggedOn()) {
            await().until(() -> gateway.health().loggedOn());
            for (int i = 1; i <= 3; i++) {
                gateway.report(i);
            }
            final Path messages = before.resolve("store/desk/messages-0");
            final byte[] bytes = Files.readAllBytes(messages);
            final String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            try (var out = new java.io.RandomAccessFile(messages.toFile(), "rw")) {
                out.seek(text.indexOf("exec-2"));
                out.write('X');
            }
            for (int i = 1; i <= 3; i++) {
                client.read("8");
            }

            client.send("2", "7=2|16=0|");

            assertEquals("exec-1", field(client.read(), 17));
            final String fill = client.read();
            assertEquals("4", field(fill, 35));
            assertEquals("3", field(fill, 34));
            assertEquals("4", field(fill, 36));
            assertEquals("exec-3", field(client.read(), 17));
            assertFalse(gateway.inbox.holds(Input.SessionDown.class));
        }
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : paths.toList()) {
                final Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
