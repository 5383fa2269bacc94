package io.paymiumfix.sequencer;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Query;
import java.util.List;

/**
 * What a session is told in answer to one question.
 *
 * @param query the question, which is open until the last of them is handed over
 */
record Replies(Query query, List<Answer.Status> statuses) implements Aside {}
