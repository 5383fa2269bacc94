package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.BodyLength;
import java.util.TreeMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.MessageQueue;

/**
 * Messages that came before an earlier one that is still awaited, bounded by count and by bytes: when full, those
 * furthest ahead are let go, because they will be asked for again.
 *
 * <p>Owned by the thread that runs the session; safe for others all the same, as QuickFIX/J clears it from the timer.
 */
final class OutOfOrderMessages implements MessageQueue {

    /** As sent; parsed they take up to some twenty times as much. */
    static final int MOST_BYTES = 1 << 20;

    private final TreeMap<Integer, Message> messages = new TreeMap<>();
    private final int capacity;
    private long bytes;

    OutOfOrderMessages(final int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void enqueue(final int sequence, final Message message) {
        gone(messages.put(sequence, message));
        bytes += bytesOf(message);
        while (messages.size() > capacity || bytes > MOST_BYTES) {
            gone(messages.pollLastEntry().getValue());
        }
    }

    @Override
    public synchronized Message dequeue(final int sequence) {
        return gone(messages.remove(sequence));
    }

    /** Not a loop over the numbers: a SequenceReset(4) may name two thousand million. */
    @Override
    public synchronized void dequeueMessagesUpTo(final int sequence) {
        while (!messages.isEmpty() && messages.firstKey() < sequence) {
            gone(messages.pollFirstEntry().getValue());
        }
    }

    @Override
    public synchronized void clear() {
        messages.clear();
        bytes = 0;
    }

    synchronized int size() {
        return messages.size();
    }

    private Message gone(final Message message) {
        if (message != null) {
            bytes -= bytesOf(message);
        }
        return message;
    }

    private static int bytesOf(final Message message) {
        try {
            return message.getHeader().isSetField(BodyLength.FIELD)
                    ? message.getHeader().getInt(BodyLength.FIELD)
                    : 0;
        } catch (FieldNotFound e) {
            return 0;
        }
    }
}
