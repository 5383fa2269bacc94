package io.paymiumfix.bench.report;

import java.util.Locale;

/** A page as it grows. All of it is well-formed XML, which HTML is only where it wants to be. */
final class Xml {

    private final StringBuilder text = new StringBuilder();

    /** Markup as it is, with {@code %s} in it replaced by escaped words. */
    Xml add(String format, Object... words) {
        Object[] escaped = new Object[words.length];
        for (int i = 0; i < words.length; i++) {
            escaped[i] = words[i] instanceof Double number ? decimal(number) : escaped(words[i].toString());
        }
        text.append(String.format(Locale.ROOT, format, escaped)).append('\n');
        return this;
    }

    /** Markup as it is. */
    Xml addMarkup(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    /** What another one holds. */
    Xml add(Xml other) {
        text.append(other.text);
        return this;
    }

    /** A place in a drawing; more than a tenth of a pixel cannot be seen. */
    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String word) {
        return word.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
