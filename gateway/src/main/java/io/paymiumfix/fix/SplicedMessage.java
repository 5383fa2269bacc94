package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.BeginString;
import io.paymiumfix.fix44.field.BodyLength;
import io.paymiumfix.fix44.field.CheckSum;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MsgType;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import quickfix.Field;
import quickfix.Message;

/**
 * A message of which all but header and, in market data, MDReqID(262) was encoded before. It goes through the session like any other, which
 * numbers, times, stores, logs and sends it, and asks for nothing but its text.
 *
 * <p>Owned by the thread that sends it. One instance may serve many sends: QuickFIX/J keeps the text, not the message.
 */
final class SplicedMessage extends Message {
    private static final long serialVersionUID = 1L;
    private static final char SOH = '\001';
    private static final String BEGIN = "8=FIX.4.4\0019=";
    /** Begin, ten digits of a length, SOH. */
    private static final int MOST_BEFORE_LENGTH = BEGIN.length() + 11;

    private static final int CHECKSUM_MODULUS = 256;

    private transient EncodedBody body;
    private String msgType = "";
    private String mdReqId = "";
    private final transient Latin1Buffer text = new Latin1Buffer();

    /** Makes it this message, without MDReqID(262) where that is empty; the header's other fields are the session's. */
    SplicedMessage carry(final String newMsgType, final String newMdReqId, final EncodedBody newBody) {
        getHeader().setString(MsgType.FIELD, newMsgType);
        msgType = newMsgType;
        mdReqId = newMdReqId;
        body = newBody;
        return this;
    }

    /** Called while {@link Message} is being made. */
    @Override
    protected Header newHeader() {
        return new SplicedHeader();
    }

    /** BodyLength(9) is known when all after it is written, so there is room before it. */
    @Override
    public String toString() {
        text.clear().skip(MOST_BEFORE_LENGTH);
        field(MsgType.FIELD, msgType);
        for (final Iterator<Field<?>> fields = getHeader().iterator(); fields.hasNext(); ) {
            final Field<?> field = fields.next();
            final int tag = field.getTag();
            if (tag != BeginString.FIELD && tag != BodyLength.FIELD && tag != MsgType.FIELD) {
                field(tag, field.getObject().toString());
            }
        }
        if (!mdReqId.isEmpty()) {
            field(MDReqID.FIELD, mdReqId);
        }
        final int headEnd = text.length();
        final int bodyLength = headEnd - MOST_BEFORE_LENGTH + body.length();
        final int from = MOST_BEFORE_LENGTH - BEGIN.length() - Latin1Buffer.digits(bodyLength) - 1;
        text.moveTo(from).put(BEGIN).putInt(bodyLength).put(SOH).moveTo(headEnd);
        final int sum = (EncodedBody.sum(text.array(), from, headEnd) + body.sum()) % CHECKSUM_MODULUS;
        text.put(body.bytes(), body.length()).putInt(CheckSum.FIELD).put('=');
        text.put((char) ('0' + sum / 100)).put((char) ('0' + sum / 10 % 10)).put((char) ('0' + sum % 10));
        text.put(SOH);
        return new String(text.array(), from, text.length() - from, StandardCharsets.ISO_8859_1);
    }

    private void field(final int tag, final String value) {
        text.putInt(tag).put('=').put(value).put(SOH);
    }
}
