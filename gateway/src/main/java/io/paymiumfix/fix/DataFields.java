package io.paymiumfix.fix;

import quickfix.DataDictionary;

/**
 * Fields of raw data, such as RawData(96), which may hold any character, the SOH that ends other fields too. QuickFIX/J looks for
 * the end of one by copying it up to each SOH in it: of 64 KiB of SOHs it makes four gigabytes of copies, on the thread that all
 * orders pass, and before it knows who sent them. Immutable.
 */
final class DataFields {
    private static final char SOH = '\001';
    /** In a message of any length, before its cost matters. */
    private static final int USUAL_FIELDS = 64;
    /** Characters; some milliseconds. */
    private static final long MOST_COPIED = 4 << 20;

    private static final int NO_TAG = -1;
    /** What QuickFIX/J makes of a number that an int does not hold is not looked into. */
    private static final int MOST_TAG = 1 << 24;

    private final DataDictionary dictionary;

    DataFields(final DataDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Whether to read this text with QuickFIX/J would take all others' time. Takes no longer than the text is. */
    boolean areCostlyIn(final String text) {
        long ends = 0;
        for (int at = text.indexOf(SOH); at >= 0; at = text.indexOf(SOH, at + 1)) {
            ends++;
        }
        return ends > USUAL_FIELDS && ends * text.length() > MOST_COPIED && areIn(text);
    }

    /** Whether anything that stands where a field may begin has the tag of one. */
    private boolean areIn(final String text) {
        for (int at = 0; at < text.length(); at++) {
            final int tag = tagAt(text, at);
            if (tag >= MOST_TAG || dictionary.isDataField(tag)) {
                return true;
            }
            at = text.indexOf(SOH, at);
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    /** As QuickFIX/J reads it, leading zeros and all. */
    private static int tagAt(final String text, final int start) {
        int tag = 0;
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            tag = Math.min(MOST_TAG, tag * 10 + text.charAt(at) - '0');
            at++;
        }
        return at > start && at < text.length() && text.charAt(at) == '=' ? tag : NO_TAG;
    }
}
