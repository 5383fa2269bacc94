package io.paymiumfix.sequencer;

import io.paymiumfix.order.Answer;
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
import io.paymiumfix.order.Query;
import java.util.ArrayList;
import java.util.List;

/** Brings each output to where it is acted on. Owned by {@code order-core}. */
final class Dispatch implements Output.Handler {

    private final Edges edges;
    private final OutboundRing reports;
    private final Timers timers;
    private final OpenQuestions open;

    Dispatch(final Edges edges, final OutboundRing reports, final Timers timers, final OpenQuestions open) {
        this.edges = edges;
        this.reports = reports;
        this.timers = timers;
        this.open = open;
    }

    /** Brings the answers to a question to the edge that asked. */
    void answer(final Query query, final List<Answer> answers) {
        final List<Answer.Status> statuses = new ArrayList<>();
        for (final Answer answer : answers) {
            if (answer instanceof Answer.Status status) {
                statuses.add(status);
            } else if (answer instanceof Answer.Listing listing) {
                edges.onListing(listing);
            }
        }
        if (statuses.isEmpty()) {
            open.close(query);
        } else {
            reports.publish(new Replies(query, statuses));
        }
    }

    @Override
    public void onPlaceCall(final PlaceCall output) {
        edges.onVenueCall(output);
    }

    @Override
    public void onCancelCall(final CancelCall output) {
        edges.onVenueCall(output);
    }

    @Override
    public void onReadCall(final ReadCall output) {
        edges.onVenueCall(output);
    }

    @Override
    public void onListCall(final ListCall output) {
        edges.onVenueCall(output);
    }

    @Override
    public void onReport(final Report output) {
        reports.publish(output, edges);
    }

    @Override
    public void onSetTimer(final SetTimer output) {
        timers.set(output.timerId(), output.dueUs());
    }

    @Override
    public void onCancelTimer(final CancelTimer output) {
        timers.cancel(output.timerId());
    }

    @Override
    public void onAlarm(final Alarm output) {
        edges.onAlarm(output);
    }

    @Override
    public void onModeApplied(final ModeApplied output) {
        edges.onModeApplied(output);
        reports.publish(new NewMode(output), edges);
    }

    @Override
    public void onBalancesCall(final BalancesCall output) {
        edges.onVenueCall(output);
    }

    @Override
    public void onOperatorReply(final OperatorReply output) {
        edges.onOperatorReply(output);
    }

    @Override
    public void onTruthFound(final TruthFound output) {
        edges.onTruthFound(output);
    }
}
