package io.paymiumfix.order;

/**
 * Reads what a {@link StateWriter} wrote, in the same order. Every method throws an unchecked exception when
 * what is there cannot be what was put; the state read so far is then to be thrown away.
 */
public interface StateReader {
    /** See {@link StateWriter#putLong}. */
    long readLong();

    /** See {@link StateWriter#putInt}. */
    int readInt();

    /** See {@link StateWriter#putBoolean}. */
    boolean readBoolean();

    /** See {@link StateWriter#putChar}. */
    char readChar();

    /** See {@link StateWriter#putText}. */
    String readText();

    /** See {@link StateWriter#putInput}; reads every version there ever was. */
    Input readInput();

    /** See {@link StateWriter#putOutput}; reads every version there ever was. */
    Output readOutput();
}
