package io.paymiumfix.replay;

import java.time.Instant;
import java.util.Optional;

/**
 * What one line of a recording holds.
 *
 * @param line its number in the file, from 1
 * @param at the log's own time; absent when the line has none
 * @param message the message, or null for a deed
 * @param deed what the market does, or null for a message
 */
record Entry(int line, Optional<Instant> at, FixMessage message, Deed deed) {}
