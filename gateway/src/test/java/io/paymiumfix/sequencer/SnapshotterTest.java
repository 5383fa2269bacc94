package io.paymiumfix.sequencer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.Journal;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.journal.SnapshotStore;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.order.Origin;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Rules;
import io.paymiumfix.order.VenueMode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots are made beside the running core, are what it is, and are what the next start begins with. */
@Timeout(30)
class SnapshotterTest {
    private static final long BIRTH_S = 1_790_000_000L;
    private static final long NEVER_MS = 3_600_000;
    private static final long LONG_MS = 20_000;

    @TempDir
    private Path path;

    private final FakeStore store = new FakeStore();
    private final List<Alarm> alarms = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong truncatedBefore = new AtomicLong();
    private FileJournal journal;
    private TestSequencer running;
    private Snapshotter snapshotter;
    private int clOrdIds;
    private long mostInputsBetween = Long.MAX_VALUE;

    @AfterEach
    void stop() throws Exception {
        if (snapshotter != null) {
            snapshotter.close();
        }
        if (running != null) {
            running.close();
        }
    }

    @Test
    void shouldStoreWhatTheRunningCoreIsAndNothingElse() throws Exception {
        final OrderCore core = start();
        trade(50);
        snapshotter.request();
        await().until(() -> snapshotter.storedThrough() == progress());
        final SnapshotStore.Snapshot stored = store.newest();
        assertEquals(progress(), stored.position());
        assertEquals(OrderCore.LOGIC_VERSION, stored.coreVersion());
        assertEquals(
                core.openOrders(), ReplayedCore.from(stored, BIRTH_S).core().openOrders());
        assertEquals(50, core.openOrders());
        assertEquals(progress() + 1, truncatedBefore.get());
        assertEquals(List.of(), alarms);
    }

    @Test
    void shouldGoOnFromTheSnapshotBefore() throws Exception {
        start();
        trade(10);
        snapshotter.request();
        await().until(() -> snapshotter.storedThrough() == progress());
        trade(10);
        snapshotter.request();
        await().until(() -> snapshotter.storedThrough() == progress());
        assertEquals(2, store.saved.get());
        final ReplayedCore whole = ReplayedCore.atBirth(BIRTH_S);
        journal.read(1, whole::onEntry);
        assertArrayEquals(
                bytes(whole.snapshot().content()), bytes(store.newest().content()));
    }

    @Test
    void shouldStartFromTheNewestSnapshotAndWhatFollows() throws Exception {
        start();
        trade(30);
        snapshotter.request();
        await().until(() -> snapshotter.storedThrough() == progress());
        trade(7);
        stopRunning(false);
        try (FileJournal again = open()) {
            final Recovered whole = Recovery.replay(again, new OrderCore(BIRTH_S)::apply);
            final List<Long> read = new ArrayList<>();
            final ReplayedCore resumed = Recovery.resume(observed(again, read), store);
            assertEquals(whole, resumed.recovered());
            assertEquals(List.of(store.newest().position() + 1), read);
        }
    }

    @Test
    void shouldHaveEverythingInTheLastSnapshotOfACleanStop() throws Exception {
        start();
        offer(new Input.NonceLease("main", 77));
        offer(new Input.BudgetLease(BIRTH_S, 128));
        offer(new Input.ReportsStored("DESK1", 0, 1));
        trade(20);
        assertTrue(stopRunning(true));
        try (FileJournal again = open()) {
            final List<Long> read = new ArrayList<>();
            final Recovered recovered =
                    Recovery.resume(observed(again, read), store).recovered();
            assertEquals(again.lastPosition() + 1, recovered.nextSequence());
            assertEquals(20, recovered.unfinished().calls().size());
            assertEquals(
                    new Input.BudgetLease(BIRTH_S, 128), recovered.unfinished().budgetLease());
            assertEquals(Recovery.replay(again, new OrderCore(BIRTH_S)::apply), recovered);
            assertEquals(List.of(again.lastPosition() + 1), read);
        }
    }

    @Test
    void shouldMakeOneEveryWhileByItself() throws Exception {
        start(50);
        trade(5);
        await().until(() -> snapshotter.storedThrough() == progress());
        trade(5);
        await().until(() -> snapshotter.storedThrough() == progress());
        assertTrue(store.saved.get() >= 2);
    }

    @Test
    void shouldMakeOneSoonerWhenThereAreManyInputs() throws Exception {
        mostInputsBetween = 20;
        start();
        trade(30);
        await().until(() -> snapshotter.storedThrough() > 20);
    }

    @Test
    void shouldMakeOneAtOnceAfterAStartThatHadToReplayMany() throws Exception {
        start();
        trade(30);
        stopRunning(false);
        assertEquals(0, store.saved.get());
        mostInputsBetween = 100;
        journal = open();
        final ReplayedCore replayed = Recovery.resume(journal, store);
        start(NEVER_MS, replayed.core()::apply, replayed.recovered());
        await().until(() -> store.saved.get() == 1);
    }

    @Test
    void shouldRaiseAnAlarmAndMakeNoMoreWhenItsCoreDiffersFromTheRunningOne() throws Exception {
        final OrderCore core = new OrderCore(BIRTH_S);
        start(
                NEVER_MS,
                (sequence, timeUs, input, outputs) -> core.apply(sequence, timeUs, input, output -> {
                    if (!(sequence == 8 && output instanceof Output.Report)) {
                        outputs.emit(output);
                    }
                }));
        trade(10);
        snapshotter.request();
        await().until(() -> !alarms.isEmpty());
        assertEquals("SNAPSHOT_DIFFERS", alarms.get(0).word());
        trade(10);
        assertFalse(stopRunning(true));
        assertNull(store.newest());
        assertEquals(0, truncatedBefore.get());
        assertEquals(1, alarms.size());
    }

    @Test
    void shouldTryAgainWhenASnapshotCouldNotBeStored() throws Exception {
        assertTriesAgainAfter(() -> {
            throw new IOException("No space left on device");
        });
    }

    @Test
    void shouldTryAgainWhenThereWasNoMemoryForASnapshot() throws Exception {
        assertTriesAgainAfter(() -> {
            throw new OutOfMemoryError("Java heap space (as a test has it)");
        });
    }

    private void assertTriesAgainAfter(final Failure failure) throws Exception {
        start();
        trade(3);
        store.failure = failure;
        snapshotter.request();
        await().until(() -> store.failures.get() > 0);
        store.failure = null;
        snapshotter.request();
        await().until(() -> snapshotter.storedThrough() == progress());
        assertEquals(List.of(), alarms);
    }

    @Test
    void shouldStartAnotherLogicFromASnapshotOfTheEndOnly() throws Exception {
        start();
        trade(4);
        assertTrue(stopRunning(true));
        final SnapshotStore.Snapshot end = store.newest();
        final int older = OrderCore.LOGIC_VERSION - 1;
        store.newest = new SnapshotStore.Snapshot(end.position(), older, end.content());
        try (FileJournal again = open()) {
            assertEquals(
                    end.position() + 1,
                    Recovery.resume(again, store).recovered().nextSequence());
            assertEquals(OrderCore.LOGIC_VERSION, store.newest().coreVersion());
        }
        start();
        trade(1);
        stopRunning(false);
        store.newest = new SnapshotStore.Snapshot(end.position(), older, end.content());
        try (FileJournal again = open()) {
            final IOException refused = assertThrows(IOException.class, () -> Recovery.resume(again, store));
            assertTrue(refused.getMessage().contains("Start the build that wrote them"), refused.getMessage());
        }
    }

    @Test
    void shouldRefuseASnapshotOfAnotherJournalOrOneAheadOfItsOwn() throws Exception {
        start();
        trade(4);
        assertTrue(stopRunning(true));
        final SnapshotStore.Snapshot end = store.newest();
        assertThrows(IOException.class, () -> ReplayedCore.from(end, BIRTH_S + 1));
        store.newest = new SnapshotStore.Snapshot(end.position() + 1, end.coreVersion(), end.content());
        try (FileJournal again = open()) {
            final IOException refused = assertThrows(IOException.class, () -> Recovery.resume(again, store));
            assertTrue(refused.getMessage().contains("inputs are missing"), refused.getMessage());
        }
    }

    /** Whoever adds a field to it adds it to its {@code save} and {@code load}, and then here. */
    @Test
    void shouldSaveEveryFieldOfTheUnfinishedWork() {
        assertEquals(
                List.of(
                        "completion",
                        "beginning",
                        "calls",
                        "timers",
                        "reports",
                        "stored",
                        "storedUpTo",
                        "nonceLeases",
                        "budgetLease",
                        "mode"),
                Arrays.stream(UnfinishedWork.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName)
                        .toList());
    }

    private OrderCore start() throws Exception {
        return start(NEVER_MS);
    }

    private OrderCore start(final long everyMs) throws Exception {
        final ReplayedCore[] resumed = new ReplayedCore[1];
        journal = open();
        resumed[0] = Recovery.resume(journal, store);
        start(everyMs, resumed[0].core()::apply, resumed[0].recovered());
        return resumed[0].core();
    }

    private void start(final long everyMs, final InputProcessor core) throws Exception {
        journal = open();
        start(everyMs, core, Recovered.NOTHING);
    }

    private void start(final long everyMs, final InputProcessor core, final Recovered recovered) throws Exception {
        running = new TestSequencer(TestSequencer.SMALL);
        running.clockUs.set(BIRTH_S * 1_000_000);
        running.start(journal, core, recovered);
        snapshotter = new Snapshotter(
                new Snapshotter.Parts(
                        BIRTH_S,
                        journal::reader,
                        running.sequencer()::progress,
                        store,
                        truncatedBefore::set,
                        alarms::add),
                everyMs,
                mostInputsBetween);
        snapshotter.start();
        offer(new Input.ConfigApplied("", rules()));
        offer(new Input.ModeChanged(VenueMode.OPEN, ""));
    }

    private void trade(final int orders) {
        for (int i = 0; i < orders; i++) {
            final long nowUs = running.clockUs.addAndGet(1_000);
            final Origin origin = new Origin("DESK1", "DESK1", "", ++clOrdIds, false, false, nowUs, 0, nowUs);
            offer(new Input.PlaceOrder(
                    origin, "C" + clOrdIds, "", "BTC/EUR", '1', '2', "0.5", "", "30000", '1', "", List.of()));
        }
        assertTrue(running.drain());
    }

    private void offer(final Input input) {
        while (!running.offer(input)) {
            Thread.onSpinWait();
        }
    }

    private long progress() {
        return running.sequencer().progress().sequence();
    }

    /** True when there is a last snapshot of everything. */
    private boolean stopRunning(final boolean withSnapshot) throws Exception {
        assertTrue(running.drain());
        assertTrue(running.sequencer().stop());
        final boolean stored = withSnapshot && snapshotter.finish(LONG_MS);
        snapshotter.close();
        running.close();
        return stored;
    }

    /** The journal, which remembers from where on it was read. */
    private static Journal observed(final Journal journal, final List<Long> readFrom) {
        return (Journal) Proxy.newProxyInstance(
                SnapshotterTest.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("read")) {
                        readFrom.add((Long) arguments[0]);
                    }
                    return method.invoke(journal, arguments);
                });
    }

    private static byte[] bytes(final ByteBuffer content) {
        final byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(
                new JournalSettings(path, Durability.OS, OrderCore.LOGIC_VERSION, "", 64 << 10), BIRTH_S);
    }

    private static Rules rules() {
        final long s = 1_000_000;
        return new Rules(
                List.of(new Rules.Account("main", true, false, false)),
                List.of(new Rules.Session(
                        "DESK1", List.of("main"), true, Rules.PendingPrecedence.FIX, true, false, 10 * s)),
                List.of(),
                new Rules.Instrument(
                        1_000_000, 1, 100_000_000_000L, 1, 1_000_000_000_000_000L, 1_000_000, 500_000_000_000_000L),
                new Rules.Timing(0, 3 * s, s / 2, 5 * s, 60 * s, 300 * s, 120 * s, 300 * s, 86_400 * s, 0, 1_000),
                Rules.Assumptions.DEFAULTS);
    }

    /** How a store fails. */
    private interface Failure {
        void raise() throws IOException;
    }

    /** Keeps the newest in memory, and fails when told. */
    private static final class FakeStore implements SnapshotStore {
        private volatile Snapshot newest;
        private final AtomicInteger saved = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        /** Null where it does not fail. */
        private volatile Failure failure;

        @Override
        public synchronized void save(final Snapshot snapshot) throws IOException {
            final Failure present = failure;
            if (present != null) {
                failures.incrementAndGet();
                present.raise();
            }
            newest = new Snapshot(
                    snapshot.position(), snapshot.coreVersion(), ByteBuffer.wrap(bytes(snapshot.content())));
            saved.incrementAndGet();
        }

        @Override
        public Snapshot newest() {
            return newest;
        }
    }
}
