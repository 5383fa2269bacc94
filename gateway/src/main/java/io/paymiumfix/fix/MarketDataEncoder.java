package io.paymiumfix.fix;

import io.paymiumfix.fix44.field.MDEntryDate;
import io.paymiumfix.fix44.field.MDEntryPx;
import io.paymiumfix.fix44.field.MDEntrySize;
import io.paymiumfix.fix44.field.MDEntryTime;
import io.paymiumfix.fix44.field.MDEntryType;
import io.paymiumfix.fix44.field.MDUpdateAction;
import io.paymiumfix.fix44.field.NoMDEntries;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.marketdata.Dialect;
import io.paymiumfix.marketdata.MarketEntry;
import io.paymiumfix.order.FixedPoint;
import java.util.List;

/**
 * Everything of MarketDataSnapshotFullRefresh(W) and MarketDataIncrementalRefresh(X) after MDReqID(262), in the order the
 * dictionary has it. The legacy dialect has exactly 269, 270, 271 in each entry, and 279 before them in X: its clients find
 * prices by position. Pure.
 */
final class MarketDataEncoder {
    private static final char SOH = '\001';
    private static final int E8 = 8;
    private static final int DATE_LENGTH = 8;

    private MarketDataEncoder() {}

    static EncodedBody snapshot(final Dialect dialect, final String symbol, final List<MarketEntry> entries) {
        final StringBuilder text = new StringBuilder(32 + 40 * entries.size());
        field(text, Symbol.FIELD, symbol);
        field(text, NoMDEntries.FIELD, Integer.toString(entries.size()));
        for (final MarketEntry entry : entries) {
            type(text, entry);
            values(text, dialect, entry);
        }
        return EncodedBody.of(text.toString());
    }

    static EncodedBody increments(final Dialect dialect, final String symbol, final List<MarketEntry> entries) {
        final StringBuilder text = new StringBuilder(32 + 56 * entries.size());
        field(text, NoMDEntries.FIELD, Integer.toString(entries.size()));
        for (final MarketEntry entry : entries) {
            text.append(MDUpdateAction.FIELD).append('=').append(entry.action()).append(SOH);
            type(text, entry);
            if (dialect == Dialect.FIX44) {
                field(text, Symbol.FIELD, symbol);
            }
            values(text, dialect, entry);
        }
        return EncodedBody.of(text.toString());
    }

    private static void type(final StringBuilder text, final MarketEntry entry) {
        text.append(MDEntryType.FIELD).append('=').append(entry.type().fix()).append(SOH);
    }

    private static void values(final StringBuilder text, final Dialect dialect, final MarketEntry entry) {
        if (dialect == Dialect.PAYMIUM_LEGACY) {
            field(text, MDEntryPx.FIELD, orZero(entry.priceE8()));
            field(text, MDEntrySize.FIELD, entry.action() == MarketEntry.DELETE ? "0" : orZero(entry.sizeSatoshi()));
            return;
        }
        if (entry.priceE8() != MarketEntry.NONE) {
            field(text, MDEntryPx.FIELD, FixedPoint.format(entry.priceE8(), E8));
        }
        if (entry.sizeSatoshi() != MarketEntry.NONE && entry.action() != MarketEntry.DELETE) {
            field(text, MDEntrySize.FIELD, FixedPoint.format(entry.sizeSatoshi(), E8));
        }
        if (entry.timeUs() != MarketEntry.NONE) {
            final String time = UtcTimestamp.format(entry.timeUs(), TimestampPrecision.MILLIS);
            field(text, MDEntryDate.FIELD, time.substring(0, DATE_LENGTH));
            field(text, MDEntryTime.FIELD, time.substring(DATE_LENGTH + 1));
        }
    }

    private static String orZero(final long number) {
        return number == MarketEntry.NONE ? "0" : FixedPoint.format(number, E8);
    }

    private static void field(final StringBuilder text, final int tag, final String value) {
        text.append(tag).append('=').append(value).append(SOH);
    }
}
