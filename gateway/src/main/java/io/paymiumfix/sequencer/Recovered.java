package io.paymiumfix.sequencer;

/**
 * Where a journal ended, when its inputs had been applied to a new core.
 *
 * @param nextSequence the sequence of the next input
 * @param lastTimeUs the time of the last; {@link Long#MIN_VALUE} when there was none
 * @param digest of all outputs so far
 * @param unfinished what was put out and, as far as the journal knows, not completed
 */
public record Recovered(long nextSequence, long lastTimeUs, long digest, Unfinished unfinished) {

    /** Of a journal without entries. */
    public static final Recovered NOTHING = new Recovered(1, Long.MIN_VALUE, 0, Unfinished.NOTHING);
}
