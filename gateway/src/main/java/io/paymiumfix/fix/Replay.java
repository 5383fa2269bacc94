package io.paymiumfix.fix;

import io.paymiumfix.fix44.SequenceReset;
import io.paymiumfix.fix44.field.BeginString;
import io.paymiumfix.fix44.field.GapFillFlag;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.NewSeqNo;
import io.paymiumfix.fix44.field.OrigSendingTime;
import io.paymiumfix.fix44.field.PossDupFlag;
import io.paymiumfix.fix44.field.SenderCompID;
import io.paymiumfix.fix44.field.SendingTime;
import io.paymiumfix.fix44.field.TargetCompID;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldNotFound;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageSessionUtils;
import quickfix.Session;

/**
 * Answers the ResendRequest(2)s of one session from its store: page by page, the next only when the socket has taken
 * the last, so that neither memory nor the queue of writes grows with what is asked for. What is not held, or is
 * damaged, is covered by SequenceReset(4) with GapFillFlag(123)=Y.
 *
 * <p>QuickFIX/J would read everything at once and queue it at once, on the thread of the socket. While this runs the
 * session's new reports wait: the client could not process them before the gap is closed, and clients that ask again
 * at every message that is too high would otherwise never see the end.
 *
 * <p>Owned by {@code fix-housekeeping}; {@link #request} and {@link #onSent} are called by the event loop.
 */
final class Replay {

    /** Numbers that were gap-filled, both ends included. */
    record Gap(int from, int to) {}

    private record Held(int msgSeqNum, String message) {}

    /** A range that one connection asks for, under the numbers of that generation, after so many ends of connections. */
    private record Asked(FixConnection asker, int generation, int cancels, int from, int to) {

        /** Both, where one connection asks twice; else the later. */
        static Asked merge(final Asked before, final Asked next) {
            final boolean same = before != null && before.asker == next.asker && before.generation == next.generation;
            return same
                    ? new Asked(
                            next.asker,
                            next.generation,
                            next.cancels,
                            Math.min(before.from, next.from),
                            Math.max(before.to, next.to))
                    : next;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    /** Little, as the store is locked while a page is read, and the event loop waits for that. */
    private static final int PAGE_BYTES = 16 << 10;

    private static final int LOW_WATER = 100;

    private final FixSession session;
    private final Housekeeping housekeeping;
    private final LongSupplier nowUs;
    private final AtomicBoolean awaitsRoom = new AtomicBoolean();
    /** What is asked for and not looked at yet. */
    private final AtomicReference<Asked> asked = new AtomicReference<>();

    private final AtomicInteger cancels = new AtomicInteger();
    private volatile boolean running;

    private Consumer<Gap> onGap = gap -> {};
    private Runnable onDone = () -> {};
    private FixConnection connection;
    private int generation;
    private int next;
    private int last;
    private SentMessages.Cursor cursor;

    Replay(final FixSession session, final Housekeeping housekeeping, final LongSupplier nowUs) {
        this.session = session;
        this.housekeeping = housekeeping;
        this.nowUs = nowUs;
    }

    /**
     * Who is told, by {@code fix-housekeeping}. Before the first request.
     *
     * @param gapListener of each range, before its gap fill leaves: after that the client may say that it has it all
     * @param doneListener when all was sent
     */
    void tell(final Consumer<Gap> gapListener, final Runnable doneListener) {
        onGap = gapListener;
        onDone = doneListener;
    }

    /** Any thread. */
    boolean isRunning() {
        return running;
    }

    /** The connection that asked is gone. Any thread. */
    void cancel() {
        cancels.incrementAndGet();
        running = false;
    }

    /**
     * The client asks for messages again. One that asks while it is being answered widens what it gets.
     *
     * @param beginSeqNo BeginSeqNo(7)
     * @param endSeqNo EndSeqNo(16), 0 for all
     */
    void request(final int beginSeqNo, final int endSeqNo) {
        final Session engine = session.engine();
        final int newest = session.store().getNextSenderMsgSeqNum() - 1;
        final int from = Math.max(1, beginSeqNo);
        final int to = endSeqNo == 0 ? newest : Math.min(endSeqNo, newest);
        final FixConnection asker = session.connection();
        if (engine == null || asker == null || to < from) {
            LOG.info(
                    "session {}: a resend of {} to {} has nothing to send, the newest is {}",
                    session.name(),
                    beginSeqNo,
                    endSeqNo,
                    newest);
            return;
        }
        final Asked now = new Asked(asker, session.store().generation(), cancels.get(), from, to);
        // A client that asks without end costs one task, not one for each request.
        if (asked.getAndAccumulate(now, Asked::merge) == null) {
            housekeeping.now(() -> begin(engine, asked.getAndSet(null)));
        }
    }

    /** A message has left for the client: there may be room for more. */
    void onSent(final FixConnection client) {
        if (awaitsRoom.get() && client.unsentMessages() <= LOW_WATER && awaitsRoom.compareAndSet(true, false)) {
            housekeeping.now(this::page);
        }
    }

    private void begin(final Session engine, final Asked range) {
        if (engine.getResponder() != range.asker()) {
            return;
        }
        final boolean goesOn = running && range.asker() == connection && range.generation() == generation;
        if (goesOn) {
            last = Math.max(last, range.to());
            if (range.from() < next) {
                next = range.from();
                cursor = new SentMessages.Cursor();
            }
            return;
        }
        LOG.info("session {}: sends its messages {} to {} again", session.name(), range.from(), range.to());
        connection = range.asker();
        generation = range.generation();
        next = range.from();
        last = range.to();
        cursor = new SentMessages.Cursor();
        running = true;
        if (cancels.get() == range.cancels()) {
            page();
        } else {
            end(); // the connection went while this began: the next one's reports must not wait for it
        }
    }

    private void page() {
        try {
            nextPage();
        } catch (RuntimeException | Error e) {
            LOG.error("session {}: sending again failed at {}, the client has to ask again", session.name(), next, e);
            end();
        }
    }

    private void end() {
        running = false;
        onDone.run();
    }

    private void nextPage() {
        final Session engine = session.engine();
        if (!running || engine == null || engine.getResponder() != connection) {
            return;
        }
        if (session.store().generation() != generation) {
            end(); // the client has started the numbers again, nothing of these is missing any more
            return;
        }
        if (mustWait()) {
            return;
        }
        final List<Held> page = new ArrayList<>();
        final boolean more = session.store()
                .readOn(
                        cursor,
                        generation,
                        next,
                        last,
                        PAGE_BYTES,
                        (recordGeneration, msgSeqNum, seq, message) ->
                                page.add(new Held(msgSeqNum, new String(message, StandardCharsets.ISO_8859_1))));
        for (final Held held : page) {
            if (!send(engine, held)) {
                running = false;
                return;
            }
        }
        if (more) {
            housekeeping.now(this::page);
            return;
        }
        if (next <= last) {
            fillGap(engine, last + 1);
        }
        end();
    }

    /** Looks twice, as the last message may leave in between. */
    private boolean mustWait() {
        if (connection.unsentMessages() <= LOW_WATER) {
            return false;
        }
        awaitsRoom.set(true);
        return connection.unsentMessages() > LOW_WATER || !awaitsRoom.compareAndSet(true, false);
    }

    private boolean send(final Session engine, final Held held) {
        if (!running || session.store().generation() != generation) {
            return false; // the client has started the numbers again, these are none of the new ones
        }
        if (held.msgSeqNum() < next) {
            return true;
        }
        final Message message;
        try {
            message = MessageSessionUtils.parse(engine, held.message());
            final Message.Header header = message.getHeader();
            header.setString(OrigSendingTime.FIELD, header.getString(SendingTime.FIELD));
            header.setBoolean(PossDupFlag.FIELD, true);
            header.setString(SendingTime.FIELD, now());
        } catch (InvalidMessage | FieldNotFound e) {
            LOG.warn(
                    "session {}: message {} cannot be sent again, it is left out", session.name(), held.msgSeqNum(), e);
            return true;
        }
        if (held.msgSeqNum() > next && !fillGap(engine, held.msgSeqNum())) {
            return false;
        }
        next = held.msgSeqNum() + 1;
        return transmit(engine, message.toString());
    }

    private boolean fillGap(final Session engine, final int newSeqNo) {
        onGap.accept(new Gap(next, newSeqNo - 1));
        final Message fill = new SequenceReset();
        final Message.Header header = fill.getHeader();
        final String now = now();
        header.setString(BeginString.FIELD, session.id().getBeginString());
        header.setString(SenderCompID.FIELD, session.id().getSenderCompID());
        header.setString(TargetCompID.FIELD, session.id().getTargetCompID());
        header.setInt(MsgSeqNum.FIELD, next);
        header.setBoolean(PossDupFlag.FIELD, true);
        header.setString(OrigSendingTime.FIELD, now);
        header.setString(SendingTime.FIELD, now);
        fill.setBoolean(GapFillFlag.FIELD, true);
        fill.setInt(NewSeqNo.FIELD, newSeqNo);
        next = newSeqNo;
        return transmit(engine, fill.toString());
    }

    private boolean transmit(final Session engine, final String message) {
        engine.getLog().onOutgoing(message);
        return connection.send(message);
    }

    private String now() {
        return UtcTimestamp.format(nowUs.getAsLong(), session.settings().timestampPrecision());
    }
}
