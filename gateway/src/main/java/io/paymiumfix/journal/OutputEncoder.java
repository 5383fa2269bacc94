package io.paymiumfix.journal;

import io.paymiumfix.order.Output;
import io.paymiumfix.order.Output.Alarm;
import io.paymiumfix.order.Output.BalancesCall;
import io.paymiumfix.order.Output.CancelCall;
import io.paymiumfix.order.Output.CancelTimer;
import io.paymiumfix.order.Output.ListCall;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.OperatorReply;
import io.paymiumfix.order.Output.PlaceCall;
import io.paymiumfix.order.Output.ReadCall;
import io.paymiumfix.order.Output.Report;
import io.paymiumfix.order.Output.SetTimer;
import io.paymiumfix.order.Output.TruthFound;

/** Writes an output: type, version, and the fields in the present version. Owned by one thread. */
final class OutputEncoder implements Output.Handler {

    private final WireWriter out;

    OutputEncoder(final WireWriter out) {
        this.out = out;
    }

    void encode(final Output output) {
        output.dispatch(this);
    }

    @Override
    public void onPlaceCall(final PlaceCall output) {
        putType(OutputType.PLACE_CALL);
        out.putLong(output.callId());
        out.putText(output.account());
        out.putText(output.orderId());
        EnumCodes.ORD_TYPE.put(out, output.type());
        EnumCodes.SIDE.put(out, output.side());
        out.putLong(output.amountSatoshi());
        out.putLong(output.currencyAmountE8());
        out.putLong(output.priceE8());
        out.putLong(output.notAfterUs());
    }

    @Override
    public void onCancelCall(final CancelCall output) {
        putType(OutputType.CANCEL_CALL);
        out.putLong(output.callId());
        out.putText(output.account());
        out.putText(output.orderId());
        out.putText(output.uuid());
    }

    @Override
    public void onReadCall(final ReadCall output) {
        putType(OutputType.READ_CALL);
        out.putLong(output.callId());
        out.putText(output.account());
        out.putText(output.orderId());
        out.putText(output.uuid());
        EnumCodes.READ_PURPOSE.put(out, output.purpose());
    }

    @Override
    public void onListCall(final ListCall output) {
        putType(OutputType.LIST_CALL);
        out.putLong(output.callId());
        out.putText(output.account());
        EnumCodes.READ_PURPOSE.put(out, output.purpose());
        out.putLong(output.sinceS());
        Texts.put(out, output.witnesses());
    }

    @Override
    public void onReport(final Report output) {
        putType(OutputType.REPORT);
        out.putText(output.session());
        out.putLong(output.reportSeq());
        ReportBodies.put(out, output.body());
    }

    @Override
    public void onSetTimer(final SetTimer output) {
        putType(OutputType.SET_TIMER);
        out.putLong(output.timerId());
        out.putLong(output.dueUs());
    }

    @Override
    public void onCancelTimer(final CancelTimer output) {
        putType(OutputType.CANCEL_TIMER);
        out.putLong(output.timerId());
    }

    @Override
    public void onAlarm(final Alarm output) {
        putType(OutputType.ALARM);
        out.putText(output.word());
        out.putText(output.subject());
        out.putText(output.text());
    }

    @Override
    public void onModeApplied(final ModeApplied output) {
        putType(OutputType.MODE_APPLIED);
        EnumCodes.VENUE_MODE.put(out, output.mode());
        out.putText(output.reason());
    }

    @Override
    public void onBalancesCall(final BalancesCall output) {
        putType(OutputType.BALANCES_CALL);
        out.putLong(output.callId());
        out.putText(output.account());
        EnumCodes.READ_PURPOSE.put(out, output.purpose());
    }

    @Override
    public void onOperatorReply(final OperatorReply output) {
        putType(OutputType.OPERATOR_REPLY);
        out.putLong(output.requestId());
        out.putBoolean(output.done());
        out.putText(output.text());
    }

    @Override
    public void onTruthFound(final TruthFound output) {
        putType(OutputType.TRUTH_FOUND);
        out.putText(output.orderId());
        out.putText(output.cause());
        out.putText(output.proof());
        out.putLong(output.tookUs());
    }

    private void putType(final OutputType type) {
        out.putShort(type.code());
        out.putShort(type.version());
    }
}
