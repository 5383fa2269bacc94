package io.paymiumfix.sequencer;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.Report;

/** Where reports, answers and changes of mode go, in the core's order. Called by thread {@code report}; may block, within reason. */
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

    /**
     * The core applies another mode: what is reported after this was decided under it. Anything thrown stops the
     * gateway.
     *
     * @param endOfBatch nothing further waits at present
     */
    void modeApplied(ModeApplied applied, boolean endOfBatch);
}
