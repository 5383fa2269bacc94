package io.paymiumfix.order;

/**
 * Where a state is written to, field after field, for {@link StateReader} to read in the same order. Used by
 * the thread that owns the state.
 */
public interface StateWriter {
    /** Eight bytes. */
    void putLong(long value);

    /** Four bytes. */
    void putInt(int value);

    /** True or false. */
    void putBoolean(boolean value);

    /** One UTF-16 unit. */
    void putChar(char value);

    /** A text, or null. */
    void putText(String value);

    /** An input, in the present version of its type. */
    void putInput(Input input);

    /** An output, in the present version of its type. */
    void putOutput(Output output);
}
