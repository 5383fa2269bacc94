package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.TimeZone;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.MessageStore;

/**
 * Sequence numbers and sent messages of one session, written so that {@code kill -9} loses nothing.
 *
 * <p>The number expected from the client is the one thing that is not written at once. QuickFIX/J advances it when
 * {@code fromApp} returns, which only means that the command is in the ring; had we written that, a crash before the
 * journal would lose the order. So it is written up to the first command that is offered and not journalled, and the
 * numbers of administrative messages ride along. After a crash the client is asked for the rest again, and the core
 * absorbs what it already has.
 *
 * <p>Administrative messages and market data are not kept: they are never sent again, a gap fill covers them.
 *
 * <p>Nothing is forced to the disk: this survives the process, not the machine. Called by the socket's thread,
 * {@code report}, the timer and {@code order-core}; every method holds the lock for less than a microsecond, except
 * for a resend.
 */
final class SessionStore implements MessageStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);
    private static final long US_PER_MS = 1_000;

    private final LongSupplier nowUs;
    private final StatePage state;
    private final SentMessages sent;
    private final OutstandingCommands outstanding = new OutstandingCommands();
    private final int mostResent;
    private int nextTarget;
    private boolean reset;
    private boolean keepNextTarget;
    private Thread reporter;
    private long reportSeqToCome;

    SessionStore(final Path folder, final FixSettings.Store settings, final int mostResent, final LongSupplier nowUs)
            throws IOException {
        Files.createDirectories(folder);
        this.nowUs = nowUs;
        this.mostResent = mostResent;
        state = new StatePage(folder.resolve("state"), nowUs.getAsLong() / US_PER_MS);
        sent = new SentMessages(folder, settings, state);
        nextTarget = state.nextTarget;
    }

    // ------------------------------------------------------------ commands and the journal

    /** The command is about to be offered to the core. */
    synchronized void offering(final int msgSeqNum) {
        outstanding.add(msgSeqNum);
    }

    /** The core had no room for the command just announced. */
    synchronized void notTaken() {
        outstanding.removeLast();
        writeNextTarget();
    }

    /**
     * Whether an earlier process refused this order without the core. Its number may be asked for again all the same,
     * when an order before it never reached the journal; the client knows it as refused, so it must not be placed.
     */
    synchronized boolean wasRefused(final int msgSeqNum) {
        return sent.holdsRefusal(msgSeqNum);
    }

    /** The command is in the journal. */
    synchronized void journalled(final int msgSeqNum) {
        outstanding.journalled(msgSeqNum);
        writeNextTarget();
    }

    /** The number that a crash now would leave as expected. */
    synchronized int journalledTargetMsgSeqNum() {
        return state.nextTarget;
    }

    /**
     * The Logon(A) being handled is refused, and the number it carries is not consumed: else anyone who knows the
     * CompIDs could make the numbers run away from the real client. The client's next Logon(A) is then one too high,
     * which a gap fill settles.
     */
    synchronized void keepNextTarget() {
        keepNextTarget = true;
    }

    /** Whether the numbers started again since the last call. */
    synchronized boolean takeReset() {
        final boolean wasReset = reset;
        reset = false;
        return wasReset;
    }

    // ------------------------------------------------------------ reports

    /** The next application message that this thread stores is this report. */
    synchronized void expectReport(final long reportSeq) {
        reporter = Thread.currentThread();
        reportSeqToCome = reportSeq;
    }

    /** Whether a ResendRequest(2) would deliver the report. */
    synchronized boolean holdsReport(final long reportSeq) {
        return sent.holdsReport(reportSeq);
    }

    synchronized long lastReportSeq() {
        return sent.lastReportSeq();
    }

    synchronized int lastReportMsgSeqNum() {
        return sent.lastReportMsgSeqNum();
    }

    // ------------------------------------------------------------ quickfix.MessageStore

    @Override
    public synchronized boolean set(final int sequence, final String message) throws IOException {
        if (isNeverSentAgain(message)) {
            return true;
        }
        final boolean isReport = reportSeqToCome != 0 && Thread.currentThread() == reporter;
        final long reportSeq = isReport ? reportSeqToCome : 0;
        if (isReport) {
            reportSeqToCome = 0;
        }
        sent.append(state.generation, sequence, reportSeq, message);
        return true;
    }

    @Override
    public synchronized void get(final int startSequence, final int endSequence, final Collection<String> messages) {
        final int last = Math.min(endSequence, state.nextSender - 1);
        final int leftOut = sent.read(state.generation, startSequence, last, mostResent, messages);
        if (leftOut > 0) {
            LOG.warn(
                    "resend from {} to {}: only the newest {} messages go out at once, the {} before them are gap-filled",
                    startSequence,
                    last,
                    mostResent,
                    leftOut);
        }
    }

    @Override
    public synchronized int getNextSenderMsgSeqNum() {
        return state.nextSender;
    }

    @Override
    public synchronized int getNextTargetMsgSeqNum() {
        return nextTarget;
    }

    @Override
    public synchronized void setNextSenderMsgSeqNum(final int next) {
        state.nextSender = next;
        state.write();
    }

    @Override
    public synchronized void setNextTargetMsgSeqNum(final int next) {
        nextTarget = next;
        writeNextTarget();
    }

    @Override
    public synchronized void incrNextSenderMsgSeqNum() {
        state.nextSender++;
        state.write();
    }

    @Override
    public synchronized void incrNextTargetMsgSeqNum() {
        if (keepNextTarget) {
            keepNextTarget = false;
            return;
        }
        nextTarget++;
        writeNextTarget();
    }

    /** The refusal is over, whether or not it tried to consume the number. */
    synchronized void nextTargetMayMove() {
        keepNextTarget = false;
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // QuickFIX/J's interface
    public synchronized Date getCreationTime() {
        return new Date(state.createdMs);
    }

    @Override
    public synchronized Calendar getCreationTimeCalendar() {
        final Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(state.createdMs);
        return calendar;
    }

    @Override
    public synchronized void reset() {
        outstanding.reset();
        sent.forgetAll();
        nextTarget = 1;
        reset = true;
        state.generation++;
        state.nextSender = 1;
        state.nextTarget = 1;
        state.createdMs = nowUs.getAsLong() / US_PER_MS;
        state.write();
    }

    /** Nothing to read anew: no other process may change the files. */
    @Override
    public void refresh() {}

    private void writeNextTarget() {
        final int safe = Math.min(nextTarget, outstanding.lowestOr(nextTarget));
        if (safe != state.nextTarget) {
            state.nextTarget = safe;
            state.write();
        }
    }

    /**
     * MsgType(35) is the third field of every message; administrative ones are 0 to 5 and A, market data are W and X: a
     * resend fills their gap, because prices of the past are worse than none.
     */
    private static boolean isNeverSentAgain(final String message) {
        final int at = message.indexOf("\00135=") + 4;
        final char type = message.charAt(at);
        return message.charAt(at + 1) == '\001'
                && (type == 'A' || type == 'W' || type == 'X' || (type >= '0' && type <= '5'));
    }
}
