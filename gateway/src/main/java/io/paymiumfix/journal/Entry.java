package io.paymiumfix.journal;

import io.paymiumfix.order.Input;

/**
 * One journalled input.
 *
 * @param sequence dense, from 1
 * @param timeUs when it was stamped, UTC microseconds, never less than the entry before
 * @param behind how many entries directly before it were appended in the same batch
 * @param digest {@link OutputChain#digest} up to the last entry of the batch before this one's
 * @param input what happened
 */
public record Entry(long sequence, long timeUs, int behind, long digest, Input input) {}
