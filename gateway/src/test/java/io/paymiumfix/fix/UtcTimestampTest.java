package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimestampTest {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss.SSSSSS", Locale.ROOT);

    @ParameterizedTest
    @CsvSource({
        "20261120-08:57:28, 2026-11-20T08:57:28Z",
        "20261120-08:57:28.123, 2026-11-20T08:57:28.123Z",
        "20261120-08:57:28.123456, 2026-11-20T08:57:28.123456Z",
        "20261120-08:57:28.123456789, 2026-11-20T08:57:28.123456Z",
        "20240229-23:59:59.9, 2024-02-29T23:59:59.900Z"
    })
    void shouldReadEveryPrecision(final String text, final String instant) {
        assertEquals(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant)), UtcTimestamp.parseUs(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20261120",
                "20261120 08:57:28",
                "20261320-08:57:28",
                "20261120-24:00:00",
                "20261120-08:57:28.",
                "2026112x-08:57:28",
                "20261120-08:57:28.12x",
                "20261120-08:57:28,123",
                "20261120-08:57:28.1234567890"
            })
    void shouldSayWhenItIsNoTime(final String text) {
        assertEquals(UtcTimestamp.NOT_A_TIME, UtcTimestamp.parseUs(text));
    }

    @Test
    void shouldWriteAndReadAnyTimeAsTheLibraryDoes() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            final long us = random.nextLong(4_102_444_800_000_000L);
            final String expected = LocalDateTime.ofEpochSecond(
                            us / 1_000_000, (int) (us % 1_000_000) * 1_000, ZoneOffset.UTC)
                    .format(MICROS);

            assertEquals(expected, UtcTimestamp.format(us, TimestampPrecision.MICROS), "seed " + seed);
            assertEquals(us, UtcTimestamp.parseUs(expected), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 99991231-23:59:59.999999",
        "253402300800000000, 99991231-23:59:59.999999",
        "253402300799999999, 99991231-23:59:59.999999",
        "0, 19700101-00:00:00.000000",
        "-1, 19691231-23:59:59.999999",
        "-62167219200000001, 00000101-00:00:00.000000",
        "-9223372036854775808, 00000101-00:00:00.000000"
    })
    void shouldWriteAYearOfFourDigitsOfAnyNumber(final long us, final String text) {
        assertEquals(text, UtcTimestamp.format(us, TimestampPrecision.MICROS));
    }

    @Test
    void shouldCutOffToThePrecision() {
        final long us = 1_795_165_048_999_999L;

        assertEquals("20261120-08:57:28", UtcTimestamp.format(us, TimestampPrecision.SECONDS));
        assertEquals("20261120-08:57:28.999", UtcTimestamp.format(us, TimestampPrecision.MILLIS));
        assertEquals("20261120-08:57:28.999999", UtcTimestamp.format(us, TimestampPrecision.MICROS));
    }
}
