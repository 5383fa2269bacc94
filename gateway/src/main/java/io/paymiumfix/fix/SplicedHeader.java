package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.SendingTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import quickfix.Field;
import quickfix.Message;
import quickfix.StringField;
import quickfix.UtcTimestampPrecision;

/**
 * The header of a message that is sent again and again. QuickFIX/J sets all of it in every message it sends; what is there already
 * is left as it is, and SendingTime(52) is formatted once for all messages of the same millisecond, say.
 *
 * <p>Owned by the thread that sends the message.
 */
final class SplicedHeader extends Message.Header {
    private static final long serialVersionUID = 1L;
    /** All that QuickFIX/J sets in every message is below. */
    private static final int TAGS = 64;

    private static final long US_PER_S = 1_000_000;

    /** By tag, the very texts that were set and are there still. */
    private final transient String[] present = new String[TAGS];

    private transient String sendingTime = "";
    private transient long sendingTimeUs;
    private transient TimestampPrecision sendingTimePrecision = TimestampPrecision.MICROS;

    /** Not by equality: to look whether two texts are equal costs more than to set one. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public void setString(final int tag, final String value) {
        if (tag >= TAGS) {
            super.setString(tag, value);
        } else if (present[tag] != value) {
            super.setString(tag, value);
            present[tag] = value;
        }
    }

    @Override
    public void setUtcTimeStamp(final int tag, final LocalDateTime value, final UtcTimestampPrecision precision) {
        if (tag != SendingTime.FIELD) {
            super.setUtcTimeStamp(tag, value, precision);
            return;
        }
        final TimestampPrecision ours = TimestampPrecision.of(precision);
        final long us = value.toEpochSecond(ZoneOffset.UTC) * US_PER_S + value.get(ChronoField.MICRO_OF_SECOND);
        final long shownUs = us - us % ours.unitUs();
        if (sendingTime.isEmpty() || shownUs != sendingTimeUs || ours != sendingTimePrecision) {
            sendingTime = UtcTimestamp.format(shownUs, ours);
            sendingTimeUs = shownUs;
            sendingTimePrecision = ours;
        }
        setString(tag, sendingTime);
    }

    @Override
    public void setField(final StringField field) {
        forget(field.getTag());
        super.setField(field);
    }

    @Override
    public void setField(final int tag, final Field<?> field) {
        forget(tag);
        super.setField(tag, field);
    }

    @Override
    public void removeField(final int tag) {
        forget(tag);
        super.removeField(tag);
    }

    @Override
    public void clear() {
        Arrays.fill(present, null);
        super.clear();
    }

    @Override
    public void reset() {
        Arrays.fill(present, null);
        super.reset();
    }

    private void forget(final int tag) {
        if (tag < TAGS) {
            present[tag] = null;
        }
    }
}
