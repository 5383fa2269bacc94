package io.paymiumfix.fix;

/**
 * MsgSeqNum(34) of the commands of a session that were offered to the core and are not journalled yet, in order.
 *
 * <p>Owned by its {@link SessionStore}, under that store's lock.
 */
final class OutstandingCommands {

    private int[] ring = new int[64];
    private int head;
    private int size;
    /** How many at the head belong to numbers that a reset has ended. */
    private int ended;

    void add(final int msgSeqNum) {
        if (size == ring.length) {
            final int[] larger = new int[ring.length * 2];
            for (int i = 0; i < size; i++) {
                larger[i] = at(i);
            }
            ring = larger;
            head = 0;
        }
        ring[(head + size) & (ring.length - 1)] = msgSeqNum;
        size++;
    }

    /** Takes back the last one added: it was not offered after all. */
    void removeLast() {
        size--;
        ended = Math.min(ended, size);
    }

    /** Removes all up to the first one of this number; nothing when there is none. */
    void journalled(final int msgSeqNum) {
        for (int i = 0; i < size; i++) {
            if (at(i) == msgSeqNum) {
                head = (head + i + 1) & (ring.length - 1);
                size -= i + 1;
                ended = Math.max(0, ended - i - 1);
                return;
            }
        }
    }

    /** The numbers started again: those outstanding no longer hold back the expected number. */
    void reset() {
        ended = size;
    }

    /** The lowest number outstanding, or the one given when there is none. */
    int lowestOr(final int none) {
        return size > ended ? at(ended) : none;
    }

    private int at(final int index) {
        return ring[(head + index) & (ring.length - 1)];
    }
}
