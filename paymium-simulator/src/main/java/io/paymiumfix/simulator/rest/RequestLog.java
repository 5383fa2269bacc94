package io.paymiumfix.simulator.rest;

import io.paymiumfix.simulator.exchange.EpochClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests received and what became of them, so that tests can say "exactly one POST". */
public final class RequestLog {

    private final int size;
    private final EpochClock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long lastSequence;

    RequestLog(int size, EpochClock clock) {
        this.size = size;
        this.clock = clock;
    }

    /** One request while it is being answered. */
    static final class Entry {

        private ReceivedRequest request;

        private Entry(ReceivedRequest request) {
            this.request = request;
        }

        void decided(int status) {
            change(status, request.replied());
        }

        void replied() {
            change(request.status(), true);
        }

        private void change(int status, boolean replied) {
            request = new ReceivedRequest(
                    request.sequence(),
                    request.at(),
                    request.method(),
                    request.path(),
                    request.apiKey(),
                    request.nonce(),
                    request.body(),
                    status,
                    replied);
        }
    }

    Entry received(Call call) {
        lastSequence++;
        Entry entry = new Entry(new ReceivedRequest(
                lastSequence,
                clock.now(),
                call.method(),
                call.target(),
                call.header("api-key"),
                call.nonce(),
                call.body(),
                0,
                false));
        entries.addLast(entry);
        if (entries.size() > size) {
            entries.removeFirst();
        }
        return entry;
    }

    /** The requests as they stand now, oldest first. */
    public List<ReceivedRequest> list() {
        return entries.stream().map(entry -> entry.request).toList();
    }
}
