package io.paymiumfix.fix;

import java.util.TreeMap;
import quickfix.Message;
import quickfix.MessageQueue;

/**
 * Messages that came before an earlier one that is still awaited, bounded: when full, the one furthest ahead is let go,
 * because it will be asked for again.
 *
 * <p>Owned by the thread that runs the session; safe for others all the same, as QuickFIX/J clears it from the timer.
 */
final class OutOfOrderMessages implements MessageQueue {

    private final TreeMap<Integer, Message> messages = new TreeMap<>();
    private final int capacity;

    OutOfOrderMessages(final int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void enqueue(final int sequence, final Message message) {
        messages.put(sequence, message);
        if (messages.size() > capacity) {
            messages.pollLastEntry();
        }
    }

    @Override
    public synchronized Message dequeue(final int sequence) {
        return messages.remove(sequence);
    }

    /** Not a loop over the numbers: a SequenceReset(4) may name two thousand million. */
    @Override
    public synchronized void dequeueMessagesUpTo(final int sequence) {
        messages.headMap(sequence).clear();
    }

    @Override
    public synchronized void clear() {
        messages.clear();
    }

    synchronized int size() {
        return messages.size();
    }
}
