package io.paymiumfix.fix;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldNotFound;
import quickfix.Message;

/**
 * Takes the core's reports, answers and modes to the outboxes of their sessions, and asks the clients for receipts.
 *
 * <p>Owned by {@code report}; {@code on...} are for the event loop.
 */
final class ReportEdge {

    private static final Logger LOG = LoggerFactory.getLogger(ReportEdge.class);
    /** At most this many in one turn, then a pause: 10,000 a second, which a client that reads at all can follow. */
    private static final int REPORTS_PER_TURN = 100;

    private static final long PAUSE_MS = 10;
    private static final long RETRY_MS = 1_000;
    /** From a report to the question whether it arrived: one question for a burst, and none in the report's way. */
    private static final long LOOK_MS = 100;
    /** Of all sessions together, that wait for {@code fix-housekeeping}. */
    private static final int MOST_STATUS_REQUESTS = 1_000;

    private final Map<String, Outbox> outboxes;
    private final Housekeeping housekeeping;
    private final Notices notices;
    private final Map<String, ReportEncoder> encoders = new HashMap<>();
    private final List<Outbox> touched = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<Outbox> flushedLater = ConcurrentHashMap.newKeySet();
    private final Set<Outbox> askedEarly = ConcurrentHashMap.newKeySet();
    private final AtomicInteger statusRequests = new AtomicInteger();

    ReportEdge(final Map<String, Outbox> outboxes, final Notices notices, final Housekeeping housekeeping) {
        this.outboxes = outboxes;
        this.notices = notices;
        this.housekeeping = housekeeping;
        outboxes.forEach((name, outbox) ->
                encoders.put(name, new ReportEncoder(outbox.session().settings().timestampPrecision())));
    }

    /** Before the start. */
    void restore(
            final String session,
            final List<Output.Report> unfinished,
            final long storedUpTo,
            final boolean storeMayHaveLost) {
        final Outbox outbox = outboxOf(session);
        if (outbox != null) {
            outbox.restore(unfinished, storedUpTo, storeMayHaveLost);
            outbox.announce();
        }
    }

    void report(final Output.Report report, final boolean endOfBatch) {
        final Outbox outbox = outboxOf(report.session());
        if (outbox != null) {
            outbox.report(report);
            if (!touched.contains(outbox)) {
                touched.add(outbox);
            }
        }
        if (endOfBatch) {
            endBatch();
        }
    }

    void answer(final Answer.Status answer, final boolean endOfBatch) {
        final Outbox outbox = outboxOf(answer.session());
        if (outbox != null) {
            outbox.ofTheMoment(encoders.get(answer.session()).encode(answer));
        }
        if (endOfBatch) {
            endBatch();
        }
    }

    void modeApplied(final Output.ModeApplied applied, final boolean endOfBatch) {
        notices.onModeApplied(applied);
        if (endOfBatch) {
            endBatch();
        }
    }

    private void endBatch() {
        for (final Outbox sent : touched) {
            announce(sent);
            if (sent.isBehind()) {
                flushLater(sent);
            }
        }
        touched.clear();
    }

    /** The session is logged on, and its client has all up to this MsgSeqNum(34). */
    void onLogon(final String session, final int receivedUpTo) {
        final Outbox outbox = outboxes.get(session);
        outbox.open(receivedUpTo);
        notices.onLogon(session);
        housekeeping.now(() -> flush(outbox));
    }

    /** A Heartbeat(0) that answers a TestRequest(1). */
    void onAnswered(final String session, final String testReqId) {
        final Outbox outbox = outboxes.get(session);
        if (outbox.noteAnswer(testReqId)) {
            housekeeping.now(() -> {
                if (outbox.answered()) {
                    housekeeping.after(LOOK_MS, () -> look(outbox));
                }
            });
        }
    }

    /** The client has all up to this MsgSeqNum(34). */
    void onReceived(final String session, final int upToMsgSeqNum) {
        outboxes.get(session).received(upToMsgSeqNum);
    }

    /**
     * TradingSessionStatusRequest(g).
     *
     * @return false when too many wait already
     */
    boolean onStatusRequest(final String session, final Message request) {
        if (statusRequests.get() >= MOST_STATUS_REQUESTS) {
            return false;
        }
        statusRequests.incrementAndGet();
        housekeeping.now(() -> {
            statusRequests.decrementAndGet();
            try {
                notices.onRequest(outboxes.get(session), request);
            } catch (FieldNotFound e) {
                throw new IllegalStateException("the dictionary lets pass what it must not", e);
            }
        });
        return true;
    }

    /** A resend is about to leave these numbers out. On {@code fix-housekeeping}. */
    void onGap(final String session, final Replay.Gap gap) {
        outboxes.get(session).leftOut(gap);
    }

    /** What was asked for was sent again. On {@code fix-housekeeping}. */
    void onReplayed(final String session) {
        flush(outboxes.get(session));
    }

    private void flush(final Outbox outbox) {
        final boolean more = outbox.flush(REPORTS_PER_TURN);
        announce(outbox);
        if (outbox.takeCaughtUp()) {
            notices.onCaughtUp(outbox);
        }
        if (more) {
            housekeeping.after(PAUSE_MS, () -> flush(outbox));
        } else if (outbox.isBehind()) {
            flushLater(outbox);
        }
    }

    /** Once, however many batches find it behind. */
    private void flushLater(final Outbox outbox) {
        if (flushedLater.add(outbox)) {
            housekeeping.after(RETRY_MS, () -> {
                flushedLater.remove(outbox);
                flush(outbox);
            });
        }
    }

    private void announce(final Outbox outbox) {
        if (outbox.takeLookDue()) {
            housekeeping.after(LOOK_MS, () -> look(outbox));
        } else if (outbox.isFarAhead() && askedEarly.add(outbox)) {
            housekeeping.now(() -> {
                askedEarly.remove(outbox);
                look(outbox);
            });
        }
    }

    private void look(final Outbox outbox) {
        if (outbox.look(System.nanoTime())) {
            housekeeping.after(LOOK_MS, () -> look(outbox));
        }
    }

    private Outbox outboxOf(final String session) {
        final Outbox outbox = outboxes.get(session);
        if (outbox == null && unknown.add(session)) {
            LOG.warn("session {} is not configured any more: its reports are not sent", session);
        }
        return outbox;
    }
}
