package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every "crash" here is a second store on the same folder while the first was never closed. */
@Timeout(20)
class SessionStoreTest {

    @TempDir
    Path directory;

    @Test
    void shouldStartAtOne() throws IOException {
        final SessionStore store = store();

        assertEquals(1, store.getNextSenderMsgSeqNum());
        assertEquals(1, store.getNextTargetMsgSeqNum());
        assertEquals(7_000, store.getCreationTimeCalendar().getTimeInMillis());
    }

    @Test
    void shouldKeepNumbersAndMessagesThroughACrash() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        send(store, 2, "8");
        store.incrNextTargetMsgSeqNum();

        final SessionStore after = store();

        assertEquals(3, after.getNextSenderMsgSeqNum());
        assertEquals(2, after.getNextTargetMsgSeqNum());
        assertEquals(List.of(message(1, "8"), message(2, "8")), read(after, 1, 2));
    }

    @Test
    void shouldNotKeepAdministrativeMessages() throws IOException {
        final SessionStore store = store();
        send(store, 1, "A");
        send(store, 2, "8");
        send(store, 3, "0");
        send(store, 4, "AF");

        assertEquals(List.of(message(2, "8"), message(4, "AF")), read(store, 1, 4));
    }

    @Test
    void shouldRefuseAMessageThatWasNumberedBeforeTheNumbersStartedAgain() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        store.reset();
        store.expectReport(9, false);

        assertThrows(IOException.class, () -> store.set(2, message(2, "8")));

        assertNull(store.stored(9));
        assertEquals(1, store.getNextSenderMsgSeqNum());
        assertEquals(List.of(), read(store, 1, 9));
    }

    @Test
    void shouldNotTakeAReportForStoredWhereItWasBefore() throws IOException {
        final SessionStore store = store();
        store.expectReport(9, false);
        send(store, 1, "8");
        assertEquals(new SessionStore.Stored(0, 1), store.stored(9));

        store.expectReport(9, true);

        assertNull(store.stored(9));
    }

    @Test
    void shouldForgetAMessageThatWasStoredButNeverNumbered() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        store.expectReport(9, false);
        store.set(2, message(2, "8"));

        final SessionStore after = store();

        assertEquals(2, after.getNextSenderMsgSeqNum());
        assertEquals(0, after.highestReportSeq());
        assertNull(after.storedBefore(9));
        assertEquals(List.of(message(1, "8")), read(after, 1, 2));
        send(after, 2, "j");
        assertEquals(List.of(message(1, "8"), message(2, "j")), read(store(), 1, 2));
    }

    @Test
    void shouldHoldTheTargetNumberBackUntilTheCommandIsJournalled() throws IOException {
        final SessionStore store = store();
        command(store, 1);
        assertEquals(2, store.getNextTargetMsgSeqNum());
        assertEquals(1, store().getNextTargetMsgSeqNum());

        store.journalled(1);

        assertEquals(2, store().getNextTargetMsgSeqNum());
    }

    @Test
    void shouldTakeJournallingThatComesBeforeTheCallbackReturns() throws IOException {
        final SessionStore store = store();
        store.offering(1);
        store.journalled(1);
        assertEquals(1, store().getNextTargetMsgSeqNum());

        store.incrNextTargetMsgSeqNum();

        assertEquals(2, store().getNextTargetMsgSeqNum());
    }

    @Test
    void shouldLetAdministrativeNumbersRideAlong() throws IOException {
        final SessionStore store = store();
        store.incrNextTargetMsgSeqNum();
        assertEquals(2, store().getNextTargetMsgSeqNum());
        command(store, 2);
        store.incrNextTargetMsgSeqNum();
        command(store, 4);
        store.incrNextTargetMsgSeqNum();
        assertEquals(2, store.journalledTargetMsgSeqNum());

        store.journalled(2);
        assertEquals(4, store().getNextTargetMsgSeqNum());
        store.journalled(4);

        assertEquals(6, store().getNextTargetMsgSeqNum());
    }

    @Test
    void shouldNotHoldBackACommandThatWasNotTaken() throws IOException {
        final SessionStore store = store();
        store.offering(1);
        store.notTaken();
        store.incrNextTargetMsgSeqNum();

        assertEquals(2, store().getNextTargetMsgSeqNum());
    }

    @Test
    void shouldHoldBackBehindManyCommandsInOrder() throws IOException {
        final SessionStore store = store();
        for (int i = 1; i <= 500; i++) {
            command(store, i);
        }
        for (int i = 1; i <= 500; i++) {
            assertEquals(i, store.journalledTargetMsgSeqNum());
            store.journalled(i);
        }

        assertEquals(501, store.journalledTargetMsgSeqNum());
    }

    @Test
    void shouldNotConfuseCommandsBeforeAResetWithThoseAfter() throws IOException {
        final SessionStore store = store();
        command(store, 1);
        command(store, 2);
        store.reset();
        command(store, 1);
        assertEquals(1, store.journalledTargetMsgSeqNum());

        store.journalled(1);
        store.journalled(2);
        assertEquals(1, store.journalledTargetMsgSeqNum());
        store.journalled(1);

        assertEquals(2, store.journalledTargetMsgSeqNum());
    }

    @Test
    void shouldBeginAgainAfterAReset() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        store.incrNextTargetMsgSeqNum();
        store.reset();

        assertTrue(store.takeReset());
        assertFalse(store.takeReset());
        final SessionStore after = store();
        assertEquals(1, after.getNextSenderMsgSeqNum());
        assertEquals(1, after.getNextTargetMsgSeqNum());
        assertEquals(List.of(), read(after, 1, 10));
        send(after, 1, "9");
        assertEquals(List.of(message(1, "9")), read(after, 1, 10));
    }

    @Test
    void shouldNotConsumeTheNumberOfARefusedLogon() throws IOException {
        final SessionStore store = store();
        store.keepNextTarget();
        store.incrNextTargetMsgSeqNum();
        assertEquals(1, store.getNextTargetMsgSeqNum());

        store.incrNextTargetMsgSeqNum();

        assertEquals(2, store.getNextTargetMsgSeqNum());
    }

    @Test
    void shouldLeaveOutADamagedMessageAndKeepThoseAroundIt() throws IOException {
        final SessionStore store = store();
        for (int i = 1; i <= 5; i++) {
            send(store, i, "8");
        }
        damage("messages-0", message(3, "8"));

        assertEquals(List.of(message(1, "8"), message(2, "8"), message(4, "8"), message(5, "8")), read(store(), 1, 5));
    }

    @Test
    void shouldFallBackToTheOlderSlotWhenOneIsDamaged() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        send(store, 2, "8");
        final Path state = directory.resolve("state");
        final byte[] bytes = Files.readAllBytes(state);
        bytes[64 + 20] ^= 1;
        Files.write(state, bytes);

        final int next = store().getNextSenderMsgSeqNum();

        assertTrue(next == 2 || next == 3, "next=" + next);
    }

    @Test
    void shouldUseFilesAgainAndKeepTheNewest() throws IOException {
        final SessionStore store = store();
        final int count = 1_000;
        for (int i = 1; i <= count; i++) {
            send(store, i, "8");
        }

        final List<String> kept = read(store(), 1, count);

        assertTrue(kept.size() > 50 && kept.size() < 500, "kept " + kept.size());
        for (int i = 0; i < kept.size(); i++) {
            assertEquals(message(count - kept.size() + 1 + i, "8"), kept.get(i));
        }
        try (var files = Files.list(directory)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void shouldReadOnPageByPageThroughAllFiles() throws IOException {
        final SessionStore store = store();
        for (int i = 1; i <= 150; i++) {
            send(store, i, "8");
        }
        final List<String> whole = read(store, 1, 150);
        final SentMessages.Cursor cursor = new SentMessages.Cursor();
        final List<String> paged = new ArrayList<>();
        int pages = 0;

        while (store.readOn(
                cursor,
                store.generation(),
                1,
                150,
                500,
                (generation, msgSeqNum, reportSeq, message) ->
                        paged.add(new String(message, StandardCharsets.ISO_8859_1)))) {
            pages++;
        }

        assertEquals(whole, paged);
        assertTrue(pages > 20, "pages=" + pages);
    }

    @Test
    void shouldKnowWhichReportsAnEarlierProcessStored() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        report(store, 2, 41);
        report(store, 3, 42);
        assertEquals(new SessionStore.Stored(0, 3), store.stored(42));
        assertNull(store.stored(41));

        final SessionStore after = store();
        assertNull(after.storedBefore(40));
        assertEquals(new SessionStore.Stored(0, 2), after.storedBefore(41));
        assertEquals(new SessionStore.Stored(0, 3), after.storedBefore(42));
        assertEquals(42, after.highestReportSeq());
        store.reset();

        assertNull(store().storedBefore(42));
        assertEquals(42, store().highestReportSeq());
    }

    @Test
    void shouldNotTakeTheReportsOfAnotherJournalForThisOnes() throws IOException {
        final SessionStore store = store();
        report(store, 1, 41);
        report(store, 2, 42);
        report(store, 3, 5);
        report(store, 4, 6);

        assertNull(store().storedBefore(41));
        assertEquals(new SessionStore.Stored(0, 4), store().storedBefore(6));
        assertEquals(6, store().highestReportSeq());
    }

    @Test
    void shouldHoldAReportThatWasSentAgainBesideTheOthers() throws IOException {
        final SessionStore store = store();
        report(store, 1, 41);
        report(store, 2, 42);
        store.expectReport(40, true);
        store.set(3, message(3, "8").replace("58=", "97=Y\00158="));
        store.incrNextSenderMsgSeqNum();

        assertEquals(new SessionStore.Stored(0, 1), store().storedBefore(41));
        assertEquals(new SessionStore.Stored(0, 3), store().storedBefore(40));
        assertEquals(42, store().highestReportSeq());
    }

    @Test
    void shouldLeaveOutWhatIsOfTheMoment() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        store.expectNotKept();
        send(store, 2, "h");
        send(store, 3, "8");

        assertEquals(List.of(message(1, "8"), message(3, "8")), read(store, 1, 3));
    }

    @Test
    void shouldNotSendForTheNumberOfAnotherMessageWhatWasNeverNumbered() throws IOException {
        final SessionStore store = store();
        send(store, 1, "8");
        store.set(2, message(2, "8"));

        final SessionStore after = store();
        send(after, 2, "A");
        send(after, 3, "8");

        assertEquals(List.of(message(1, "8"), message(3, "8")), read(after, 1, 3));
        assertEquals(List.of(message(1, "8"), message(3, "8")), read(store(), 1, 3));
    }

    @Test
    void shouldReadAStateOfTheVersionBeforeReportsWereCounted() throws IOException {
        final ByteBuffer slot = ByteBuffer.allocate(4096);
        slot.putInt(0x50464D31).putLong(6).putInt(2).putInt(17).putInt(9).putLong(5_000);
        slot.putInt(0);
        final CRC32C crc = new CRC32C();
        crc.update(slot.array(), 0, 36);
        slot.putInt((int) crc.getValue());
        Files.createDirectories(directory);
        Files.write(directory.resolve("state"), slot.array());

        final SessionStore store = store();

        assertEquals(17, store.getNextSenderMsgSeqNum());
        assertEquals(9, store.getNextTargetMsgSeqNum());
        assertEquals(0, store.highestReportSeq());
    }

    @Test
    void shouldRefuseAMessageLargerThanAFile() throws IOException {
        final SessionStore store = store();

        assertThrows(IOException.class, () -> store.set(1, message(1, "8") + "x".repeat(9_000)));
    }

    @Test
    void shouldRefuseASecondProcessClearly() throws Exception {
        final FixSettings.Store settings = new FixSettings.Store(directory.resolve("all"), 4096, 2);
        try (StoreFolder first = StoreFolder.open(settings)) {
            assertTrue(first != null);
            final FixStartException refused = assertThrows(FixStartException.class, () -> StoreFolder.open(settings));
            assertTrue(refused.getMessage().startsWith("STORE_IN_USE: "), refused.getMessage());
        }
        StoreFolder.open(settings).close();
    }

    private SessionStore store() throws IOException {
        return new SessionStore(directory, sizes(), () -> 7_000_000L);
    }

    private FixSettings.Store sizes() {
        return new FixSettings.Store(directory, 8192, 2);
    }

    private static void command(final SessionStore store, final int msgSeqNum) {
        store.offering(msgSeqNum);
        store.incrNextTargetMsgSeqNum();
    }

    private static void send(final SessionStore store, final int msgSeqNum, final String msgType) throws IOException {
        store.set(msgSeqNum, message(msgSeqNum, msgType));
        store.incrNextSenderMsgSeqNum();
    }

    private static void report(final SessionStore store, final int msgSeqNum, final long reportSeq) throws IOException {
        store.expectReport(reportSeq, false);
        send(store, msgSeqNum, "8");
    }

    private static String message(final int msgSeqNum, final String msgType) {
        return "8=FIX.4.4|9=50|35=MSG|34=SEQ|58=d\u00e9j\u00e0 vu|10=000|"
                .replace("MSG", msgType)
                .replace("SEQ", String.valueOf(msgSeqNum))
                .replace('|', '\001');
    }

    private static List<String> read(final SessionStore store, final int from, final int to) {
        final List<String> messages = new ArrayList<>();
        store.get(from, to, messages);
        return messages;
    }

    private void damage(final String file, final String message) throws IOException {
        final String bytes = new String(Files.readAllBytes(directory.resolve(file)), StandardCharsets.ISO_8859_1);
        try (RandomAccessFile out = new RandomAccessFile(directory.resolve(file).toFile(), "rw")) {
            out.seek(bytes.indexOf(message) + 5L);
            out.write('X');
        }
    }
}
