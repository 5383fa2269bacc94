package io.paymiumfix.sequencer;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Query;
import java.util.List;

/** The order core as those who ask see it: what it answers changes nothing. */
@FunctionalInterface
public interface QueryProcessor {

    /**
     * Answers one question. Called by {@code order-core} between two inputs; anything thrown stops the gateway.
     *
     * @param timeUs the time of the question, never less than that of the input before
     * @return the answers, in the order they are to be told
     */
    List<Answer> answer(long timeUs, Query query);
}
