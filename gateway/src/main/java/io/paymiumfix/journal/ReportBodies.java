package io.paymiumfix.journal;

import io.paymiumfix.order.ReportBody;
import io.paymiumfix.order.ReportBody.CancelReject;
import io.paymiumfix.order.ReportBody.Execution;

/** {@link ReportBody} on the wire: one byte for its kind, then its fields. */
final class ReportBodies {

    private static final int EXECUTION = 1;
    private static final int CANCEL_REJECT = 2;

    private ReportBodies() {}

    static void put(final WireWriter out, final ReportBody body) {
        if (body instanceof Execution execution) {
            out.putByte(EXECUTION);
            put(out, execution);
        } else if (body instanceof CancelReject reject) {
            out.putByte(CANCEL_REJECT);
            put(out, reject);
        } else {
            throw new IllegalStateException("no code for " + body.getClass());
        }
    }

    static ReportBody read(final WireReader in) {
        final int kind = in.readByte();
        return switch (kind) {
            case EXECUTION -> readExecution(in);
            case CANCEL_REJECT -> readCancelReject(in);
            default -> throw new UndecodableException("no report body has the code " + kind);
        };
    }

    private static void put(final WireWriter out, final Execution body) {
        out.putText(body.deliverTo());
        out.putText(body.orderId());
        out.putText(body.uuid());
        out.putText(body.clOrdId());
        out.putText(body.origClOrdId());
        out.putText(body.execId());
        EnumCodes.EXEC_TYPE.put(out, body.execType());
        EnumCodes.ORD_STATUS.put(out, body.ordStatus());
        out.putInt(body.ordRejReason());
        out.putInt(body.restatementReason());
        out.putText(body.account());
        out.putText(body.symbol());
        out.putChar(body.side());
        out.putChar(body.ordType());
        out.putChar(body.timeInForce());
        out.putLong(body.orderQtySatoshi());
        out.putLong(body.cashOrderQtyE8());
        out.putLong(body.priceE8());
        out.putLong(body.lastQtySatoshi());
        out.putLong(body.lastPxE8());
        out.putLong(body.leavesQtySatoshi());
        out.putLong(body.cumQtySatoshi());
        out.putLong(body.avgPxE8());
        out.putLong(body.grossTradeAmtE10());
        out.putLong(body.btcFeeSatoshi());
        out.putLong(body.currencyFeeE8());
        out.putChar(body.working());
        out.putLong(body.transactUs());
        out.putText(body.text());
    }

    private static void put(final WireWriter out, final CancelReject body) {
        out.putText(body.deliverTo());
        out.putText(body.orderId());
        out.putText(body.uuid());
        out.putText(body.clOrdId());
        out.putText(body.origClOrdId());
        EnumCodes.ORD_STATUS.put(out, body.ordStatus());
        out.putInt(body.cxlRejReason());
        out.putText(body.account());
        out.putLong(body.transactUs());
        out.putText(body.text());
    }

    private static Execution readExecution(final WireReader in) {
        return new Execution(
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                EnumCodes.EXEC_TYPE.read(in),
                EnumCodes.ORD_STATUS.read(in),
                in.readInt(),
                in.readInt(),
                in.readText(),
                in.readText(),
                in.readChar(),
                in.readChar(),
                in.readChar(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readChar(),
                in.readLong(),
                in.readText());
    }

    private static CancelReject readCancelReject(final WireReader in) {
        return new CancelReject(
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                EnumCodes.ORD_STATUS.read(in),
                in.readInt(),
                in.readText(),
                in.readLong(),
                in.readText());
    }
}
