package io.paymiumfix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A record as one line of text: {@code name=value} of each component, records within it in braces, lists in
 * brackets. A text is quoted when it is empty or has anything but letters, digits and {@code . _ : / + -}; what is
 * absent is {@code null}.
 */
final class RecordText {

    private static final String PLAIN = "[A-Za-z0-9._:/+-]+";

    private RecordText() {}

    static String of(final Record record) {
        final StringBuilder text = new StringBuilder();
        for (final RecordComponent component : record.getClass().getRecordComponents()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(component.getName())
                    .append('=')
                    .append(value(read(record, component)));
        }
        return text.toString();
    }

    private static Object read(final Record record, final RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (final IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " of " + record.getClass() + " cannot be read", e);
        }
    }

    private static String value(final Object value) {
        if (value instanceof Record record) {
            return "{" + of(record) + "}";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordText::value).collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof Character c) {
            return c == 0 ? "null" : quoted(c.toString());
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(final String text) {
        if (text.matches(PLAIN) && !text.equals("null")) {
            return text;
        }
        final StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
