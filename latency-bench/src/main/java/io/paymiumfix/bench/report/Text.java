package io.paymiumfix.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as they are read: three digits, and thousands apart. */
final class Text {

    /** For what is not known. */
    static final String NONE = "-";

    private Text() {}

    /** With as many decimals as the size is worth; {@value #NONE} for null. */
    static String number(Double value) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1_000 ? "%,.0f" : size >= 100 ? "%.0f" : "%.1f", value);
    }

    /** A round number, with the decimals it has. */
    static String tick(double value) {
        return value >= 1
                ? String.format(Locale.ROOT, "%,.0f", value)
                : BigDecimal.valueOf(value).round(new MathContext(1)).toPlainString();
    }

    /** A ratio to two decimals, a small one to three. */
    static String ratio(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 0.1 ? "%.3f" : "%.2f", value);
    }

    /** As {@code 0.41 (0.38 to 0.45)}. */
    static String ratio(Spread spread) {
        return ratio(spread.median()) + " (" + ratio(spread.min()) + " to " + ratio(spread.max()) + ")";
    }

    /** As {@code 1,024 (998 to 1,101)}. */
    static String number(Spread spread) {
        return number(spread.median()) + " (" + number(spread.min()) + " to " + number(spread.max()) + ")";
    }

    /** Letters, digits and single hyphens, to name a file or a place in a page. */
    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
