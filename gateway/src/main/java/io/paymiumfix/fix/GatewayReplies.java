package io.paymiumfix.fix;

import static io.paymiumfix.fix.CommandDecoder.character;
import static io.paymiumfix.fix.CommandDecoder.text;

import io.paymiumfix.fix44.BusinessMessageReject;
import io.paymiumfix.fix44.field.BusinessRejectReason;
import io.paymiumfix.fix44.field.BusinessRejectRefID;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.DeliverToCompID;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MassStatusReqID;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.fix44.field.OnBehalfOfCompID;
import io.paymiumfix.fix44.field.OrdType;
import io.paymiumfix.fix44.field.OrigClOrdID;
import io.paymiumfix.fix44.field.RefMsgType;
import io.paymiumfix.fix44.field.RefSeqNum;
import io.paymiumfix.fix44.field.SecurityReqID;
import io.paymiumfix.fix44.field.Side;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.TimeInForce;
import io.paymiumfix.fix44.field.TradSesReqID;
import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.ReportBody;
import io.paymiumfix.order.VenueOrder;
import java.util.function.LongSupplier;
import quickfix.FieldNotFound;
import quickfix.Message;

/**
 * What the edge answers itself, because the message never gets to the core. Such an answer is about a message and not
 * about an order: no OrderID(37), no state behind it, and it is not journalled. Pure but for the clock.
 */
final class GatewayReplies {

    private static final int REJECT_REASON_OTHER = 99;
    private static final int EXCHANGE_CLOSED = 2;
    /** What names a message to its sender. */
    private static final int[] IDS = {
        ClOrdID.FIELD, MDReqID.FIELD, SecurityReqID.FIELD, TradSesReqID.FIELD, MassStatusReqID.FIELD
    };

    private static final String EXEC_ID_PREFIX = "GW-";
    private static final String EXEC_ID_FIELD = "\00117=" + EXEC_ID_PREFIX;
    private static final String NO_ORDER = "NONE";

    private final LongSupplier nowUs;

    GatewayReplies(final LongSupplier nowUs) {
        this.nowUs = nowUs;
    }

    /** ExecutionReport(8) with 150=8, 39=8, 103=99 for a NewOrderSingle(D). */
    ReportBody.Execution orderRefused(final Message order, final String text) throws FieldNotFound {
        return orderRefused(order, REJECT_REASON_OTHER, text);
    }

    /** The same with 103=2, as the core says it: no order is taken at present, whatever it is. */
    ReportBody.Execution closedToOrders(final Message order, final String text) throws FieldNotFound {
        return orderRefused(order, EXCHANGE_CLOSED, text);
    }

    private ReportBody.Execution orderRefused(final Message order, final int ordRejReason, final String text)
            throws FieldNotFound {
        final long us = nowUs.getAsLong();
        return new ReportBody.Execution(
                text(order.getHeader(), OnBehalfOfCompID.FIELD),
                NO_ORDER,
                "",
                text(order, ClOrdID.FIELD),
                "",
                EXEC_ID_PREFIX + Long.toString(us, 36) + '-' + order.getHeader().getString(MsgSeqNum.FIELD),
                ExecType.REJECTED,
                OrdStatus.REJECTED,
                ordRejReason,
                -1,
                "",
                text(order, Symbol.FIELD),
                character(order, Side.FIELD),
                character(order, OrdType.FIELD),
                character(order, TimeInForce.FIELD),
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                VenueOrder.ABSENT,
                0,
                0,
                0,
                VenueOrder.ABSENT,
                0,
                0,
                '\0',
                us,
                text);
    }

    /** MsgSeqNum(34) of the NewOrderSingle(D) that this message of ours refuses with 150=8, or 0. */
    static int refusedMsgSeqNum(final String sent) {
        final int execId = sent.indexOf(EXEC_ID_FIELD);
        if (execId < 0) {
            return 0;
        }
        final int end = sent.indexOf('\001', execId + 1);
        return Integer.parseInt(sent.substring(sent.lastIndexOf('-', end) + 1, end));
    }

    /**
     * OrderCancelReject(9) with 102=99 for an OrderCancelRequest(F).
     *
     * <p>OrdStatus(39) is required and the edge does not know it. It says New(0): the order lives and can be cancelled
     * again, which is all that is certain about an order whose cancel was not looked at. Rejected(8), FIX's word for an
     * order that is unknown, would make an order system drop an order that is live; if the order has ended in truth,
     * its own reports have said so or will.
     */
    ReportBody.CancelReject cancelRefused(final Message cancel, final String text) throws FieldNotFound {
        return new ReportBody.CancelReject(
                text(cancel.getHeader(), OnBehalfOfCompID.FIELD),
                NO_ORDER,
                "",
                text(cancel, ClOrdID.FIELD),
                text(cancel, OrigClOrdID.FIELD),
                OrdStatus.NEW,
                REJECT_REASON_OTHER,
                "",
                nowUs.getAsLong(),
                text);
    }

    /** BusinessMessageReject(j). */
    Message businessReject(final Message refused, final int reason, final String text) throws FieldNotFound {
        final Message reject = new BusinessMessageReject();
        reject.setString(RefSeqNum.FIELD, refused.getHeader().getString(MsgSeqNum.FIELD));
        reject.setString(RefMsgType.FIELD, refused.getHeader().getString(MsgType.FIELD));
        final String id = id(refused);
        if (!id.isEmpty()) {
            reject.setString(BusinessRejectRefID.FIELD, id);
        }
        final String onBehalfOf = text(refused.getHeader(), OnBehalfOfCompID.FIELD);
        if (!onBehalfOf.isEmpty()) {
            reject.getHeader().setString(DeliverToCompID.FIELD, onBehalfOf);
        }
        reject.setInt(BusinessRejectReason.FIELD, reason);
        reject.setString(Text.FIELD, text);
        return reject;
    }

    private static String id(final Message message) throws FieldNotFound {
        for (final int id : IDS) {
            if (message.isSetField(id)) {
                return message.getString(id);
            }
        }
        return "";
    }
}
