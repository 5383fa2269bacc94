package io.paymiumfix.demo;

import io.paymiumfix.fix44.ExecutionReport;
import io.paymiumfix.fix44.field.AvgPx;
import io.paymiumfix.fix44.field.CashOrderQty;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.CumQty;
import io.paymiumfix.fix44.field.CxlRejReason;
import io.paymiumfix.fix44.field.ExecType;
import io.paymiumfix.fix44.field.HeartBtInt;
import io.paymiumfix.fix44.field.LastPx;
import io.paymiumfix.fix44.field.LastQty;
import io.paymiumfix.fix44.field.LeavesQty;
import io.paymiumfix.fix44.field.MiscFeeAmt;
import io.paymiumfix.fix44.field.MiscFeeCurr;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.fix44.field.NoMiscFees;
import io.paymiumfix.fix44.field.OrdRejReason;
import io.paymiumfix.fix44.field.OrdStatus;
import io.paymiumfix.fix44.field.OrdType;
import io.paymiumfix.fix44.field.OrderQty;
import io.paymiumfix.fix44.field.OrigClOrdID;
import io.paymiumfix.fix44.field.Price;
import io.paymiumfix.fix44.field.Side;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import quickfix.DataDictionary;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;

/** FIX messages as a person reads them: {@code OrdStatus(39)=1 partially filled}. Names come from the data dictionary. */
final class FixWords {

    private static final List<Integer> REPORT = List.of(
            ClOrdID.FIELD,
            OrigClOrdID.FIELD,
            ExecType.FIELD,
            OrdStatus.FIELD,
            OrdRejReason.FIELD,
            CxlRejReason.FIELD,
            LastQty.FIELD,
            LastPx.FIELD,
            CumQty.FIELD,
            LeavesQty.FIELD,
            AvgPx.FIELD,
            Text.FIELD);

    /** What matters, by MsgType(35). */
    private static final Map<String, List<Integer>> FIELDS = Map.of(
            MsgType.LOGON,
            List.of(Username.FIELD, HeartBtInt.FIELD),
            MsgType.LOGOUT,
            List.of(Text.FIELD),
            MsgType.ORDER_SINGLE,
            List.of(
                    ClOrdID.FIELD,
                    Symbol.FIELD,
                    Side.FIELD,
                    OrdType.FIELD,
                    OrderQty.FIELD,
                    CashOrderQty.FIELD,
                    Price.FIELD),
            MsgType.ORDER_CANCEL_REQUEST,
            List.of(ClOrdID.FIELD, OrigClOrdID.FIELD),
            MsgType.EXECUTION_REPORT,
            REPORT,
            MsgType.ORDER_CANCEL_REJECT,
            REPORT);

    private final DataDictionary dictionary;

    FixWords(final DataDictionary dictionary) {
        this.dictionary = dictionary;
    }

    static String name(final Message message) throws FieldNotFound {
        final String type = message.getHeader().getString(MsgType.FIELD);
        return switch (type) {
            case MsgType.LOGON -> "Logon(A)";
            case MsgType.LOGOUT -> "Logout(5)";
            case MsgType.REJECT -> "Reject(3)";
            case MsgType.ORDER_SINGLE -> "NewOrderSingle(D)";
            case MsgType.ORDER_CANCEL_REQUEST -> "OrderCancelRequest(F)";
            case MsgType.EXECUTION_REPORT -> "ExecutionReport(8)";
            case MsgType.ORDER_CANCEL_REJECT -> "OrderCancelReject(9)";
            default -> "MsgType(35)=" + type;
        };
    }

    /** Its fields that matter, each one word. */
    List<String> details(final Message message) throws FieldNotFound {
        final List<String> details = new ArrayList<>();
        final String type = message.getHeader().getString(MsgType.FIELD);
        for (final int tag : FIELDS.getOrDefault(type, List.of(Text.FIELD))) {
            if (message.isSetField(tag) && !isNoise(message, tag)) {
                details.add(field(message, tag));
            }
        }
        for (final Group fee : message.getGroups(NoMiscFees.FIELD)) {
            details.add(field(fee, MiscFeeAmt.FIELD) + " " + fee.getString(MiscFeeCurr.FIELD));
        }
        return details;
    }

    /** An average price of nothing. */
    private static boolean isNoise(final Message message, final int tag) throws FieldNotFound {
        return tag == AvgPx.FIELD && message.getDecimal(AvgPx.FIELD).signum() == 0;
    }

    private String field(final FieldMap fields, final int tag) throws FieldNotFound {
        final String value = fields.getString(tag);
        final String meaning = isSaidByStatus(fields, tag, value) ? "" : meaning(tag, value);
        return dictionary.getFieldName(tag) + "(" + tag + ")=" + value + (meaning.isEmpty() ? "" : " " + meaning);
    }

    /** ExecType(150) means what OrdStatus(39) beside it means. */
    private static boolean isSaidByStatus(final FieldMap fields, final int tag, final String value)
            throws FieldNotFound {
        return tag == ExecType.FIELD && fields.getString(OrdStatus.FIELD).equals(value);
    }

    /** The dictionary's word for one of a field's listed values; empty when it lists none. */
    String meaning(final int tag, final String value) {
        final String word = dictionary.getValueName(tag, value);
        return word == null ? "" : word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether a message belongs to the conversation about orders; heartbeats do not. */
    static boolean matters(final Message message) throws FieldNotFound {
        return switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.HEARTBEAT, MsgType.TEST_REQUEST -> false;
            default -> true;
        };
    }

    static boolean isReport(final Message message) {
        return message instanceof ExecutionReport;
    }
}
