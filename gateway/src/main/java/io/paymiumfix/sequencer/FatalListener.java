package io.paymiumfix.sequencer;

/** Ends the process when the gateway cannot go on. */
@FunctionalInterface
public interface FatalListener {

    /**
     * Called once, by the thread that failed, after the last log line; when it returns, nothing more is
     * applied, but the process is still there. It must not wait for {@link Sequencer#close}.
     *
     * @param what what failed, at which input, and what to do
     * @param cause why
     */
    void onFatal(String what, Throwable cause);
}
