package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * <p>Nothing is forced to the disk: this survives the process, not the machine. Called by the event loop,
 * {@code report}, {@code fix-housekeeping} and {@code order-core}; every method holds the lock for
 * microseconds, for a page of a resend less than a millisecond.
 */
final class SessionStore implements MessageStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);
    private static final long US_PER_MS = 1_000;
    private static final int NOTHING = 0;
    private static final int NOT_KEPT = -1;

    /** Where a report is: its number counts only as long as the numbers go on. */
    record Stored(int generation, int msgSeqNum) {}

    private final LongSupplier nowUs;
    private final StatePage state;
    private final SentMessages sent;
    private final OutstandingCommands outstanding = new OutstandingCommands();
    private int nextTarget;
    private boolean reset;
    private boolean keepNextTarget;
    private Thread sender;
    private long reportSeqToCome;
    private boolean reportComesAgain;

    SessionStore(final Path folder, final FixSettings.Store settings, final LongSupplier nowUs) throws IOException {
        Files.createDirectories(folder);
        this.nowUs = nowUs;
        final boolean wasUsed = SentMessages.areIn(folder);
        state = new StatePage(folder.resolve("state"), nowUs.getAsLong() / US_PER_MS);
        if (state.begunAnew() && !wasUsed) {
            state.write();
        } else if (state.begunAnew()) {
            LOG.error(
                    "store {}: the session's sequence numbers are lost: the file state is gone or damaged. They begin at"
                            + " 1 again: agree on a reset with the client (ResetSeqNumFlag(141)=Y). Reports that it"
                            + " may have missed are sent again, with PossResend(97)=Y",
                    folder);
        }
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

    /**
     * The next application message that this thread stores is this report.
     *
     * @param again it had a number before; else its reportSeq is the highest of this journal
     */
    synchronized void expectReport(final long reportSeq, final boolean again) {
        sender = Thread.currentThread();
        reportSeqToCome = reportSeq;
        reportComesAgain = again;
        sent.forgetLast();
    }

    /** The next application message that this thread stores is of the moment: a resend leaves it out. */
    synchronized void expectNotKept() {
        sender = Thread.currentThread();
        reportSeqToCome = NOT_KEPT;
    }

    /** Where the report just sent is, or null when the numbers have started again since, or it was not stored. */
    synchronized Stored stored(final long reportSeq) {
        return sent.lastReportSeq() == reportSeq ? new Stored(state.generation, sent.lastReportMsgSeqNum()) : null;
    }

    /** Where an earlier process stored the report, so that a ResendRequest(2) delivers it; null when it is not held. */
    synchronized Stored storedBefore(final long reportSeq) {
        final int msgSeqNum = sent.storedBefore(reportSeq);
        return msgSeqNum == 0 ? null : new Stored(state.generation, msgSeqNum);
    }

    /** Reports up to this one may have had a number, though nothing here tells. */
    synchronized void mayHaveNumbered(final long reportSeq) {
        state.highestReportSeq = Math.max(state.highestReportSeq, reportSeq);
        state.write();
    }

    /**
     * What is known of earlier processes was asked for: frees what only {@link #storedBefore} needs. A process that ends
     * before this finds the numbers lost as this one did.
     */
    synchronized void forgetStoredBefore() {
        sent.forgetStoredBefore();
        if (state.begunAnew()) {
            state.write();
        }
    }

    /** The highest reportSeq that ever got a number; no report above it ever reached the socket. */
    synchronized long highestReportSeq() {
        return state.highestReportSeq;
    }

    /** Whether nothing of an earlier process is known here, not even which reports got a number. */
    synchronized boolean begunAnew() {
        return state.begunAnew();
    }

    /** Whether the client was ever here. */
    synchronized boolean wasUsed() {
        return state.nextSender > 1 || state.nextTarget > 1 || state.generation > 0;
    }

    /** Counts how often the numbers started again. */
    synchronized int generation() {
        return state.generation;
    }

    // ------------------------------------------------------------ resends

    /**
     * Reads on through the messages sent under the numbers of a generation; see {@link SentMessages#readOn}.
     *
     * @return false when the reading has come to the end
     */
    synchronized boolean readOn(
            final SentMessages.Cursor cursor,
            final int generation,
            final int from,
            final int to,
            final int mostBytes,
            final MessageSegment.Reader reader) {
        return sent.readOn(cursor, generation, from, to, mostBytes, reader);
    }

    // ------------------------------------------------------------ quickfix.MessageStore

    /**
     * A message that was numbered just before the numbers started again, by another thread, is refused: QuickFIX/J then
     * neither sends nor counts it.
     */
    @Override
    public synchronized boolean set(final int sequence, final String message) throws IOException {
        if (sequence != state.nextSender) {
            throw new IOException("message " + sequence + " is not the next one, " + state.nextSender
                    + " is: the numbers have started again");
        }
        if (isNeverSentAgain(message)) {
            return true;
        }
        final boolean isExpected = reportSeqToCome != NOTHING && Thread.currentThread() == sender;
        final long reportSeq = isExpected ? reportSeqToCome : NOTHING;
        if (isExpected) {
            reportSeqToCome = NOTHING;
        }
        if (reportSeq != NOT_KEPT) {
            sent.append(state.generation, sequence, reportSeq, message);
            if (reportSeq != NOTHING) {
                state.highestReportSeq = reportComesAgain ? Math.max(state.highestReportSeq, reportSeq) : reportSeq;
            }
        }
        return true;
    }

    /** Resends are the {@link Replay}'s, which reads by the page. */
    @Override
    public synchronized void get(final int startSequence, final int endSequence, final Collection<String> messages) {
        final int last = Math.min(endSequence, state.nextSender - 1);
        final SentMessages.Cursor cursor = new SentMessages.Cursor();
        boolean more = last >= startSequence;
        while (more) {
            more = sent.readOn(
                    cursor,
                    state.generation,
                    startSequence,
                    last,
                    Integer.MAX_VALUE,
                    (generation, msgSeqNum, reportSeq, message) ->
                            messages.add(new String(message, StandardCharsets.ISO_8859_1)));
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
