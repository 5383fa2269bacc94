package io.paymiumfix.fix;

import io.paymiumfix.order.Query;
import io.paymiumfix.order.Questions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what is asked, or has no room. */
final class FakeQuestions implements Questions {

    private final BlockingQueue<Query> asked = new LinkedBlockingQueue<>();
    private volatile boolean busy;

    void busy() {
        busy = true;
    }

    @Override
    public boolean ask(final Query query) {
        return !busy && asked.add(query);
    }

    Query await() throws InterruptedException {
        final Query query = asked.poll(5, TimeUnit.SECONDS);
        if (query == null) {
            throw new AssertionError("nothing was asked within 5 s");
        }
        return query;
    }
}
