package io.paymiumfix.fix;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Message;
import quickfix.Session;

/**
 * The reports of one session, in order, each sent once. They leave only while the session is logged on: QuickFIX/J would
 * also take them before, number and store them, say that they were not sent, and send them at the next resend.
 *
 * <p>A report is done when the session's store holds it: from then on the session itself delivers it, by a resend if
 * need be. Whether the write to the socket succeeded does not matter.
 *
 * <p>Its lock is taken by {@code report} and {@code fix-housekeeping}, and once per logon by the socket's thread; see
 * the package for the order of locks.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int WARN_EVERY = 10_000;

    /** A report that could not leave yet; possResend when an earlier process may have sent it. */
    private record Waiting(Output.Report report, boolean possResend) {}

    private final FixSession session;
    private final ReportEncoder encoder;
    private final EssentialInputs inputs;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** Given to {@link #restore}, and in the store: delivered by a resend, unless the numbers start again first. */
    private final List<Output.Report> restoredInStore = new ArrayList<>();

    /** The last report was written to the socket, and the numbers started again before it could be found stored. */
    private boolean leftUnstored;

    private long storedReportSeq;
    private int storedMsgSeqNum;
    private long announcedReportSeq;
    private int announcedMsgSeqNum;

    Outbox(final FixSession session, final EssentialInputs inputs) {
        this.session = session;
        this.encoder = new ReportEncoder(session.settings().timestampPrecision());
        this.inputs = inputs;
    }

    FixSession session() {
        return session;
    }

    /** Reports of the process before, whose end the core does not know. Before the first logon. */
    synchronized void restore(final Output.Report report) {
        if (session.store().holdsReport(report.reportSeq())) {
            restoredInStore.add(report);
            storedReportSeq = session.store().lastReportSeq();
            storedMsgSeqNum = session.store().lastReportMsgSeqNum();
        } else {
            waiting.addLast(new Waiting(report, true));
        }
    }

    /** The session is logged on: from now on reports leave. */
    synchronized void open(final boolean numbersStartedAgain) {
        if (numbersStartedAgain) {
            for (int i = restoredInStore.size() - 1; i >= 0; i--) {
                waiting.addFirst(new Waiting(restoredInStore.get(i), true));
            }
        }
        restoredInStore.clear();
        session.up(true);
    }

    synchronized void report(final Output.Report report) {
        if (session.isUp() && waiting.isEmpty()) {
            if (send(report, false)) {
                return;
            }
            waiting.addLast(new Waiting(report, leftUnstored));
        } else {
            waiting.addLast(new Waiting(report, false));
        }
        if (waiting.size() % WARN_EVERY == 0) {
            LOG.warn("session {}: {} reports wait for its logon", session.name(), waiting.size());
        }
    }

    /**
     * Sends what waited.
     *
     * @param most reports to send in this turn
     * @return true when all went well and more wait
     */
    synchronized boolean flush(final int most) {
        for (int i = 0; i < most && session.isUp() && !waiting.isEmpty(); i++) {
            final Waiting first = waiting.peekFirst();
            final boolean sent = send(first.report(), first.possResend());
            waiting.removeFirst();
            if (!sent) {
                waiting.addFirst(new Waiting(first.report(), first.possResend() || leftUnstored));
                return false;
            }
        }
        return session.isUp() && !waiting.isEmpty();
    }

    /** True when reports wait although the session is logged on. */
    synchronized boolean isBehind() {
        return session.isUp() && !waiting.isEmpty();
    }

    /** Tells the core how far the store holds the session's reports, if that changed. */
    synchronized void announce() {
        if (storedReportSeq != announcedReportSeq || storedMsgSeqNum != announcedMsgSeqNum) {
            announcedReportSeq = storedReportSeq;
            announcedMsgSeqNum = storedMsgSeqNum;
            inputs.offer(new Input.ReportsStored(session.name(), storedReportSeq, storedMsgSeqNum));
        }
    }

    synchronized int pending() {
        return waiting.size();
    }

    /** @return false when the store does not hold the report: it is still to be sent */
    private boolean send(final Output.Report report, final boolean possResend) {
        final Session engine = session.engine();
        if (engine == null) {
            return false;
        }
        final Message message = encoder.encode(report.body(), possResend);
        session.store().expectReport(report.reportSeq());
        final boolean handedOver = engine.send(message);
        leftUnstored = false;
        if (session.store().lastReportSeq() != report.reportSeq()) {
            leftUnstored = handedOver;
            if (session.isUp()) {
                LOG.error(
                        "session {}: report {} could not be stored, so it is not sent; tried again in a second",
                        session.name(),
                        report.reportSeq());
            }
            return false;
        }
        if (!handedOver) {
            LOG.info(
                    "session {}: report {} is stored but the connection is gone; a resend will deliver it",
                    session.name(),
                    report.reportSeq());
        }
        storedReportSeq = report.reportSeq();
        storedMsgSeqNum = session.store().lastReportMsgSeqNum();
        return true;
    }
}
