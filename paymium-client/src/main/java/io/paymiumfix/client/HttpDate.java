package io.paymiumfix.client;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the one date form HTTP servers send: {@code Wed, 30 Jan 2013 12:08:58 GMT}. Pure. */
final class HttpDate {
    private static final int LENGTH = 29;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HttpDate() {}

    /** Seconds since the epoch, or −1 when the text is no such date. */
    static long parse(String text) {
        if (text.length() != LENGTH || !text.endsWith(" GMT")) {
            return -1;
        }
        int month = MONTHS.indexOf(text.substring(8, 11));
        int day = number(text, 5, 7);
        int year = number(text, 12, 16);
        int hour = number(text, 17, 19);
        int minute = number(text, 20, 22);
        int second = number(text, 23, 25);
        if (month < 0 || month % 3 != 0 || day < 0 || year < 1970 || hour < 0 || minute < 0 || second < 0) {
            return -1;
        }
        try {
            return LocalDate.of(year, month / 3 + 1, day).toEpochDay() * 86_400L
                    + hour * 3_600L
                    + minute * 60L
                    + second;
        } catch (DateTimeException e) {
            return -1;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
