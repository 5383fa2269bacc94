package io.paymiumfix.fix;

import io.paymiumfix.fix44.RefusedInstructions;
import io.paymiumfix.fix44.field.Account;
import io.paymiumfix.fix44.field.CashOrderQty;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.ExecInst;
import io.paymiumfix.fix44.field.MassStatusReqID;
import io.paymiumfix.fix44.field.MassStatusReqType;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.OnBehalfOfCompID;
import io.paymiumfix.fix44.field.OrdStatusReqID;
import io.paymiumfix.fix44.field.OrdType;
import io.paymiumfix.fix44.field.OrderID;
import io.paymiumfix.fix44.field.OrderQty;
import io.paymiumfix.fix44.field.OrigClOrdID;
import io.paymiumfix.fix44.field.OrigSendingTime;
import io.paymiumfix.fix44.field.PossDupFlag;
import io.paymiumfix.fix44.field.PossResend;
import io.paymiumfix.fix44.field.Price;
import io.paymiumfix.fix44.field.SenderCompID;
import io.paymiumfix.fix44.field.SendingTime;
import io.paymiumfix.fix44.field.Side;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.fix44.field.TimeInForce;
import io.paymiumfix.fix44.field.TransactTime;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.Origin;
import io.paymiumfix.order.Query;
import java.util.List;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;

/** Commands and questions, already valid by the dictionary, as inputs and queries of the core. Pure. */
final class CommandDecoder {

    private static final int MAX_CL_ORD_ID = 64;
    /** Characters of any other text that the core would keep with an order: no name or number there is has as many. */
    private static final int MAX_TEXT = 128;

    private static final String TOO_LONG = "FIELD_TOO_LONG: %s may have " + MAX_TEXT + " characters at most";
    private static final String YES = "Y";

    private CommandDecoder() {}

    static Input.PlaceOrder placeOrder(final SessionSettings session, final Message message) throws FieldNotFound {
        return new Input.PlaceOrder(
                origin(session, message),
                text(message, ClOrdID.FIELD),
                text(message, Account.FIELD),
                text(message, Symbol.FIELD),
                character(message, Side.FIELD),
                character(message, OrdType.FIELD),
                text(message, OrderQty.FIELD),
                text(message, CashOrderQty.FIELD),
                text(message, Price.FIELD),
                character(message, TimeInForce.FIELD),
                text(message, ExecInst.FIELD),
                RefusedInstructions.in(message));
    }

    static Input.CancelOrder cancelOrder(final SessionSettings session, final Message message) throws FieldNotFound {
        return new Input.CancelOrder(
                origin(session, message),
                text(message, ClOrdID.FIELD),
                text(message, OrigClOrdID.FIELD),
                text(message, OrderID.FIELD),
                text(message, Symbol.FIELD),
                character(message, Side.FIELD),
                List.of());
    }

    static Query.OrderStatus orderStatus(final SessionSettings session, final Message message) throws FieldNotFound {
        return new Query.OrderStatus(
                origin(session, message),
                text(message, ClOrdID.FIELD),
                text(message, OrderID.FIELD),
                text(message, Symbol.FIELD),
                character(message, Side.FIELD),
                text(message, OrdStatusReqID.FIELD));
    }

    static Query.MassStatus massStatus(final SessionSettings session, final Message message) throws FieldNotFound {
        return new Query.MassStatus(
                origin(session, message),
                text(message, MassStatusReqID.FIELD),
                message.getInt(MassStatusReqType.FIELD),
                text(message, Account.FIELD),
                text(message, Symbol.FIELD),
                character(message, Side.FIELD));
    }

    /** ClOrdID(11) may be any printable ASCII, up to 64 characters. */
    static boolean isClOrdId(final String clOrdId) {
        if (clOrdId.isEmpty() || clOrdId.length() > MAX_CL_ORD_ID) {
            return false;
        }
        for (int i = 0; i < clOrdId.length(); i++) {
            if (clOrdId.charAt(i) < ' ' || clOrdId.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** What to answer because a text is too long to be kept, or empty. */
    static String tooLong(final Input.PlaceOrder order) {
        final String field = longField(order);
        return field.isEmpty() ? "" : TOO_LONG.formatted(field);
    }

    /** The same. */
    static String tooLong(final Input.CancelOrder cancel) {
        final String field = longField(cancel);
        return field.isEmpty() ? "" : TOO_LONG.formatted(field);
    }

    private static String longField(final Input.PlaceOrder order) {
        if (isLong(order.symbol())) {
            return "Symbol(55)";
        } else if (isLong(order.account())) {
            return "Account(1)";
        } else if (isLong(order.orderQty())) {
            return "OrderQty(38)";
        } else if (isLong(order.cashOrderQty())) {
            return "CashOrderQty(152)";
        } else if (isLong(order.price())) {
            return "Price(44)";
        } else if (isLong(order.execInst())) {
            return "ExecInst(18)";
        }
        return isLong(order.origin().onBehalfOf()) ? "OnBehalfOfCompID(115)" : "";
    }

    private static String longField(final Input.CancelOrder cancel) {
        if (isLong(cancel.origClOrdId())) {
            return "OrigClOrdID(41)";
        } else if (isLong(cancel.orderId())) {
            return "OrderID(37)";
        } else if (isLong(cancel.symbol())) {
            return "Symbol(55)";
        }
        return isLong(cancel.origin().onBehalfOf()) ? "OnBehalfOfCompID(115)" : "";
    }

    private static boolean isLong(final String text) {
        return text.length() > MAX_TEXT;
    }

    /** The field's value as written, or empty. */
    static String text(final FieldMap fields, final int tag) throws FieldNotFound {
        return fields.isSetField(tag) ? fields.getString(tag) : "";
    }

    /** The field's one character, or {@code '\0'}. */
    static char character(final FieldMap fields, final int tag) throws FieldNotFound {
        final String value = text(fields, tag);
        return value.isEmpty() ? '\0' : value.charAt(0);
    }

    private static Origin origin(final SessionSettings session, final Message message) throws FieldNotFound {
        final FieldMap header = message.getHeader();
        final String onBehalfOf = text(header, OnBehalfOfCompID.FIELD);
        final String sender = sender(header, session);
        return new Origin(
                session.name(),
                onBehalfOf.isEmpty() ? sender : sender + '/' + onBehalfOf,
                onBehalfOf,
                header.getInt(MsgSeqNum.FIELD),
                YES.equals(text(header, PossDupFlag.FIELD)),
                YES.equals(text(header, PossResend.FIELD)),
                UtcTimestamp.parseUs(text(header, SendingTime.FIELD)),
                UtcTimestamp.parseUs(text(header, OrigSendingTime.FIELD)),
                UtcTimestamp.parseUs(text(message, TransactTime.FIELD)));
    }

    /** SenderCompID(49); the configured text where it is that, since an order keeps it for as long as it rests. */
    private static String sender(final FieldMap header, final SessionSettings session) throws FieldNotFound {
        final String sender = text(header, SenderCompID.FIELD);
        return sender.equals(session.clientCompId()) ? session.clientCompId() : sender;
    }
}
