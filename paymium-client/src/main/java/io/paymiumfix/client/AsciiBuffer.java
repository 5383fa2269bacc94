package io.paymiumfix.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A reusable, growing array of ASCII bytes. Owned by one thread. */
final class AsciiBuffer {
    private static final int LONGEST_LONG = 20;

    private byte[] bytes = new byte[512];
    private int length;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    AsciiBuffer clear() {
        length = 0;
        return this;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    AsciiBuffer put(byte[] source) {
        return put(source, source.length);
    }

    AsciiBuffer put(byte[] source, int count) {
        reserve(count);
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
        return this;
    }

    AsciiBuffer put(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Decimal digits of a number that is not negative. */
    AsciiBuffer put(long number) {
        reserve(LONGEST_LONG);
        int end = length + digits(number);
        long rest = number;
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        return this;
    }

    @Override
    public String toString() {
        return "AsciiBuffer[" + length + " bytes]";
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
