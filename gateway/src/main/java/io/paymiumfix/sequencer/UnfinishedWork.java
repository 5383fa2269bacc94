package io.paymiumfix.sequencer;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.Accepted;
import io.paymiumfix.order.Input.BalancesRead;
import io.paymiumfix.order.Input.BudgetLease;
import io.paymiumfix.order.Input.CancelOrder;
import io.paymiumfix.order.Input.ConfigApplied;
import io.paymiumfix.order.Input.DeliveryProven;
import io.paymiumfix.order.Input.ModeChanged;
import io.paymiumfix.order.Input.NonceLease;
import io.paymiumfix.order.Input.NotSent;
import io.paymiumfix.order.Input.OperatorCommand;
import io.paymiumfix.order.Input.OrderSeen;
import io.paymiumfix.order.Input.OrdersRead;
import io.paymiumfix.order.Input.PlaceOrder;
import io.paymiumfix.order.Input.Refused;
import io.paymiumfix.order.Input.ReportRefused;
import io.paymiumfix.order.Input.ReportsStored;
import io.paymiumfix.order.Input.SessionDown;
import io.paymiumfix.order.Input.SessionUp;
import io.paymiumfix.order.Input.StorageChanged;
import io.paymiumfix.order.Input.StreamChanged;
import io.paymiumfix.order.Input.TimerFired;
import io.paymiumfix.order.Input.Unknown;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Output.BalancesCall;
import io.paymiumfix.order.Output.CancelCall;
import io.paymiumfix.order.Output.CancelTimer;
import io.paymiumfix.order.Output.ListCall;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.OperatorReply;
import io.paymiumfix.order.Output.PlaceCall;
import io.paymiumfix.order.Output.ReadCall;
import io.paymiumfix.order.Output.Report;
import io.paymiumfix.order.Output.SetTimer;
import io.paymiumfix.order.Output.TruthFound;
import io.paymiumfix.order.Output.VenueCall;
import io.paymiumfix.order.StateReader;
import io.paymiumfix.order.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps, while a journal is replayed, what is put out and not yet completed. Each input is shown
 * before its outputs, for an input may complete a timer that its outputs set anew.
 */
final class UnfinishedWork {

    /** Of a session's stored reports the newest are kept until they are proved to be received: as many as FIX keeps. */
    private static final int MOST_STORED = 10_000;

    /** Of a session that does not log on the newest are kept: as many as FIX keeps, which alarms. */
    static final int MOST_WAITING = 100_000;

    private static final int SAVED_VERSION = 2;
    /** Before stored reports were kept until they are proved. */
    private static final int OLDEST_VERSION = 1;

    private final Completion completion = new Completion();
    private final Beginning beginning = new Beginning();

    private final Map<Long, VenueCall> calls = new LinkedHashMap<>();
    private final Map<Long, SetTimer> timers = new LinkedHashMap<>();
    /** Neither stored nor proved, by session. */
    private final Map<String, Deque<Report>> reports = new TreeMap<>();
    /** Stored and not proved to be received, by session. */
    private final Map<String, Deque<Report>> stored = new TreeMap<>();

    private final Map<String, Long> storedUpTo = new TreeMap<>();
    private final Map<String, Long> nonceLeases = new TreeMap<>();
    private BudgetLease budgetLease;
    private ModeApplied mode;

    void onInput(final Input input) {
        input.dispatch(completion);
    }

    void onOutputs(final List<Output> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).dispatch(beginning);
        }
    }

    Unfinished result() {
        final Map<String, List<Report>> left = new TreeMap<>();
        reports.forEach((session, queue) -> {
            final List<Report> all = new ArrayList<>(stored.getOrDefault(session, new ArrayDeque<>()));
            all.addAll(queue);
            if (!all.isEmpty()) {
                left.put(session, List.copyOf(all));
            }
        });
        return new Unfinished(
                List.copyOf(calls.values()),
                List.copyOf(timers.values()),
                left,
                storedUpTo,
                nonceLeases,
                budgetLease,
                mode);
    }

    /** Writes it for {@link #load}: whoever adds a field adds it to both, at the end. */
    void save(final StateWriter out) {
        out.putInt(SAVED_VERSION);
        out.putInt(calls.size());
        calls.values().forEach(out::putOutput);
        out.putInt(timers.size());
        timers.values().forEach(out::putOutput);
        save(out, reports);
        out.putInt(nonceLeases.size());
        nonceLeases.forEach((account, upTo) -> {
            out.putText(account);
            out.putLong(upTo);
        });
        out.putBoolean(budgetLease != null);
        if (budgetLease != null) {
            out.putInput(budgetLease);
        }
        out.putBoolean(mode != null);
        if (mode != null) {
            out.putOutput(mode);
        }
        save(out, stored);
        out.putInt(storedUpTo.size());
        storedUpTo.forEach((session, reportSeq) -> {
            out.putText(session);
            out.putLong(reportSeq);
        });
    }

    private static void save(final StateWriter out, final Map<String, Deque<Report>> bySession) {
        out.putInt(bySession.size());
        bySession.forEach((session, inOrder) -> {
            out.putText(session);
            out.putInt(inOrder.size());
            inOrder.forEach(out::putOutput);
        });
    }

    private static void load(final StateReader in, final Map<String, Deque<Report>> bySession) {
        for (int sessions = in.readInt(); sessions > 0; sessions--) {
            final Deque<Report> inOrder = new ArrayDeque<>();
            bySession.put(in.readText(), inOrder);
            for (int left = in.readInt(); left > 0; left--) {
                inOrder.addLast((Report) in.readOutput());
            }
        }
    }

    static UnfinishedWork load(final StateReader in) {
        final int version = in.readInt();
        if (version < OLDEST_VERSION || version > SAVED_VERSION) {
            throw new IllegalArgumentException(
                    "unfinished work of version " + version + ", this build reads " + SAVED_VERSION);
        }
        final UnfinishedWork work = new UnfinishedWork();
        for (int left = in.readInt(); left > 0; left--) {
            final VenueCall call = (VenueCall) in.readOutput();
            work.calls.put(call.callId(), call);
        }
        for (int left = in.readInt(); left > 0; left--) {
            final SetTimer timer = (SetTimer) in.readOutput();
            work.timers.put(timer.timerId(), timer);
        }
        load(in, work.reports);
        for (int left = in.readInt(); left > 0; left--) {
            work.nonceLeases.put(in.readText(), in.readLong());
        }
        work.budgetLease = in.readBoolean() ? (BudgetLease) in.readInput() : null;
        work.mode = in.readBoolean() ? (ModeApplied) in.readOutput() : null;
        if (version > OLDEST_VERSION) {
            load(in, work.stored);
            for (int left = in.readInt(); left > 0; left--) {
                work.storedUpTo.put(in.readText(), in.readLong());
            }
        }
        return work;
    }

    /** What an input completes. */
    private final class Completion implements Input.Handler {
        @Override
        public void onAccepted(final Accepted input) {
            calls.remove(input.callId());
        }

        @Override
        public void onRefused(final Refused input) {
            calls.remove(input.callId());
        }

        @Override
        public void onNotSent(final NotSent input) {
            calls.remove(input.callId());
        }

        @Override
        public void onUnknown(final Unknown input) {
            calls.remove(input.callId());
        }

        @Override
        public void onOrdersRead(final OrdersRead input) {
            calls.remove(input.callId());
        }

        @Override
        public void onTimerFired(final TimerFired input) {
            timers.remove(input.timerId());
        }

        @Override
        public void onReportsStored(final ReportsStored input) {
            storedUpTo.merge(input.session(), input.upToReportSeq(), Math::max);
            final Deque<Report> waiting = reports.get(input.session());
            final Deque<Report> kept = stored.computeIfAbsent(input.session(), session -> new ArrayDeque<>());
            while (waiting != null && !waiting.isEmpty() && waiting.peekFirst().reportSeq() <= input.upToReportSeq()) {
                kept.addLast(waiting.removeFirst());
                if (kept.size() > MOST_STORED) {
                    kept.removeFirst();
                }
            }
        }

        @Override
        public void onNonceLease(final NonceLease input) {
            nonceLeases.put(input.account(), input.upToNonce());
        }

        @Override
        public void onBalancesRead(final BalancesRead input) {
            calls.remove(input.callId());
        }

        @Override
        public void onReportRefused(final ReportRefused input) {}

        @Override
        public void onStreamChanged(final StreamChanged input) {}

        @Override
        public void onBudgetLease(final BudgetLease input) {
            budgetLease = input;
        }

        @Override
        public void onStorageChanged(final StorageChanged input) {}

        @Override
        public void onPlaceOrder(final PlaceOrder input) {}

        @Override
        public void onCancelOrder(final CancelOrder input) {}

        @Override
        public void onSessionUp(final SessionUp input) {}

        @Override
        public void onSessionDown(final SessionDown input) {}

        @Override
        public void onDeliveryProven(final DeliveryProven input) {
            removeUpTo(stored.get(input.session()), input.upToReportSeq());
            removeUpTo(reports.get(input.session()), input.upToReportSeq());
        }

        private void removeUpTo(final Deque<Report> inOrder, final long reportSeq) {
            while (inOrder != null && !inOrder.isEmpty() && inOrder.peekFirst().reportSeq() <= reportSeq) {
                inOrder.removeFirst();
            }
        }

        @Override
        public void onOrderSeen(final OrderSeen input) {}

        @Override
        public void onModeChanged(final ModeChanged input) {}

        @Override
        public void onOperatorCommand(final OperatorCommand input) {}

        @Override
        public void onConfigApplied(final ConfigApplied input) {}
    }

    /** What an output begins. */
    private final class Beginning implements Output.Handler {
        @Override
        public void onPlaceCall(final PlaceCall output) {
            calls.put(output.callId(), output);
        }

        @Override
        public void onCancelCall(final CancelCall output) {
            calls.put(output.callId(), output);
        }

        @Override
        public void onReadCall(final ReadCall output) {
            calls.put(output.callId(), output);
        }

        @Override
        public void onListCall(final ListCall output) {
            calls.put(output.callId(), output);
        }

        @Override
        public void onReport(final Report output) {
            final Deque<Report> waiting = reports.computeIfAbsent(output.session(), session -> new ArrayDeque<>());
            waiting.addLast(output);
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
        }

        @Override
        public void onSetTimer(final SetTimer output) {
            timers.remove(output.timerId());
            timers.put(output.timerId(), output);
        }

        @Override
        public void onCancelTimer(final CancelTimer output) {
            timers.remove(output.timerId());
        }

        @Override
        public void onModeApplied(final ModeApplied output) {
            mode = output;
        }

        @Override
        public void onBalancesCall(final BalancesCall output) {
            calls.put(output.callId(), output);
        }

        @Override
        public void onOperatorReply(final OperatorReply output) {}

        @Override
        public void onTruthFound(final TruthFound output) {}

        @Override
        public void onAlarm(final Alarm output) {}
    }
}
