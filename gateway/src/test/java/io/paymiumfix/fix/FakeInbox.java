package io.paymiumfix.fix;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An inbox that keeps what it is offered, or refuses it. */
final class FakeInbox implements Inbox {

    /** Room for every urgency, for essential inputs only, or for none. */
    enum Room {
        ALL,
        ESSENTIAL_ONLY,
        NONE,
        BROKEN
    }

    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private volatile Room room = Room.ALL;
    private volatile String commandThread = "";

    static long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    void room(final Room newRoom) {
        room = newRoom;
    }

    @Override
    public boolean offer(final Input input, final Urgency urgency) {
        if (input instanceof Input.PlaceOrder) {
            commandThread = Thread.currentThread().getName();
        }
        return switch (room) {
            case ALL -> inputs.add(input);
            case ESSENTIAL_ONLY -> urgency == Urgency.ESSENTIAL && inputs.add(input);
            case NONE -> false;
            case BROKEN -> throw new IllegalStateException("the ring is broken, as the test asks");
        };
    }

    /** The thread that offered the last order. */
    String commandThread() {
        return commandThread;
    }

    /** The next input of this kind; others on the way are let go. */
    <T extends Input> T await(final Class<T> kind) throws InterruptedException {
        final long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (true) {
            final Input input = inputs.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (input == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " within 5 s");
            }
            if (kind.isInstance(input)) {
                return kind.cast(input);
            }
        }
    }

    boolean holds(final Class<? extends Input> kind) {
        return inputs.stream().anyMatch(kind::isInstance);
    }
}
