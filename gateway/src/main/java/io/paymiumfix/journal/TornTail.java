package io.paymiumfix.journal;

/**
 * What a crash left behind the last whole frame, and a start cut away: an append that did not finish,
 * so nothing acted on it.
 *
 * @param offset where it began
 * @param bytes how much was cut, up to the last eight bytes that were not zero
 * @param sequence the sequence the first frame of it would have had
 */
public record TornTail(long offset, long bytes, long sequence) {}
