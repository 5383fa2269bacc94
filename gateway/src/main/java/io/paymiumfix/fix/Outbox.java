package io.paymiumfix.fix;

import io.paymiumfix.fix44.TestRequest;
import io.paymiumfix.fix44.field.TestReqID;
import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.FixedPoint;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReportBody;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Message;
import quickfix.Session;

/**
 * The reports of one session: each is sent once, in order, and kept until the client has proved that it has it.
 *
 * <ol>
 *   <li>It waits until the session is logged on: QuickFIX/J would also take it before, number and store it, say that it
 *       was not sent, and send it at the next resend.
 *   <li>Stored, it is the session's to deliver, by a resend if need be. Whether the write to the socket succeeded does
 *       not matter.
 *   <li>The answer to a TestRequest(1) that was sent after it proves that it arrived, as do LastMsgSeqNumProcessed(369),
 *       NextExpectedMsgSeqNum(789) and BeginSeqNo(7) of a ResendRequest(2): the core is told, and it is forgotten.
 *   <li>If the numbers start again before that, or a resend had to leave it out, no resend can deliver it any more, and
 *       it is sent as a new message with PossResend(97)=Y.
 * </ol>
 *
 * <p>Where receipt marks are switched off, a report is forgotten once it is stored.
 *
 * <p>Its lock is taken by {@code report} and {@code fix-housekeeping}, and by the event loop once per logon and for each TestRequest(1), for as
 * long as one message takes to be numbered and stored; see the package for the order of locks.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int WARN_EVERY = 10_000;
    /** As many as a journal's reader keeps; older ones are still held by the session's store, for resends. */
    static final int MOST_UNPROVEN = 10_000;

    /** Some 60 MB, and more than a day of a client that cannot trade because it is logged out. */
    static final int MOST_WAITING = 100_000;

    private static final int MOST_OF_THE_MOMENT = 10_000;
    private static final long ASK_AGAIN_NS = 5_000_000_000L;
    private static final String MARK = "REPORT-";
    private static final char SOH = '\001';

    /** A report that could not leave yet; possResend when it may have reached the socket before. */
    private record Waiting(Output.Report report, boolean possResend) {}

    /** A report that has a number, under the numbers of that generation. */
    private record Sent(Output.Report report, int generation, int msgSeqNum) {
        long reportSeq() {
            return report.reportSeq();
        }
    }

    private final FixSession session;
    private final ReportEncoder encoder;
    /** Carries one report after the other: QuickFIX/J keeps the text, not the message. */
    private final SplicedMessage carrier = new SplicedMessage();
    /** Carries one question after the other; a report's header has more. */
    private final SplicedMessage questioner = new SplicedMessage();

    private final EssentialInputs inputs;
    private final Replay replay;
    private final boolean receiptMarks;

    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    /** By MsgSeqNum(34). */
    private final Deque<Sent> unproven = new ArrayDeque<>();
    /** Answers and notices that are sent behind the reports that wait, and are worth nothing after this connection. */
    private final Deque<Message> ofTheMoment = new ArrayDeque<>();

    private int openGeneration;
    /** The last report was written to the socket, and the numbers started again before it could be found stored. */
    private boolean leftUnstored;

    private boolean overflowed;
    private long letGo;
    private boolean leftAnswersOut;
    private boolean leaving;
    private boolean catchingUp;
    private boolean lookDue;
    private long askedReportSeq;
    private long askedNs;
    /** The latest answer to a TestRequest(1) that was not looked at yet, or null. */
    private final AtomicReference<String> answer = new AtomicReference<>();
    /** The client has all up to this MsgSeqNum(34), as it says by other means than an answer. */
    private volatile int evidence;

    private long storedReportSeq;
    private int storedMsgSeqNum;
    private long announcedReportSeq;
    private int announcedMsgSeqNum;
    private long announcedProven;

    Outbox(final FixSession session, final EssentialInputs inputs, final Replay replay) {
        this.session = session;
        this.encoder = new ReportEncoder(session.settings().timestampPrecision());
        this.inputs = inputs;
        this.replay = replay;
        this.receiptMarks = session.settings().receiptMarks();
    }

    FixSession session() {
        return session;
    }

    // ------------------------------------------------------------ before the first logon

    /**
     * Reports of the process before that the client has not proved to have, in order.
     *
     * @param storedUpTo as far as the journal knows them stored
     * @param storeMayHaveLost what the store does not know may have been sent all the same
     */
    synchronized void restore(
            final List<Output.Report> reports, final long storedUpTo, final boolean storeMayHaveLost) {
        if ((storeMayHaveLost || session.store().begunAnew()) && !reports.isEmpty()) {
            // The next start can no longer tell, if this one ends before they are sent.
            session.store().mayHaveNumbered(reports.get(reports.size() - 1).reportSeq());
        }
        final long everStored = Math.max(storedUpTo, session.store().highestReportSeq());
        final List<Sent> held = new ArrayList<>();
        for (final Output.Report report : reports) {
            final SessionStore.Stored at = session.store().storedBefore(report.reportSeq());
            if (!receiptMarks && report.reportSeq() <= storedUpTo) {
                continue;
            }
            if (at != null) {
                held.add(new Sent(report, at.generation(), at.msgSeqNum()));
            } else {
                waiting.put(report.reportSeq(), new Waiting(report, report.reportSeq() <= everStored));
            }
        }
        held.sort(Comparator.comparingInt(Sent::msgSeqNum));
        unproven.addAll(held);
        for (final Sent sent : held) {
            if (sent.reportSeq() > storedReportSeq) {
                storedReportSeq = sent.reportSeq();
                storedMsgSeqNum = sent.msgSeqNum();
            }
        }
    }

    // ------------------------------------------------------------ the connection

    /**
     * The session is logged on: from now on reports leave.
     *
     * @param receivedUpTo NextExpectedMsgSeqNum(789) of the Logon(A) less one, or 0
     */
    synchronized void open(final int receivedUpTo) {
        replay.cancel();
        openGeneration = session.store().generation();
        unproven.removeIf(sent -> {
            final boolean outOfReach = sent.generation() != openGeneration;
            if (outOfReach) {
                waiting.put(sent.reportSeq(), new Waiting(sent.report(), true));
            }
            return outOfReach;
        });
        if (!receiptMarks) {
            unproven.clear();
        }
        ofTheMoment.clear();
        leftAnswersOut = false;
        evidence = 0;
        received(receivedUpTo);
        askedReportSeq = 0;
        catchingUp = true;
        session.up(true);
    }

    synchronized void report(final Output.Report report) {
        boolean possResend = false;
        if (mayLeave() && waiting.isEmpty()) {
            if (send(report, false)) {
                return;
            }
            possResend = leftUnstored;
        }
        waiting.put(report.reportSeq(), new Waiting(report, possResend));
        if (waiting.size() > MOST_WAITING) {
            letOldestGo();
        } else if (waiting.size() % WARN_EVERY == 0) {
            LOG.warn(
                    "session {}: {} reports wait for its logon, the oldest are let go beyond {}",
                    session.name(),
                    waiting.size(),
                    MOST_WAITING);
        }
    }

    private void letOldestGo() {
        waiting.pollFirstEntry();
        if (letGo++ % WARN_EVERY == 0) {
            LOG.error(
                    "ALARM REPORTS_LET_GO {}: {} reports wait for its logon, as many as are kept, and the oldest are let"
                            + " go, {} so far; the journal still tells them. Log the client on, or take the session out of"
                            + " the configuration",
                    session.name(),
                    waiting.size(),
                    letGo);
        }
    }

    /** Sends what is worth nothing later, behind the reports that wait; nothing while logged out. */
    synchronized void ofTheMoment(final Message message) {
        if (!session.isUp()) {
            return;
        }
        if (mayLeave() && waiting.isEmpty() && ofTheMoment.isEmpty()) {
            sendOfTheMoment(message);
        } else if (ofTheMoment.size() < MOST_OF_THE_MOMENT) {
            ofTheMoment.addLast(message);
        } else if (!leftAnswersOut) {
            leftAnswersOut = true;
            LOG.warn("session {}: reads too slowly, answers and notices are left out", session.name());
        }
    }

    /**
     * Sends what waited.
     *
     * @param most messages to send in this turn
     * @return true when all went well and more wait
     */
    boolean flush(final int most) {
        boolean more = true;
        for (int i = 0; i < most && more; i++) {
            more = flushOne();
        }
        return more;
    }

    private synchronized boolean flushOne() {
        if (!mayLeave() || !hasWork()) {
            return false;
        }
        if (waiting.isEmpty()) {
            sendOfTheMoment(ofTheMoment.removeFirst());
        } else {
            final Waiting first = waiting.firstEntry().getValue();
            if (!send(first.report(), first.possResend())) {
                waiting.put(
                        first.report().reportSeq(), new Waiting(first.report(), first.possResend() || leftUnstored));
                return false;
            }
            waiting.remove(first.report().reportSeq());
        }
        return mayLeave() && hasWork();
    }

    /** True, once after each logon, when everything that had waited for it was sent. */
    synchronized boolean takeCaughtUp() {
        final boolean caughtUp = catchingUp && mayLeave() && waiting.isEmpty();
        if (caughtUp) {
            catchingUp = false;
        }
        return caughtUp;
    }

    /** True from a logon until {@link #takeCaughtUp} said so. */
    synchronized boolean isCatchingUp() {
        return catchingUp;
    }

    /** A resend has to leave these numbers out: the reports among them are sent as new messages. */
    synchronized void leftOut(final Replay.Gap gap) {
        for (final Iterator<Sent> each = unproven.iterator(); each.hasNext(); ) {
            final Sent sent = each.next();
            if (sent.generation() == openGeneration && sent.msgSeqNum() >= gap.from() && sent.msgSeqNum() <= gap.to()) {
                LOG.error(
                        "session {}: report {} is no longer in the store as message {}; sent again as a new message",
                        session.name(),
                        sent.reportSeq(),
                        sent.msgSeqNum());
                waiting.put(sent.reportSeq(), new Waiting(sent.report(), true));
                each.remove();
            }
        }
    }

    /** True when something waits although the session is logged on. */
    synchronized boolean isBehind() {
        return session.isUp() && hasWork();
    }

    synchronized int pending() {
        return waiting.size();
    }

    // ------------------------------------------------------------ what the core is told

    /**
     * Whether {@link #look} is due in a while: once for many reports, because each thing that the core is told is journalled.
     *
     * @return true once, until it was looked
     */
    synchronized boolean takeLookDue() {
        if (lookDue || (!hasStoredMore() && !hasToAsk())) {
            return false;
        }
        lookDue = true;
        return true;
    }

    /** So many reports wait for their proof that the client is to be asked at once. */
    synchronized boolean isFarAhead() {
        return unproven.size() >= MOST_UNPROVEN / 4 && askedReportSeq == 0 && mayLeave() && !hasWork();
    }

    private boolean hasStoredMore() {
        return storedReportSeq != announcedReportSeq || storedMsgSeqNum != announcedMsgSeqNum;
    }

    private boolean hasToAsk() {
        return receiptMarks && !unproven.isEmpty() && session.isUp();
    }

    /** Tells the core how far the store holds the session's reports, if that changed. */
    synchronized void announce() {
        if (hasStoredMore()) {
            announcedReportSeq = storedReportSeq;
            announcedMsgSeqNum = storedMsgSeqNum;
            inputs.offer(new Input.ReportsStored(session.name(), storedReportSeq, storedMsgSeqNum));
        }
    }

    /**
     * The session is about to be logged out, and the client's Logout(5) must be its last message: an answer behind it
     * would be missed, and asked for at the next logon.
     */
    synchronized void askNoMore() {
        leaving = true;
    }

    /** The client says that it has all up to this MsgSeqNum(34). The event loop; looked at later. */
    void received(final int upToMsgSeqNum) {
        if (receiptMarks && upToMsgSeqNum > evidence) {
            evidence = Math.min(upToMsgSeqNum, session.store().getNextSenderMsgSeqNum() - 1);
        }
    }

    /**
     * Tells the core what is stored, takes the evidence in, and asks for a proof of the rest.
     *
     * @return true when this is to be done again, in a while
     */
    synchronized boolean look(final long nowNs) {
        lookDue = false;
        announce();
        boolean proven = false;
        while (!unproven.isEmpty()
                && unproven.peekFirst().generation() == openGeneration
                && unproven.peekFirst().msgSeqNum() <= evidence) {
            unproven.removeFirst();
            proven = true;
        }
        if (proven) {
            announceProven();
        }
        if (!mayLeave() || hasWork() || unproven.isEmpty()) {
            return false;
        }
        final long newest = unproven.peekLast().reportSeq();
        if (newest == askedReportSeq) {
            return false;
        }
        if (askedReportSeq != 0 && nowNs - askedNs < ASK_AGAIN_NS) {
            lookDue = true;
            return true;
        }
        final FixConnection connection = session.connection();
        if (connection != null) {
            askedReportSeq = newest;
            askedNs = nowNs;
            connection.onLoop(() -> ask(connection, newest));
        }
        return false;
    }

    /**
     * Sends the TestRequest(1). On the event loop, which handles the client's Logout(5): behind the answer to that the question
     * would have a number that the client never sees, and a resend of everything would follow at its next Logon(A). What is no
     * longer as {@link #look} found it is left to the next look: a question that a report came behind would prove too much.
     */
    private synchronized void ask(final FixConnection connection, final long newest) {
        if (askedReportSeq != newest) {
            return;
        }
        final Session engine = session.engine();
        if (session.connection() != connection
                || !mayLeave()
                || leaving
                || engine == null
                || engine.sentLogout()
                || engine.receivedLogout()) {
            askedReportSeq = 0;
            return;
        }
        final String testReqId = TestReqID.FIELD + "=" + MARK + newest + SOH;
        engine.send(questioner.carry(TestRequest.MSGTYPE, "", EncodedBody.of(testReqId)));
    }

    /**
     * The client answered a TestRequest(1). Only the latest answer is kept: it proves what the earlier ones did. The
     * event loop.
     *
     * @return true when {@link #answered} is to be called
     */
    boolean noteAnswer(final String testReqId) {
        return testReqId.startsWith(MARK) && answer.getAndSet(testReqId) == null;
    }

    /**
     * Takes the answer in.
     *
     * @return true when newer reports are to be asked for
     */
    synchronized boolean answered() {
        final Sent proven = reportMarked(answer.getAndSet(null));
        if (proven == null) {
            return false;
        }
        while (!unproven.isEmpty() && unproven.peekFirst().msgSeqNum() <= proven.msgSeqNum()) {
            unproven.removeFirst();
        }
        if (proven.reportSeq() == askedReportSeq) {
            askedReportSeq = 0;
        }
        announce();
        announceProven();
        return takeLookDue();
    }

    private Sent reportMarked(final String testReqId) {
        final long reportSeq = FixedPoint.parse(testReqId.substring(MARK.length()), 0);
        for (final Sent sent : unproven) {
            if (sent.generation() == openGeneration
                    && sent.reportSeq() == reportSeq
                    && testReqId.equals(MARK + reportSeq)) {
                return sent;
            }
        }
        return null;
    }

    /** Up to the report before the oldest that waits or is not proved; what was let go before it is proved with it. */
    private void announceProven() {
        long proven = storedReportSeq;
        if (!waiting.isEmpty()) {
            proven = Math.min(proven, waiting.firstKey() - 1);
        }
        for (final Sent sent : unproven) {
            proven = Math.min(proven, sent.reportSeq() - 1);
        }
        if (receiptMarks && proven > announcedProven) {
            announcedProven = proven;
            inputs.offer(new Input.DeliveryProven(session.name(), proven));
        }
    }

    // ------------------------------------------------------------ sending

    private boolean hasWork() {
        return !waiting.isEmpty() || !ofTheMoment.isEmpty();
    }

    /** Not when the numbers have started again and {@link #open} has not been told, nor during a resend. */
    private boolean mayLeave() {
        return session.isUp() && !replay.isRunning() && session.store().generation() == openGeneration;
    }

    private void sendOfTheMoment(final Message message) {
        final Session engine = session.engine();
        if (engine != null) {
            session.store().expectNotKept();
            engine.send(message);
        }
    }

    /** @return false when the store does not hold the report: it is still to be sent */
    private boolean send(final Output.Report report, final boolean possResend) {
        final Session engine = session.engine();
        if (engine == null) {
            return false;
        }
        final Message message = encoder.encode(report.body(), possResend, carrier);
        session.store().expectReport(report.reportSeq(), possResend);
        final boolean handedOver = isFollowedSoon(report.body()) ? sendWithNext(engine, message) : engine.send(message);
        leftUnstored = false;
        final SessionStore.Stored at = session.store().stored(report.reportSeq());
        if (at == null) {
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
        if (report.reportSeq() >= storedReportSeq) {
            storedReportSeq = report.reportSeq();
            storedMsgSeqNum = at.msgSeqNum();
        }
        if (receiptMarks) {
            keepUnproven(new Sent(report, at.generation(), at.msgSeqNum()));
        }
        return true;
    }

    /**
     * The gateway has just called the venue for it, and tells what comes of that: it may wait a round of the event loop for that, to be one
     * write with it. An idle loop's round is one look at the sockets; a busy one's may have a force of the journal in it.
     */
    private static boolean isFollowedSoon(final ReportBody body) {
        return body instanceof ReportBody.Execution execution
                && (execution.execType() == ExecType.PENDING_NEW || execution.execType() == ExecType.PENDING_CANCEL);
    }

    private boolean sendWithNext(final Session engine, final Message message) {
        final FixConnection connection = session.connection();
        if (connection == null) {
            return engine.send(message);
        }
        connection.mayWait(true);
        try {
            return engine.send(message);
        } finally {
            connection.mayWait(false);
        }
    }

    private void keepUnproven(final Sent sent) {
        unproven.addLast(sent);
        if (unproven.size() > MOST_UNPROVEN) {
            unproven.removeFirst();
            if (!overflowed) {
                overflowed = true;
                LOG.error(
                        "ALARM RECEIPTS_NOT_PROVEN {}: its client has not answered a TestRequest(1) for {} reports; older"
                                + " ones stay in the store for its ResendRequest(2), but are not sent again if its"
                                + " numbers start again; ask the client to answer, or set receiptMarks: false",
                        session.name(),
                        MOST_UNPROVEN);
            }
        }
    }
}
