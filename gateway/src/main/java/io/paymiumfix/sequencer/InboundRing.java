package io.paymiumfix.sequencer;

import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;

/**
 * The ring every input goes through. Any thread offers, {@code order-core} consumes. The last quarter
 * is kept for what must not be refused; producers that offer new orders at the same instant may
 * overdraw it by one each.
 */
final class InboundRing implements Inbox {

    private static final EventTranslatorOneArg<Slot<Input>, Input> SET = (slot, sequence, input) -> slot.set(input);

    private enum Intake {
        ALL,
        ESSENTIAL_ONLY,
        NOTHING
    }

    private final RingBuffer<Slot<Input>> ring;
    private final Consumer<Slot<Input>> consumer;
    private final OutboundRing reports;
    private final FailStop fail;
    private volatile Intake intake = Intake.ALL;

    InboundRing(final SequencerSettings settings, final OutboundRing reports, final FailStop fail) {
        this.reports = reports;
        this.fail = fail;
        ring = RingBuffer.createMultiProducer(
                Slot::new, settings.inboundSlots(), settings.waitMode().strategy());
        consumer = new Consumer<>(ring, settings.maxBatch(), "order-core", fail);
    }

    @Override
    public boolean offer(final Input input, final Urgency urgency) {
        return !fail.isStopped() && isTaken(urgency) && ring.tryPublishEvent(SET, input);
    }

    /** The thread that takes inputs out. */
    Consumer<Slot<Input>> consumer() {
        return consumer;
    }

    /** How many inputs were ever offered and taken. */
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
