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

/** Reads what {@link OutputEncoder} wrote, in every version there ever was. */
final class OutputDecoder {

    private OutputDecoder() {}

    /** The next output; more may follow it. */
    static Output decode(final WireReader in) {
        return switch (OutputType.of(in.readShort(), in.readShort())) {
            case PLACE_CALL -> placeCall(in);
            case CANCEL_CALL -> new CancelCall(in.readLong(), in.readText(), in.readText(), in.readText());
            case READ_CALL -> readCall(in);
            case LIST_CALL ->
                new ListCall(
                        in.readLong(), in.readText(), EnumCodes.READ_PURPOSE.read(in), in.readLong(), Texts.read(in));
            case REPORT -> new Report(in.readText(), in.readLong(), ReportBodies.read(in));
            case SET_TIMER -> new SetTimer(in.readLong(), in.readLong());
            case CANCEL_TIMER -> new CancelTimer(in.readLong());
            case ALARM -> new Alarm(in.readText(), in.readText(), in.readText());
            case MODE_APPLIED -> new ModeApplied(EnumCodes.VENUE_MODE.read(in), in.readText());
            case BALANCES_CALL -> new BalancesCall(in.readLong(), in.readText(), EnumCodes.READ_PURPOSE.read(in));
            case OPERATOR_REPLY -> new OperatorReply(in.readLong(), in.readBoolean(), in.readText());
            case TRUTH_FOUND -> new TruthFound(in.readText(), in.readText(), in.readText(), in.readLong());
        };
    }

    private static PlaceCall placeCall(final WireReader in) {
        return new PlaceCall(
                in.readLong(),
                in.readText(),
                in.readText(),
                EnumCodes.ORD_TYPE.read(in),
                EnumCodes.SIDE.read(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static ReadCall readCall(final WireReader in) {
        return new ReadCall(
                in.readLong(), in.readText(), in.readText(), in.readText(), EnumCodes.READ_PURPOSE.read(in));
    }
}
