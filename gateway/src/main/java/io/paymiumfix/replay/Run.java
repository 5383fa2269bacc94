package io.paymiumfix.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened in a replay.
 *
 * @param sent what went for each step
 * @param heard what the gateway said, in order
 * @param did what was done, in order
 */
record Run(Map<Step, Sent> sent, List<Client.Heard> heard, List<Did> did) {

    Run {
        heard = List.copyOf(heard);
        did = List.copyOf(did);
    }

    /**
     * A message of the client.
     *
     * @param message as it went
     * @param at when
     */
    record Sent(FixMessage message, Instant at) {}

    /**
     * A step and its place among what was heard.
     *
     * @param heardBefore messages heard by then
     * @param step what was done
     * @param at when
     */
    record Did(int heardBefore, Step step, Instant at) {}
}
