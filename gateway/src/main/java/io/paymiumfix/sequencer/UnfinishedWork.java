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

    private static final int SAVED_VERSION = 1;

    private final Completion completion = new Completion();
    private final Beginning beginning = new Beginning();

    private final Map<Long, VenueCall> calls = new LinkedHashMap<>();
    private final Map<Long, SetTimer> timers = new LinkedHashMap<>();
    private final Map<String, Deque<Report>> reports = new TreeMap<>();
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
            if (!queue.isEmpty()) {
                left.put(session, List.copyOf(queue));
            }
        });
        return new Unfinished(
                List.copyOf(calls.values()), List.copyOf(timers.values()), left, nonceLeases, budgetLease, mode);
    }

    /** Writes it for {@link #load}: whoever adds a field adds it to both, at the end. */
    void save(final StateWriter out) {
        out.putInt(SAVED_VERSION);
        out.putInt(calls.size());
        calls.values().forEach(out::putOutput);
        out.putInt(timers.size());
        timers.values().forEach(out::putOutput);
        out.putInt(reports.size());
        reports.forEach((session, waiting) -> {
            out.putText(session);
            out.putInt(waiting.size());
            waiting.forEach(out::putOutput);
        });
        out.putInt(nonceLeases.size());
        nonceLeases.forEach((account, upTo) -> {
            out.putText(account);
            out.putLong(upTo);
        });
        out.putBoolean(mode != null);
        if (mode != null) {
            out.putOutput(mode);
        }
        out.putBoolean(budgetLease != null);
        if (budgetLease != null) {
            out.putInput(budgetLease);
        }
    }

    static UnfinishedWork load(final StateReader in) {
        final int version = in.readInt();
        if (version != SAVED_VERSION) {
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
        for (int sessions = in.readInt(); sessions > 0; sessions--) {
            final Deque<Report> waiting = new ArrayDeque<>();
            work.reports.put(in.readText(), waiting);
            for (int left = in.readInt(); left > 0; left--) {
                waiting.addLast((Report) in.readOutput());
            }
        }
        for (int left = in.readInt(); left > 0; left--) {
            work.nonceLeases.put(in.readText(), in.readLong());
        }
        work.mode = in.readBoolean() ? (ModeApplied) in.readOutput() : null;
        work.budgetLease = in.readBoolean() ? (BudgetLease) in.readInput() : null;
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
            final Deque<Report> waiting = reports.get(input.session());
            while (waiting != null && !waiting.isEmpty() && waiting.peekFirst().reportSeq() <= input.upToReportSeq()) {
                waiting.removeFirst();
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
        public void onDeliveryProven(final DeliveryProven input) {}

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
            reports.computeIfAbsent(output.session(), session -> new ArrayDeque<>())
                    .addLast(output);
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
