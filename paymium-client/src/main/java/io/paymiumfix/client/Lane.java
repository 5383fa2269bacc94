package io.paymiumfix.client;

/** The signed calls of one API token. */
@SuppressWarnings("DoNotCallSuggester")
public final class Lane implements AutoCloseable {
    Lane() {}

    /** The name given to {@link PaymiumClient#openLane}. */
    public String name() {
        throw new UnsupportedOperationException();
    }

    /** Submits; any thread. */
    public void submit(Call call, OutcomeHandler handler) {
        throw new UnsupportedOperationException();
    }

    /** Opens a connection ahead of need; any thread. */
    public void warm() {
        throw new UnsupportedOperationException();
    }

    /** Calls written and not ended; any thread. */
    public int inFlight() {
        throw new UnsupportedOperationException();
    }

    /** Calls not yet written; any thread. */
    public int waiting() {
        throw new UnsupportedOperationException();
    }

    /** True when nothing waits and nothing is in flight; any thread. */
    public boolean idle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
