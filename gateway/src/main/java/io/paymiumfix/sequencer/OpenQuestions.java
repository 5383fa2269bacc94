package io.paymiumfix.sequencer;

import io.paymiumfix.order.Query;
import java.util.concurrent.Semaphore;

/**
 * How many questions may be on their way from the one who asks to the edge that gets the answers. Without a bound, a
 * client that asks for thousands of orders again and again would fill the memory with answers. Taken by any thread,
 * given back by the one that hands the answers over.
 */
final class OpenQuestions {

    /** Questions about one order that may be open at once. */
    static final int MOST = 4_096;
    /** A question about many orders counts as this many. */
    static final int ABOUT_MANY = 1_024;

    private final Semaphore room = new Semaphore(MOST);

    /** False when too many are open. */
    boolean open(final Query query) {
        return room.tryAcquire(weight(query));
    }

    void close(final Query query) {
        room.release(weight(query));
    }

    private static int weight(final Query query) {
        return query instanceof Query.OrderStatus ? 1 : ABOUT_MANY;
    }
}
