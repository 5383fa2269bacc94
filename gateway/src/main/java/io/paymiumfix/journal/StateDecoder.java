package io.paymiumfix.journal;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.StateReader;
import java.nio.ByteBuffer;

/**
 * Reads what {@link StateEncoder} wrote, and throws {@link UndecodableException} where it cannot. For one state;
 * owned by one thread.
 */
public final class StateDecoder implements StateReader {

    private final WireReader in;

    /** Reads what remains in the buffer, which keeps its position. */
    public StateDecoder(final ByteBuffer content) {
        final byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        in = new WireReader().over(bytes, 0, bytes.length);
    }

    @Override
    public long readLong() {
        return in.readLong();
    }

    @Override
    public int readInt() {
        return in.readInt();
    }

    @Override
    public boolean readBoolean() {
        return in.readBoolean();
    }

    @Override
    public char readChar() {
        return in.readChar();
    }

    @Override
    public String readText() {
        return in.readText();
    }

    @Override
    public Input readInput() {
        return InputDecoder.decodeNext(in.readShort(), in.readShort(), in);
    }

    @Override
    public Output readOutput() {
        return OutputDecoder.decode(in);
    }

    /** Throws unless everything was read. */
    public void end() {
        if (in.remaining() != 0) {
            throw new UndecodableException(in.remaining() + " bytes after the last field of the state");
        }
    }
}
