package io.paymiumfix.fix;

import quickfix.UtcTimestampPrecision;

/** Digits of the second in SendingTime(52) and TransactTime(60) of what we send. All are accepted inwards. */
public enum TimestampPrecision {
    /** {@code 20261120-10:00:00}. */
    SECONDS(1_000_000),
    /** {@code 20261120-10:00:00.123}. */
    MILLIS(1_000),
    /** {@code 20261120-10:00:00.123456}. */
    MICROS(1);

    private final int unitUs;

    TimestampPrecision(final int unitUs) {
        this.unitUs = unitUs;
    }

    /** Ours for QuickFIX/J's; it is told no finer one than microseconds. */
    static TimestampPrecision of(final UtcTimestampPrecision precision) {
        return switch (precision) {
            case SECONDS -> SECONDS;
            case MILLIS -> MILLIS;
            case MICROS, NANOS -> MICROS;
        };
    }

    /** Microseconds of the last digit. */
    int unitUs() {
        return unitUs;
    }
}
