package io.paymiumfix.sequencer;

import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Output.Report;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The ring reports leave by. {@code order-core} publishes, {@code report} consumes. A report is never
 * dropped: when the ring is three quarters full new orders are refused; when it is full and both stand on one thread
 * the reports have their turn first; else the core raises an alarm and waits; and when that takes too long the gateway stops, for a start gets every
 * report back from the journal.
 */
final class OutboundRing {

    private static final EventTranslatorOneArg<Slot<Report, Aside>, Report> SET =
            (slot, sequence, report) -> slot.set(report);
    private static final EventTranslatorOneArg<Slot<Report, Aside>, Aside> ASIDE =
            (slot, sequence, aside) -> slot.setQuestion(aside);
    /** Slots become free again by the batch. */
    private static final int MAX_BATCH = 64;

    private static final long LOOK_AGAIN_NS = 50_000;

    private final RingBuffer<Slot<Report, Aside>> ring;
    private final Consumer<Slot<Report, Aside>> consumer;
    private final OpenQuestions open;
    private final FailStop fail;
    private final long fullMs;

    OutboundRing(
            final SequencerSettings settings,
            final OpenQuestions open,
            final FailStop fail,
            final Optional<Loop> loop) {
        this.open = open;
        this.fail = fail;
        fullMs = settings.outboundFullMs();
        ring = RingBuffer.createSingleProducer(
                Slot::new, settings.outboundSlots(), settings.waitMode().strategy());
        consumer = Consumer.of(ring, MAX_BATCH, "report", fail, loop);
    }

    void start(final ReportSink sink) throws InterruptedException {
        consumer.start((slot, sequence, endOfBatch) -> pass(slot.takeQuestion(), slot.take(), sink, endOfBatch));
    }

    /** Called by {@code order-core} only. */
    void publish(final Report report, final Edges edges) {
        if (!ring.tryPublishEvent(SET, report)) {
            awaitRoom(report.session(), "report " + report.reportSeq(), () -> ring.tryPublishEvent(SET, report), edges);
        }
        consumer.published();
    }

    /** Tells of another mode, in its place among the reports. Called by {@code order-core} only. */
    void publish(final NewMode mode, final Edges edges) {
        if (!ring.tryPublishEvent(ASIDE, mode)) {
            awaitRoom("", "the mode", () -> ring.tryPublishEvent(ASIDE, mode), edges);
        }
        consumer.published();
    }

    /**
     * Answers a question, in its place among the reports. Called by {@code order-core} only. When there is no room the
     * question stays without answer: who asked asks again, and the core never waits for it.
     */
    void publish(final Replies replies) {
        if (ring.tryPublishEvent(ASIDE, replies)) {
            consumer.published();
        } else {
            open.close(replies.query());
        }
    }

    /** True when at least three quarters are taken; for any thread. */
    boolean isCrowded() {
        return backlog() >= ring.getBufferSize() / 4 * 3L;
    }

    long backlog() {
        return consumer.backlog();
    }

    boolean stop(final long timeoutMs) throws InterruptedException {
        return consumer.stop(timeoutMs);
    }

    private void awaitRoom(final String session, final String what, final BooleanSupplier publish, final Edges edges) {
        while (consumer.makeRoom()) {
            if (publish.getAsBoolean()) {
                return;
            }
        }
        edges.onAlarm(new Alarm(
                "REPORTS_BLOCKED",
                session,
                ring.getBufferSize() + " reports wait for the FIX side; the gateway stops in " + fullMs + " ms"));
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(fullMs);
        while (!publish.getAsBoolean()) {
            if (fail.isStopped() || System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("no room for " + what + " of session '" + session + "' in " + fullMs
                        + " ms: a FIX session's sending is stuck");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
    }

    private void pass(final Aside aside, final Report report, final ReportSink sink, final boolean endOfBatch) {
        if (fail.isStopped()) {
            return;
        }
        if (aside == null) {
            pass(report, sink, endOfBatch);
        } else if (aside instanceof Replies replies) {
            pass(replies, sink, endOfBatch);
        } else if (aside instanceof NewMode mode) {
            pass(mode, sink, endOfBatch);
        }
    }

    private void pass(final NewMode mode, final ReportSink sink, final boolean endOfBatch) {
        try {
            sink.modeApplied(mode.applied(), endOfBatch);
        } catch (final Throwable t) {
            fail.stop("mode " + mode.applied().mode() + " could not be handed to FIX; start again", t);
        }
    }

    private void pass(final Replies replies, final ReportSink sink, final boolean endOfBatch) {
        final List<Answer.Status> statuses = replies.statuses();
        try {
            for (int i = 0; i < statuses.size(); i++) {
                sink.answer(statuses.get(i), endOfBatch && i == statuses.size() - 1);
            }
        } catch (final Throwable t) {
            fail.stop("an answer to " + replies.query() + " could not be handed to FIX; start again", t);
        } finally {
            open.close(replies.query());
        }
    }

    private void pass(final Report report, final ReportSink sink, final boolean endOfBatch) {
        try {
            sink.report(report, endOfBatch);
        } catch (final Throwable t) {
            fail.stop(
                    "report " + report.reportSeq() + " of session " + report.session()
                            + " could not be handed to FIX; start again: it is re-issued from the journal",
                    t);
        }
    }
}
