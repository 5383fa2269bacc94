package io.paymiumfix.sequencer;

import io.paymiumfix.order.Output.Report;

/** Where reports go, in the core's order. Called by thread {@code report}; may block, within reason. */
@FunctionalInterface
public interface ReportSink {

    /**
     * The next report. Anything thrown stops the gateway.
     *
     * @param endOfBatch no further report waits at present
     */
    void report(Report report, boolean endOfBatch);
}
