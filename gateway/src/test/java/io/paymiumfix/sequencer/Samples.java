package io.paymiumfix.sequencer;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.OperatorCommand;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.Output.CancelCall;
import io.paymiumfix.order.Output.Report;
import io.paymiumfix.order.ReportBody.CancelReject;

/** Small records for tests. */
final class Samples {

    private Samples() {}

    /** An input that says who it is. */
    static Input input(final String producer, final int number) {
        return new OperatorCommand(0, producer, "NOTHING", Integer.toString(number), "");
    }

    static Report report(final String session, final long reportSeq) {
        return new Report(
                session,
                reportSeq,
                new CancelReject("", "NONE", "", "c" + reportSeq, "", OrdStatus.REJECTED, 1, "", 0, "UNKNOWN_ORDER"));
    }

    static CancelCall call(final long callId) {
        return new CancelCall(callId, "main", "O" + callId, "uuid-" + callId);
    }
}
