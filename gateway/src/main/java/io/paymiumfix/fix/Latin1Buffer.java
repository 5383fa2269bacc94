package io.paymiumfix.fix;

import io.paymiumfix.order.FixedPoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes, one per character as QuickFIX/J reads and writes them, reused for ever. Owned by one thread or
 * under its owner's lock.
 */
final class Latin1Buffer {
    private static final int LAST = 0xFF;

    private byte[] bytes;
    private ByteBuffer view;
    private int length;

    Latin1Buffer() {
        this(1024);
    }

    /** @param capacity bytes there is room for before it grows */
    Latin1Buffer(final int capacity) {
        bytes = new byte[capacity];
        view = ByteBuffer.wrap(bytes);
    }

    Latin1Buffer clear() {
        length = 0;
        return this;
    }

    /** What was put, as it lies; valid until the next put. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The same from the first byte to the last; valid until the next put. */
    ByteBuffer buffer() {
        return view.clear().limit(length);
    }

    /** Characters that ISO 8859-1 does not have become question marks. */
    Latin1Buffer put(final CharSequence text) {
        final int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = oneByte(text.charAt(i));
        }
        length += count;
        return this;
    }

    /** What is bytes already, of which the first {@code count} count. */
    Latin1Buffer put(final byte[] text, final int count) {
        reserve(count);
        System.arraycopy(text, 0, bytes, length, count);
        length += count;
        return this;
    }

    Latin1Buffer put(final char c) {
        reserve(1);
        bytes[length++] = oneByte(c);
        return this;
    }

    /** A question mark for one that ISO 8859-1 does not have. */
    private static byte oneByte(final char c) {
        return (byte) (c <= LAST ? c : '?');
    }

    /** In decimal digits; not negative. */
    Latin1Buffer putInt(final int number) {
        final int count = digits(number);
        reserve(count);
        int rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    /** As {@link FixedPoint#format} writes it. */
    Latin1Buffer putDecimal(final long value, final int scale) {
        reserve(FixedPoint.MOST_BYTES);
        length = FixedPoint.put(bytes, length, value, scale);
        return this;
    }

    /** How many decimal digits it has; of none that is negative. */
    static int digits(final int number) {
        int count = 1;
        for (int rest = number; rest > 9; rest /= 10) {
            count++;
        }
        return count;
    }

    /** What was put. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Leaves room, in which there is anything. */
    Latin1Buffer skip(final int count) {
        reserve(count);
        length += count;
        return this;
    }

    /** Goes on at an earlier place, or at a later one up to which there is room. */
    Latin1Buffer moveTo(final int place) {
        length = place;
        return this;
    }

    private void reserve(final int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
            view = ByteBuffer.wrap(bytes);
        }
    }
}
