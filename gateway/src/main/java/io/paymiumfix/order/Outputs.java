package io.paymiumfix.order;

/** Where the core puts what follows from an input, in order. Called by {@code order-core} only. */
public interface Outputs {

    /** Takes one output; must not call back into the core. */
    void emit(Output output);
}
