package io.paymiumfix.fix;

import io.paymiumfix.fix44.NewOrderSingle;
import io.paymiumfix.fix44.OrderCancelRequest;
import quickfix.DataDictionary;

/** The messages that may be plain: NewOrderSingle(D) and OrderCancelRequest(F). Immutable. */
final class PlainForms {
    private static final char SOH = '\001';
    private static final String MSG_TYPE = "35=";

    private final PlainForm order;
    private final PlainForm cancel;

    PlainForms(final DataDictionary dictionary) {
        final PlainValues values = new PlainValues(dictionary);
        order = new PlainForm(dictionary, values, NewOrderSingle.MSGTYPE);
        cancel = new PlainForm(dictionary, values, OrderCancelRequest.MSGTYPE);
    }

    /** The form that this text may be of, by its MsgType(35), which is third in every good message; null for none. */
    PlainForm of(final String text) {
        final int bodyLength = text.indexOf(SOH) + 1;
        final int msgType = text.indexOf(SOH, bodyLength) + 1;
        if (!text.startsWith(MSG_TYPE, msgType)) {
            return null;
        }
        final int letter = msgType + MSG_TYPE.length();
        if (text.startsWith(order.msgType(), letter)) {
            return order;
        }
        return text.startsWith(cancel.msgType(), letter) ? cancel : null;
    }
}
