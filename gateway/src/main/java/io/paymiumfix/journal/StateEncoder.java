package io.paymiumfix.journal;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.StateWriter;
import java.nio.ByteBuffer;

/** Writes a state in the journal's own encoding. For one state; owned by one thread. */
public final class StateEncoder implements StateWriter {

    private static final int INITIAL_BYTES = 1 << 20;

    private final WireWriter out = new WireWriter(INITIAL_BYTES);
    private final InputEncoder inputs = new InputEncoder(out);
    private final OutputEncoder outputs = new OutputEncoder(out);

    @Override
    public void putLong(final long value) {
        out.putLong(value);
    }

    @Override
    public void putInt(final int value) {
        out.putInt(value);
    }

    @Override
    public void putBoolean(final boolean value) {
        out.putBoolean(value);
    }

    @Override
    public void putChar(final char value) {
        out.putChar(value);
    }

    @Override
    public void putText(final String value) {
        out.putText(value);
    }

    @Override
    public void putInput(final Input input) {
        final int typeAt = out.position();
        out.putShort(0);
        out.putShort(0);
        final InputType type = inputs.encode(input);
        out.setShort(typeAt, type.code());
        out.setShort(typeAt + Short.BYTES, type.version());
    }

    @Override
    public void putOutput(final Output output) {
        outputs.encode(output);
    }

    /** What was written, valid until the next put. */
    public ByteBuffer content() {
        return out.buffer();
    }
}
