package io.paymiumfix.fix;

import static io.paymiumfix.order.VenueOrder.ABSENT;

import io.paymiumfix.fix44.ExecutionReport;
import io.paymiumfix.fix44.OrderCancelReject;
import io.paymiumfix.fix44.field.Account;
import io.paymiumfix.fix44.field.AvgPx;
import io.paymiumfix.fix44.field.CashOrderQty;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.CumQty;
import io.paymiumfix.fix44.field.CxlRejReason;
import io.paymiumfix.fix44.field.CxlRejResponseTo;
import io.paymiumfix.fix44.field.DeliverToCompID;
import io.paymiumfix.fix44.field.ExecID;
import io.paymiumfix.fix44.field.ExecRestatementReason;
import io.paymiumfix.fix44.field.GrossTradeAmt;
import io.paymiumfix.fix44.field.LastPx;
import io.paymiumfix.fix44.field.LastQty;
import io.paymiumfix.fix44.field.LastRptRequested;
import io.paymiumfix.fix44.field.LeavesQty;
import io.paymiumfix.fix44.field.MassStatusReqID;
import io.paymiumfix.fix44.field.MiscFeeAmt;
import io.paymiumfix.fix44.field.MiscFeeCurr;
import io.paymiumfix.fix44.field.MiscFeeType;
import io.paymiumfix.fix44.field.NoMiscFees;
import io.paymiumfix.fix44.field.OrdRejReason;
import io.paymiumfix.fix44.field.OrdStatusReqID;
import io.paymiumfix.fix44.field.OrderID;
import io.paymiumfix.fix44.field.OrderQty;
import io.paymiumfix.fix44.field.OrigClOrdID;
import io.paymiumfix.fix44.field.PossResend;
import io.paymiumfix.fix44.field.Price;
import io.paymiumfix.fix44.field.SecondaryOrderID;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.TotNumReports;
import io.paymiumfix.fix44.field.TransactTime;
import io.paymiumfix.order.Answer;
import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.ReportBody;
import quickfix.Message;

/**
 * The core's reports as ExecutionReport(8) and OrderCancelReject(9): only fields and values of FIX 4.4 as published, so
 * that any counterparty's dictionary takes them. Writes the fields as text, in the order of their tags, and leaves the
 * header to the session: an order's two reports built field by field cost more than all else that is done for it.
 *
 * <p>Used by one thread at a time.
 */
final class ReportEncoder {

    /** MiscFeeType(139): exchange fees. */
    private static final String EXCHANGE_FEES = "4";

    private static final String BTC = "BTC";
    private static final String EUR = "EUR";
    /** FIX's word for a Symbol(55) that is not known. */
    private static final String NO_SYMBOL = "[N/A]";

    private static final char SOH = '\001';
    private static final char UNDISCLOSED = '7';
    private static final char FOR_CANCEL_REQUEST = '1';
    private static final int MAX_TEXT = 512;
    private static final int E8 = 8;
    private static final int E10 = 10;

    private final TimestampPrecision precision;
    private final Latin1Buffer fields = new Latin1Buffer();

    ReportEncoder(final TimestampPrecision precision) {
        this.precision = precision;
    }

    Message encode(final ReportBody body, final boolean possResend) {
        final String msgType = put(body);
        return carry(new SplicedMessage(), msgType, EncodedBody.of(fields), body, possResend);
    }

    /** The same, as a message that carried another before and is carried by nobody any more; over with the next that is encoded. */
    Message encode(final ReportBody body, final boolean possResend, final SplicedMessage message) {
        final String msgType = put(body);
        return carry(message, msgType, EncodedBody.in(fields), body, possResend);
    }

    /** An answer to OrderStatusRequest(H) or OrderMassStatusRequest(AF). */
    Message encode(final Answer.Status answer) {
        final ReportBody.Execution body = answer.execution();
        put(body, answer);
        return carry(new SplicedMessage(), ExecutionReport.MSGTYPE, EncodedBody.of(fields), body, false);
    }

    /** Says which message it is. */
    private String put(final ReportBody body) {
        if (body instanceof ReportBody.Execution execution) {
            put(execution, null);
            return ExecutionReport.MSGTYPE;
        }
        put((ReportBody.CancelReject) body);
        return OrderCancelReject.MSGTYPE;
    }

    private static Message carry(
            final SplicedMessage message,
            final String msgType,
            final EncodedBody encoded,
            final ReportBody body,
            final boolean possResend) {
        final Message.Header header = message.getHeader();
        if (body.deliverTo().isEmpty()) {
            header.removeField(DeliverToCompID.FIELD);
        } else {
            header.setString(DeliverToCompID.FIELD, body.deliverTo());
        }
        if (possResend) {
            header.setBoolean(PossResend.FIELD, true);
        } else {
            header.removeField(PossResend.FIELD);
        }
        return message.carry(msgType, "", encoded);
    }

    /** @param answer the answer it is, or null */
    private void put(final ReportBody.Execution body, final Answer.Status answer) {
        fields.clear();
        text(Account.FIELD, body.account());
        required(AvgPx.FIELD, body.avgPxE8(), E8);
        text(ClOrdID.FIELD, body.clOrdId());
        required(CumQty.FIELD, body.cumQtySatoshi(), E8);
        text(ExecID.FIELD, body.execId());
        if (body.execType() == ExecType.TRADE) {
            number(LastPx.FIELD, body.lastPxE8(), E8);
            number(LastQty.FIELD, body.lastQtySatoshi(), E8);
        }
        text(OrderID.FIELD, body.orderId());
        number(OrderQty.FIELD, body.orderQtySatoshi(), E8);
        letter(io.paymiumfix.fix44.field.OrdStatus.FIELD, body.ordStatus().fix());
        letter(io.paymiumfix.fix44.field.OrdType.FIELD, body.ordType());
        text(OrigClOrdID.FIELD, body.origClOrdId());
        number(Price.FIELD, body.priceE8(), E8);
        letter(io.paymiumfix.fix44.field.Side.FIELD, body.side() == '\0' ? UNDISCLOSED : body.side());
        text(Symbol.FIELD, body.symbol().isEmpty() ? NO_SYMBOL : body.symbol());
        text(Text.FIELD, printable(body.text()));
        letter(io.paymiumfix.fix44.field.TimeInForce.FIELD, body.timeInForce());
        time(TransactTime.FIELD, body.transactUs());
        code(OrdRejReason.FIELD, body.ordRejReason());
        letter(io.paymiumfix.fix44.field.ExecType.FIELD, body.execType().fix());
        required(LeavesQty.FIELD, body.leavesQtySatoshi(), E8);
        number(CashOrderQty.FIELD, body.cashOrderQtyE8(), E8);
        text(SecondaryOrderID.FIELD, body.uuid());
        code(ExecRestatementReason.FIELD, body.restatementReason());
        number(GrossTradeAmt.FIELD, body.grossTradeAmtE10(), E10);
        final boolean isOfMany = answer != null && !answer.massStatusReqId().isEmpty();
        if (isOfMany) {
            text(MassStatusReqID.FIELD, answer.massStatusReqId());
        }
        letter(io.paymiumfix.fix44.field.WorkingIndicator.FIELD, body.working());
        if (answer != null) {
            text(OrdStatusReqID.FIELD, answer.ordStatusReqId());
        }
        if (isOfMany) {
            code(TotNumReports.FIELD, answer.totNumReports());
            letter(LastRptRequested.FIELD, answer.last() ? 'Y' : 'N');
        }
        fees(body);
    }

    private void put(final ReportBody.CancelReject body) {
        fields.clear();
        text(Account.FIELD, body.account());
        text(ClOrdID.FIELD, body.clOrdId());
        text(OrderID.FIELD, body.orderId());
        letter(io.paymiumfix.fix44.field.OrdStatus.FIELD, body.ordStatus().fix());
        text(OrigClOrdID.FIELD, body.origClOrdId().isEmpty() ? "NONE" : body.origClOrdId());
        text(Text.FIELD, printable(body.text()));
        time(TransactTime.FIELD, body.transactUs());
        code(CxlRejReason.FIELD, body.cxlRejReason());
        text(SecondaryOrderID.FIELD, body.uuid());
        letter(CxlRejResponseTo.FIELD, FOR_CANCEL_REQUEST);
    }

    private void fees(final ReportBody.Execution body) {
        final boolean btc = isFee(body.btcFeeSatoshi());
        final boolean eur = isFee(body.currencyFeeE8());
        if (btc || eur) {
            code(NoMiscFees.FIELD, btc && eur ? 2 : 1);
            if (btc) {
                fee(body.btcFeeSatoshi(), BTC);
            }
            if (eur) {
                fee(body.currencyFeeE8(), EUR);
            }
        }
    }

    private static boolean isFee(final long change) {
        return change != ABSENT && change != 0;
    }

    private void fee(final long change, final String currency) {
        number(MiscFeeAmt.FIELD, change, E8);
        text(MiscFeeCurr.FIELD, currency);
        text(MiscFeeType.FIELD, EXCHANGE_FEES);
    }

    /** Nothing when empty. What one byte does not hold, which only the venue's texts could have, becomes a question mark. */
    private void text(final int tag, final String value) {
        if (!value.isEmpty()) {
            tag(tag).put(value).put(SOH);
        }
    }

    private void letter(final int tag, final char value) {
        if (value != '\0') {
            tag(tag).put(value).put(SOH);
        }
    }

    private void code(final int tag, final int value) {
        if (value >= 0) {
            tag(tag).putInt(value).put(SOH);
        }
    }

    private void number(final int tag, final long value, final int scale) {
        if (value != ABSENT) {
            tag(tag).putDecimal(value, scale).put(SOH);
        }
    }

    private void required(final int tag, final long value, final int scale) {
        number(tag, value == ABSENT ? 0 : value, scale);
    }

    private void time(final int tag, final long epochUs) {
        UtcTimestamp.put(tag(tag), epochUs, precision);
        fields.put(SOH);
    }

    private Latin1Buffer tag(final int tag) {
        return fields.putInt(tag).put('=');
    }

    /** Text a FIX field can hold: no control characters, one byte per character, and not without end. */
    static String printable(final String text) {
        boolean clean = text.length() <= MAX_TEXT;
        for (int i = 0; clean && i < text.length(); i++) {
            clean = isPrintable(text.charAt(i));
        }
        if (clean) {
            return text;
        }
        final StringBuilder cleaned = new StringBuilder(MAX_TEXT);
        for (int i = 0; i < Math.min(text.length(), MAX_TEXT); i++) {
            final char c = text.charAt(i);
            cleaned.append(isPrintable(c) ? c : (c < ' ' ? ' ' : '?'));
        }
        return cleaned.toString();
    }

    private static boolean isPrintable(final char c) {
        return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c <= 0xFF);
    }
}
