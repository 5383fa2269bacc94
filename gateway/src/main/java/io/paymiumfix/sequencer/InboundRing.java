package io.paymiumfix.sequencer;

import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Query;
import io.paymiumfix.order.Questions;
import java.util.Optional;

/**
 * The ring every input and every question goes through. Any thread offers and asks, {@code order-core}
 * consumes. The last quarter is kept for what must not be refused, the last eighth for inputs; producers
 * that offer new orders at the same instant may overdraw it by one each.
 */
final class InboundRing implements Inbox, Questions {

    private static final EventTranslatorOneArg<Slot<Input, Query>, Input> SET =
            (slot, sequence, input) -> slot.set(input);
    private static final EventTranslatorOneArg<Slot<Input, Query>, Query> ASK =
            (slot, sequence, query) -> slot.setQuestion(query);

    private enum Intake {
        ALL,
        ESSENTIAL_ONLY,
        NOTHING
    }

    private final RingBuffer<Slot<Input, Query>> ring;
    private final Consumer<Slot<Input, Query>> consumer;
    private final OutboundRing reports;
    private final OpenQuestions open;
    private final FailStop fail;
    private volatile Intake intake = Intake.ALL;

    InboundRing(
            final SequencerSettings settings,
            final OutboundRing reports,
            final OpenQuestions open,
            final FailStop fail,
            final Optional<Loop> loop) {
        this.reports = reports;
        this.open = open;
        this.fail = fail;
        ring = RingBuffer.createMultiProducer(
                Slot::new, settings.inboundSlots(), settings.waitMode().strategy());
        consumer = Consumer.of(ring, settings.maxBatch(), "order-core", fail, loop);
    }

    @Override
    public boolean offer(final Input input, final Urgency urgency) {
        final boolean taken = !fail.isStopped() && isTaken(urgency) && ring.tryPublishEvent(SET, input);
        if (taken) {
            consumer.published();
        }
        return taken;
    }

    @Override
    public boolean ask(final Query query) {
        if (fail.isStopped()
                || intake == Intake.NOTHING
                || ring.remainingCapacity() <= ring.getBufferSize() / 8
                || reports.isCrowded()
                || !open.open(query)) {
            return false;
        }
        final boolean asked = ring.tryPublishEvent(ASK, query);
        if (asked) {
            consumer.published();
        } else {
            open.close(query);
        }
        return asked;
    }

    /** What takes inputs out. */
    Consumer<Slot<Input, Query>> consumer() {
        return consumer;
    }

    /** How many inputs and questions were ever offered and taken. */
    long offered() {
        return ring.getCursor() + 1;
    }

    /** From now on new orders are refused. */
    void refuseNewOrders() {
        if (intake == Intake.ALL) {
            intake = Intake.ESSENTIAL_ONLY;
        }
    }

    /** From now on everything is refused. */
    void refuseAll() {
        intake = Intake.NOTHING;
    }

    private boolean isTaken(final Urgency urgency) {
        return switch (intake) {
            case ALL -> urgency == Urgency.ESSENTIAL || hasRoomForNewOrder();
            case ESSENTIAL_ONLY -> urgency == Urgency.ESSENTIAL;
            case NOTHING -> false;
        };
    }

    private boolean hasRoomForNewOrder() {
        return ring.remainingCapacity() > ring.getBufferSize() / 4 && !reports.isCrowded();
    }
}
