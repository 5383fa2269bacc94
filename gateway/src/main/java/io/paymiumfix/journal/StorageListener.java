package io.paymiumfix.journal;

/** Learns whether a journal has room to go on. Called by the journal's own thread, {@code journal-fill}. */
@FunctionalInterface
public interface StorageListener {

    /**
     * Told once at first, and at every change.
     *
     * @param low true when no room beyond that already taken can be had: what is left serves a while
     * @param reason what is short, without paths; empty when nothing is
     * @return false when it could not be passed on at present: told again soon
     */
    boolean onStorage(boolean low, String reason);
}
