package io.paymiumfix.fix;

import java.util.Set;

/** Takes secrets out of what is logged: the values of Password(554), NewPassword(925) and RawData(96). */
final class SecretMask {

    private static final Set<String> SECRET_TAGS = Set.of("554", "925", "96");
    private static final int RAW_DATA_LENGTH = 95;
    private static final String MASK = "***";
    private static final char SOH = '\001';

    private SecretMask() {}

    /** The text, which may hold a message or part of one, with the values of secret fields replaced. */
    static String mask(final String text) {
        if (!text.contains("554=") && !text.contains("925=") && !text.contains("96=")) {
            return text;
        }
        final StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        int rawDataLength = 0;
        while (at < text.length()) {
            final int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            final String tag = tagBefore(text, equals, at);
            masked.append(text, at, equals + 1);
            at = equals + 1;
            if (SECRET_TAGS.contains(tag)) {
                masked.append(MASK);
                final boolean raw = "96".equals(tag);
                at = endOfValue(text, raw ? Math.min(text.length(), at + rawDataLength) : at);
            } else if (String.valueOf(RAW_DATA_LENGTH).equals(tag)) {
                rawDataLength = number(text, at);
            }
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** The digits that end here, without leading zeros: QuickFIX/J reads 0554 as 554. */
    private static String tagBefore(final String text, final int end, final int from) {
        int start = end;
        while (start > from && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        while (start < end && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start, end);
    }

    private static int endOfValue(final String text, final int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != SOH) {
            end++;
        }
        return end;
    }

    private static int number(final String text, final int from) {
        int value = 0;
        for (int at = from; at < text.length() && Character.isDigit(text.charAt(at)) && value < 1 << 20; at++) {
            value = value * 10 + Character.digit(text.charAt(at), 10);
        }
        return value;
    }
}
