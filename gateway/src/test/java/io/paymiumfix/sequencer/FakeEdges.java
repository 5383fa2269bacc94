package io.paymiumfix.sequencer;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.Report;
import io.paymiumfix.order.Output.VenueCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Edges and a report sink that remember; the sink can be held still. */
final class FakeEdges implements Edges, ReportSink {

    private final List<Output> handedOver = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<ModeApplied> modes = new ArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch alarmed = new CountDownLatch(1);

    /** A sink that takes nothing. */
    static ReportSink failing() {
        return new ReportSink() {
            @Override
            public void report(final Report report, final boolean endOfBatch) {
                throw new IllegalStateException("a fault of the edge");
            }

            @Override
            public void answer(final Answer.Status answer, final boolean endOfBatch) {
                throw new IllegalStateException("a fault of the edge");
            }

            @Override
            public void modeApplied(final ModeApplied applied, final boolean endOfBatch) {
                throw new IllegalStateException("a fault of the edge");
            }
        };
    }

    void holdReports() {
        gate = new CountDownLatch(1);
    }

    void releaseReports() {
        gate.countDown();
    }

    void awaitAlarm() throws InterruptedException {
        alarmed.await();
    }

    synchronized List<Output> handedOver() {
        return List.copyOf(handedOver);
    }

    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    @Override
    public synchronized void onVenueCall(final VenueCall call) {
        handedOver.add(call);
    }

    @Override
    public synchronized void onAlarm(final Alarm alarm) {
        handedOver.add(alarm);
        alarmed.countDown();
    }

    @Override
    public synchronized void onModeApplied(final ModeApplied mode) {
        handedOver.add(mode);
    }

    @Override
    public synchronized void onOperatorReply(final Output.OperatorReply reply) {
        handedOver.add(reply);
    }

    @Override
    public synchronized void onTruthFound(final Output.TruthFound truth) {
        handedOver.add(truth);
    }

    @Override
    public synchronized void onListing(final Answer.Listing listing) {
        answers.add(listing);
    }

    @Override
    public void answer(final Answer.Status answer, final boolean endOfBatch) {
        FakeCore.awaitUninterruptibly(gate);
        synchronized (this) {
            answers.add(answer);
        }
    }

    @Override
    public void modeApplied(final ModeApplied applied, final boolean endOfBatch) {
        FakeCore.awaitUninterruptibly(gate);
        synchronized (this) {
            modes.add(applied);
        }
    }

    /** The modes that reached the sessions' side. */
    synchronized List<ModeApplied> modes() {
        return List.copyOf(modes);
    }

    synchronized List<Answer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void report(final Report report, final boolean endOfBatch) {
        FakeCore.awaitUninterruptibly(gate);
        synchronized (this) {
            reports.add(report);
        }
    }
}
