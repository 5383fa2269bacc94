package io.paymiumfix.sequencer;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Output.Report;

/** Where reports and answers go, in the core's order. Called by thread {@code report}; may block, within reason. */
public interface ReportSink {

    /**
     * The next report. Anything thrown stops the gateway.
     *
     * @param endOfBatch nothing further waits at present
     */
    void report(Report report, boolean endOfBatch);

    /**
     * The answer to a question, in its place among the reports: it tells what the reports before it told. Anything
     * thrown stops the gateway.
     *
     * @param endOfBatch nothing further waits at present
     */
    void answer(Answer.Status answer, boolean endOfBatch);
}
