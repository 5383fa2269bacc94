package io.paymiumfix.replay.journal;

import io.paymiumfix.journal.Batch;
import io.paymiumfix.journal.Durability;
import io.paymiumfix.journal.FileJournal;
import io.paymiumfix.journal.JournalSettings;
import io.paymiumfix.journal.OutputChain;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.OrderCore;
import io.paymiumfix.order.Origin;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Rules;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.order.VenueOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A day of trading as a gateway would journal it: orders are placed, accepted, filled in part or whole, canceled, and
 * read; each call is answered some inputs later, each report is stored. The same on every machine.
 */
final class RecordedDay implements AutoCloseable {
    static final long BIRTH_S = 1_790_000_000L;
    static final String ACCOUNT = "main";
    static final String SESSION = "DESK1";

    private static final long START_US = BIRTH_S * 1_000_000;
    private static final long STEP_US = 250;
    private static final long AMOUNT_SATOSHI = 50_000_000;
    private static final long PRICE_E8 = 3_000_000_000_000L;
    private static final int BATCH = 4;
    private static final int SEGMENT_BYTES = 64 << 10;

    final OrderCore core = new OrderCore(BIRTH_S);
    private final FileJournal journal;
    private final UnaryOperator<List<Output>> journalled;
    private final Batch batch = new Batch();
    private final OutputChain chain = new OutputChain(0);
    private final List<Output> unsealed = new ArrayList<>();
    private final List<List<Output>> toChain = new ArrayList<>();
    private final Deque<Output.VenueCall> calls = new ArrayDeque<>();
    private final Deque<Long> timers = new ArrayDeque<>();
    private final Map<String, VenueOrder> venue = new LinkedHashMap<>();
    private final Deque<String> toCancel = new ArrayDeque<>();

    private long sequence;
    private long timeUs = START_US;
    private long nonce = 1;
    private long reportSeq;
    private long storedUpTo;
    private int callsMade;

    private RecordedDay(final Path directory, final UnaryOperator<List<Output>> journalled, final boolean withOutputs)
            throws IOException {
        journal = FileJournal.open(settings(directory, withOutputs), BIRTH_S);
        this.journalled = journalled;
        apply(new Input.ConfigApplied("", rules()));
        apply(new Input.ModeChanged(VenueMode.OPEN, ""));
    }

    /** Begins in an empty directory. */
    static RecordedDay in(final Path directory) throws IOException {
        return new RecordedDay(directory, outputs -> outputs, false);
    }

    /**
     * Begins in an empty directory.
     *
     * @param journalled what is taken for the outputs of an input, instead of those of the core
     */
    static RecordedDay in(final Path directory, final UnaryOperator<List<Output>> journalled) throws IOException {
        return new RecordedDay(directory, journalled, false);
    }

    /** The same, with every output journalled. */
    static RecordedDay withOutputsIn(final Path directory, final UnaryOperator<List<Output>> journalled)
            throws IOException {
        return new RecordedDay(directory, journalled, true);
    }

    /** Small segments: some 300 inputs in each. */
    private static JournalSettings settings(final Path directory, final boolean withOutputs) {
        return new JournalSettings(
                directory,
                Durability.OS,
                OrderCore.LOGIC_VERSION,
                "",
                SEGMENT_BYTES,
                JournalSettings.DEFAULT_RETENTION_US,
                withOutputs);
    }

    /** Trades until so many inputs are journalled; every fourth order keeps resting. */
    RecordedDay upTo(final long inputs) throws IOException {
        for (int i = 0; sequence < inputs; i++) {
            place(i % 4 != 0);
            cycle();
        }
        return this;
    }

    /** Places so many orders that rest, and goes on listing and trading until so many calls were made. */
    RecordedDay worst(final int resting, final int callsAtLeast) throws IOException {
        for (int i = 0; i < resting; i++) {
            place(false);
            cycle();
        }
        while (callsMade < callsAtLeast) {
            place(true);
            cycle();
        }
        return this;
    }

    long inputs() {
        return sequence;
    }

    int calls() {
        return callsMade;
    }

    FileJournal journal() {
        return journal;
    }

    long digest() {
        return chain.digest();
    }

    /** Appends what is in the batch; like the gateway, applied inputs are journalled ones. */
    void seal() throws IOException {
        journal.append(batch);
        journal.sync();
        batch.clear();
        for (final List<Output> outputs : toChain) {
            if (journal.wantsOutputs()) {
                chain.addAndKeep(journalled.apply(outputs));
            } else {
                chain.add(journalled.apply(outputs));
            }
        }
        toChain.clear();
    }

    @Override
    public void close() throws IOException {
        seal();
        journal.close();
    }

    private void place(final boolean isCanceled) throws IOException {
        final String id = "C" + sequence;
        apply(new Input.PlaceOrder(origin(), id, "", "BTC/EUR", '1', '2', "0.5", "", "30000", '1', "", List.of()));
        if (isCanceled) {
            toCancel.add(id);
        }
    }

    /** Answers what is open, fires what is due, stores what was reported, cancels one. */
    private void cycle() throws IOException {
        while (!calls.isEmpty()) {
            apply(answer(calls.remove()));
        }
        if (timers.size() > 2) {
            apply(new Input.TimerFired(timers.remove()));
        }
        if (toCancel.size() > 3) {
            apply(new Input.CancelOrder(origin(), "F" + sequence, toCancel.remove(), "", "", '\0', List.of()));
        }
        if (reportSeq > storedUpTo) {
            storedUpTo = reportSeq;
            apply(new Input.ReportsStored(SESSION, reportSeq, (int) reportSeq));
        }
    }

    private Input answer(final Output.VenueCall call) {
        callsMade++;
        nonce++;
        if (call instanceof Output.PlaceCall place) {
            final VenueOrder order = order("u" + place.callId(), "active", 0);
            venue.put(order.uuid(), order);
            return new Input.Accepted(call.callId(), nonce, timeUs, order);
        }
        if (call instanceof Output.CancelCall cancel) {
            venue.computeIfPresent(cancel.uuid(), (uuid, old) -> order(uuid, "canceled", old.tradedSatoshi()));
            return new Input.Accepted(call.callId(), nonce, timeUs, null);
        }
        if (call instanceof Output.ReadCall read) {
            final VenueOrder now = venue.get(read.uuid());
            final long traded = "active".equals(now.state()) ? AMOUNT_SATOSHI / 2 : now.tradedSatoshi();
            final VenueOrder then = order(read.uuid(), now.state(), traded);
            venue.put(read.uuid(), then);
            return new Input.Accepted(call.callId(), nonce, timeUs, then);
        }
        return new Input.OrdersRead(call.callId(), nonce, timeUs, true, List.of(), List.of(), VenueOrder.ABSENT);
    }

    private VenueOrder order(final String uuid, final String state, final long traded) {
        return new VenueOrder(
                uuid,
                OrdType.LIMIT,
                Side.BUY,
                state,
                AMOUNT_SATOSHI,
                VenueOrder.ABSENT,
                PRICE_E8,
                traded,
                traded * 3_000_000,
                traded / 1_000,
                0,
                timeUs / 1_000_000,
                traded == 0
                        ? List.of()
                        : List.of(
                                new VenueOrder.Operation(uuid + "b", "trade", "BTC", traded * 100, timeUs / 1_000_000),
                                new VenueOrder.Operation(
                                        uuid + "e", "trade", "EUR", -traded * 3_000_000, timeUs / 1_000_000)),
                "");
    }

    private Origin origin() {
        return new Origin(SESSION, SESSION, "", (int) sequence, false, false, timeUs, 0, timeUs);
    }

    private void apply(final Input input) throws IOException {
        sequence++;
        timeUs += STEP_US;
        if (batch.count() == 0 && journal.wantsOutputs()) {
            batch.addOutputs(sequence, timeUs, chain);
        }
        batch.add(sequence, timeUs, chain.digest(), input);
        unsealed.clear();
        core.apply(sequence, timeUs, input, unsealed::add);
        for (final Output output : unsealed) {
            if (output instanceof Output.VenueCall call) {
                calls.add(call);
            } else if (output instanceof Output.SetTimer timer) {
                timers.add(timer.timerId());
            } else if (output instanceof Output.Report report) {
                reportSeq = report.reportSeq();
            }
        }
        toChain.add(List.copyOf(unsealed));
        if (batch.count() == BATCH) {
            seal();
        }
    }

    private static Rules rules() {
        final long s = 1_000_000;
        return new Rules(
                List.of(new Rules.Account(ACCOUNT, true, false, false)),
                List.of(new Rules.Session(
                        SESSION, List.of(ACCOUNT), true, Rules.PendingPrecedence.FIX, true, false, 10 * s)),
                List.of(),
                new Rules.Instrument(
                        1_000_000, 1, 100_000_000_000L, 1, 1_000_000_000_000_000L, 1_000_000, 500_000_000_000_000L),
                new Rules.Timing(0, 3 * s, s / 2, 5 * s, 60 * s, 300 * s, 120 * s, 300 * s, 86_400 * s, 0, 10_000_000),
                Rules.Assumptions.DEFAULTS);
    }
}
