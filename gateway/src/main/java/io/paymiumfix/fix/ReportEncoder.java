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
import io.paymiumfix.order.FixedPoint;
import io.paymiumfix.order.ReportBody;
import java.util.Arrays;
import quickfix.Group;
import quickfix.Message;

/**
 * The core's reports as ExecutionReport(8) and OrderCancelReject(9): only fields and values of FIX 4.4 as published, so
 * that any counterparty's dictionary takes them. Pure.
 */
final class ReportEncoder {

    /** MiscFeeType(139): exchange fees. */
    private static final String EXCHANGE_FEES = "4";

    private static final String BTC = "BTC";
    private static final String EUR = "EUR";
    /** FIX's word for a Symbol(55) that is not known. */
    private static final String NO_SYMBOL = "[N/A]";

    private static final char UNDISCLOSED = '7';
    private static final char FOR_CANCEL_REQUEST = '1';
    private static final int MAX_TEXT = 512;
    private static final int E8 = 8;
    private static final int E10 = 10;
    /** Each character as a text, which a field is made of. */
    private static final String[] ASCII = new String[128];

    static {
        Arrays.setAll(ASCII, letter -> String.valueOf((char) letter));
    }

    private final TimestampPrecision precision;

    ReportEncoder(final TimestampPrecision precision) {
        this.precision = precision;
    }

    Message encode(final ReportBody body, final boolean possResend) {
        final Message message = body instanceof ReportBody.Execution execution
                ? execution(execution)
                : cancelReject((ReportBody.CancelReject) body);
        if (!body.deliverTo().isEmpty()) {
            message.getHeader().setString(DeliverToCompID.FIELD, body.deliverTo());
        }
        if (possResend) {
            message.getHeader().setBoolean(PossResend.FIELD, true);
        }
        return message;
    }

    /** An answer to OrderStatusRequest(H) or OrderMassStatusRequest(AF). */
    Message encode(final Answer.Status answer) {
        final Message message = encode(answer.execution(), false);
        text(message, OrdStatusReqID.FIELD, answer.ordStatusReqId());
        text(message, MassStatusReqID.FIELD, answer.massStatusReqId());
        if (!answer.massStatusReqId().isEmpty()) {
            code(message, TotNumReports.FIELD, answer.totNumReports());
            message.setBoolean(LastRptRequested.FIELD, answer.last());
        }
        return message;
    }

    private Message execution(final ReportBody.Execution body) {
        final Message message = new ExecutionReport();
        message.setString(OrderID.FIELD, body.orderId());
        text(message, SecondaryOrderID.FIELD, body.uuid());
        text(message, ClOrdID.FIELD, body.clOrdId());
        text(message, OrigClOrdID.FIELD, body.origClOrdId());
        message.setString(ExecID.FIELD, body.execId());
        letter(
                message,
                io.paymiumfix.fix44.field.ExecType.FIELD,
                body.execType().fix());
        letter(
                message,
                io.paymiumfix.fix44.field.OrdStatus.FIELD,
                body.ordStatus().fix());
        code(message, OrdRejReason.FIELD, body.ordRejReason());
        code(message, ExecRestatementReason.FIELD, body.restatementReason());
        text(message, Account.FIELD, body.account());
        message.setString(Symbol.FIELD, body.symbol().isEmpty() ? NO_SYMBOL : body.symbol());
        letter(message, io.paymiumfix.fix44.field.Side.FIELD, body.side() == '\0' ? UNDISCLOSED : body.side());
        character(message, io.paymiumfix.fix44.field.OrdType.FIELD, body.ordType());
        character(message, io.paymiumfix.fix44.field.TimeInForce.FIELD, body.timeInForce());
        number(message, OrderQty.FIELD, body.orderQtySatoshi(), E8);
        number(message, CashOrderQty.FIELD, body.cashOrderQtyE8(), E8);
        number(message, Price.FIELD, body.priceE8(), E8);
        if (body.execType() == ExecType.TRADE) {
            number(message, LastQty.FIELD, body.lastQtySatoshi(), E8);
            number(message, LastPx.FIELD, body.lastPxE8(), E8);
        }
        required(message, LeavesQty.FIELD, body.leavesQtySatoshi(), E8);
        required(message, CumQty.FIELD, body.cumQtySatoshi(), E8);
        required(message, AvgPx.FIELD, body.avgPxE8(), E8);
        number(message, GrossTradeAmt.FIELD, body.grossTradeAmtE10(), E10);
        fee(message, BTC, body.btcFeeSatoshi());
        fee(message, EUR, body.currencyFeeE8());
        character(message, io.paymiumfix.fix44.field.WorkingIndicator.FIELD, body.working());
        message.setString(TransactTime.FIELD, UtcTimestamp.format(body.transactUs(), precision));
        text(message, Text.FIELD, printable(body.text()));
        return message;
    }

    private Message cancelReject(final ReportBody.CancelReject body) {
        final Message message = new OrderCancelReject();
        message.setString(OrderID.FIELD, body.orderId());
        text(message, SecondaryOrderID.FIELD, body.uuid());
        message.setString(ClOrdID.FIELD, body.clOrdId());
        message.setString(OrigClOrdID.FIELD, body.origClOrdId().isEmpty() ? "NONE" : body.origClOrdId());
        letter(
                message,
                io.paymiumfix.fix44.field.OrdStatus.FIELD,
                body.ordStatus().fix());
        text(message, Account.FIELD, body.account());
        message.setString(TransactTime.FIELD, UtcTimestamp.format(body.transactUs(), precision));
        letter(message, CxlRejResponseTo.FIELD, FOR_CANCEL_REQUEST);
        message.setInt(CxlRejReason.FIELD, body.cxlRejReason());
        text(message, Text.FIELD, printable(body.text()));
        return message;
    }

    private static void fee(final Message message, final String currency, final long change) {
        if (change == ABSENT || change == 0) {
            return;
        }
        final Group fee = new ExecutionReport.NoMiscFees();
        fee.setString(MiscFeeAmt.FIELD, FixedPoint.format(change, E8));
        fee.setString(MiscFeeCurr.FIELD, currency);
        fee.setString(MiscFeeType.FIELD, EXCHANGE_FEES);
        message.addGroup(fee);
    }

    private static void text(final Message message, final int tag, final String value) {
        if (!value.isEmpty()) {
            message.setString(tag, value);
        }
    }

    private static void character(final Message message, final int tag, final char value) {
        if (value != '\0') {
            letter(message, tag, value);
        }
    }

    private static void letter(final Message message, final int tag, final char value) {
        message.setString(tag, value < ASCII.length ? ASCII[value] : String.valueOf(value));
    }

    private static void code(final Message message, final int tag, final int value) {
        if (value >= 0) {
            message.setInt(tag, value);
        }
    }

    private static void number(final Message message, final int tag, final long value, final int scale) {
        if (value != ABSENT) {
            message.setString(tag, FixedPoint.format(value, scale));
        }
    }

    private static void required(final Message message, final int tag, final long value, final int scale) {
        message.setString(tag, value == ABSENT ? "0" : FixedPoint.format(value, scale));
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
