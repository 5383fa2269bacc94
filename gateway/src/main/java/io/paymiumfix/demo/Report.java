package io.paymiumfix.demo;

import io.paymiumfix.fix44.field.AvgPx;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.CumQty;
import io.paymiumfix.fix44.field.ExecID;
import io.paymiumfix.fix44.field.ExecType;
import io.paymiumfix.fix44.field.GrossTradeAmt;
import io.paymiumfix.fix44.field.MiscFeeAmt;
import io.paymiumfix.fix44.field.MiscFeeCurr;
import io.paymiumfix.fix44.field.NoMiscFees;
import io.paymiumfix.fix44.field.OrdStatus;
import io.paymiumfix.fix44.field.OrigClOrdID;
import io.paymiumfix.fix44.field.SecondaryOrderID;
import io.paymiumfix.fix44.field.Text;
import java.math.BigDecimal;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;

/**
 * What an ExecutionReport(8) says, as an OMS books it.
 *
 * @param order ClOrdID(11) of the order: OrigClOrdID(41) where a cancel caused the report
 * @param btcFee change of the BTC fees since the report before
 * @param eurFee change of the EUR fees since the report before
 * @param uuid the venue's id, or empty
 */
record Report(
        String order,
        String execId,
        char execType,
        char ordStatus,
        BigDecimal cumQty,
        BigDecimal avgPx,
        BigDecimal grossTradeAmt,
        BigDecimal btcFee,
        BigDecimal eurFee,
        String uuid,
        String text) {

    static Report of(final Message message) throws FieldNotFound {
        return new Report(
                message.isSetField(OrigClOrdID.FIELD)
                        ? message.getString(OrigClOrdID.FIELD)
                        : message.getString(ClOrdID.FIELD),
                message.getString(ExecID.FIELD),
                message.getChar(ExecType.FIELD),
                message.getChar(OrdStatus.FIELD),
                message.getDecimal(CumQty.FIELD),
                message.getDecimal(AvgPx.FIELD),
                message.isSetField(GrossTradeAmt.FIELD) ? message.getDecimal(GrossTradeAmt.FIELD) : BigDecimal.ZERO,
                fee(message, "BTC"),
                fee(message, "EUR"),
                text(message, SecondaryOrderID.FIELD),
                text(message, Text.FIELD));
    }

    private static BigDecimal fee(final Message message, final String currency) throws FieldNotFound {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Group fee : message.getGroups(NoMiscFees.FIELD)) {
            if (fee.getString(MiscFeeCurr.FIELD).equals(currency)) {
                sum = sum.add(fee.getDecimal(MiscFeeAmt.FIELD));
            }
        }
        return sum;
    }

    private static String text(final Message message, final int tag) throws FieldNotFound {
        return message.isSetField(tag) ? message.getString(tag) : "";
    }

    /** As {@link Ticket#expect} writes what it expects: {@code 150=F 39=1 14=0.15}. */
    String brief() {
        return "150=" + execType + " 39=" + ordStatus + " 14="
                + cumQty.stripTrailingZeros().toPlainString();
    }
}
