package io.paymiumfix.text;

/** What others wrote, as it may stand in a line of a log: it can neither break nor forge one, nor fill the disk. Pure. */
public final class Printable {
    /** Enough for an id, a name or a setting. */
    private static final int SHORT_CHARS = 80;

    private static final char FIX_DELIMITER = '\001';
    private static final char CUT = '…';

    private Printable() {}

    /** An id, a name or a setting. */
    public static String of(final String text) {
        return of(text, SHORT_CHARS);
    }

    /**
     * The text with a question mark for what a line cannot hold and a bar for the delimiter of FIX. Secrets are masked before, as
     * they end at a delimiter.
     *
     * @param mostChars of it; an ellipsis stands for the rest
     */
    public static String of(final String text, final int mostChars) {
        final int shownChars = Math.min(text.length(), mostChars);
        final StringBuilder shown = new StringBuilder(shownChars + 1);
        for (int i = 0; i < shownChars; i++) {
            shown.append(shown(text.charAt(i)));
        }
        return text.length() > mostChars ? shown.append(CUT).toString() : shown.toString();
    }

    private static char shown(final char c) {
        if (c == FIX_DELIMITER) {
            return '|';
        }
        final boolean plain = c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != '\u2028' && c != '\u2029';
        return plain && !Character.isSurrogate(c) ? c : '?';
    }
}
