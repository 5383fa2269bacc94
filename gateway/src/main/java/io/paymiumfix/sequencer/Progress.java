package io.paymiumfix.sequencer;

/**
 * How far {@code order-core} has come, at the end of a batch.
 *
 * @param sequence of the last input applied, and so journalled as set; 0 before the first
 * @param digest of all outputs up to it
 */
public record Progress(long sequence, long digest) {}
