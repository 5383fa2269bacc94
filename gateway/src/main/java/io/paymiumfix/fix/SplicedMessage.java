package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.BeginString;
import io.paymiumfix.fix44.field.BodyLength;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MsgType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import quickfix.Field;
import quickfix.Message;
import quickfix.UtcTimestampPrecision;

/**
 * A message of which all but header and, in market data, MDReqID(262) was encoded before. It goes through the session like any other, which
 * numbers, times, stores, logs and sends it, and asks for nothing but its text.
 *
 * <p>Owned by the thread that sends it. One instance may serve many sends: QuickFIX/J keeps the text, not the message.
 */
final class SplicedMessage extends Message {
    private static final long serialVersionUID = 1L;
    private static final char SOH = '\001';
    private static final int CHECKSUM_MODULUS = 256;

    private transient EncodedBody body;
    private String mdReqId = "";
    private final transient StringBuilder head = new StringBuilder(256);
    private final transient StringBuilder text = new StringBuilder(512);

    /** Makes it this message, without MDReqID(262) where that is empty; the header's other fields are the session's. */
    SplicedMessage carry(final String msgType, final String newMdReqId, final EncodedBody newBody) {
        getHeader().setString(MsgType.FIELD, msgType);
        mdReqId = newMdReqId;
        body = newBody;
        return this;
    }

    /** Called while {@link Message} is being made. */
    @Override
    protected Header newHeader() {
        return new TimedHeader();
    }

    @Override
    public String toString() {
        head.setLength(0);
        field(MsgType.FIELD, getHeader().getOptionalString(MsgType.FIELD).orElse(""));
        for (final java.util.Iterator<Field<?>> fields = getHeader().iterator(); fields.hasNext(); ) {
            final Field<?> field = fields.next();
            final int tag = field.getTag();
            if (tag != BeginString.FIELD && tag != BodyLength.FIELD && tag != MsgType.FIELD) {
                field(tag, field.getObject());
            }
        }
        if (!mdReqId.isEmpty()) {
            field(MDReqID.FIELD, mdReqId);
        }
        final int bodyLength = head.length() + body.text().length();
        text.setLength(0);
        text.append("8=FIX.4.4").append(SOH).append("9=").append(bodyLength).append(SOH);
        text.append(head);
        final int sum = (EncodedBody.sum(text, 0, text.length()) + body.sum()) % CHECKSUM_MODULUS;
        text.append(body.text()).append("10=");
        text.append((char) ('0' + sum / 100))
                .append((char) ('0' + sum / 10 % 10))
                .append((char) ('0' + sum % 10));
        return text.append(SOH).toString();
    }

    private void field(final int tag, final Object value) {
        head.append(tag).append('=').append(value).append(SOH);
    }

    /** Writes SendingTime(52) without a formatter: QuickFIX/J sets it in every message it sends. */
    private static final class TimedHeader extends Header {
        private static final long serialVersionUID = 1L;

        private final transient StringBuilder time = new StringBuilder(32);

        @Override
        public void setUtcTimeStamp(final int field, final LocalDateTime value, final UtcTimestampPrecision precision) {
            time.setLength(0);
            UtcTimestamp.append(time, epochUs(value), TimestampPrecision.of(precision));
            setString(field, time.toString());
        }

        private static long epochUs(final LocalDateTime value) {
            return value.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + value.get(ChronoField.MICRO_OF_SECOND);
        }
    }
}
