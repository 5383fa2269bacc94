package io.paymiumfix.replay;

/**
 * A message of the gateway, and what it is about.
 *
 * @param message the message
 * @param step the client's message it answers; null when it came before any
 * @param referred the client's message that RefSeqNum(45) names; null when it names none
 * @param order what its order is called; empty when it is about none
 */
record Answer(FixMessage message, Step step, Step referred, String order) {}
