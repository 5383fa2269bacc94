package io.paymiumfix.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing array of big-endian fields, reused for ever: nothing is allocated once it has grown to
 * the size of the work. Owned by one thread.
 */
final class WireWriter {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private ByteBuffer view;
    private int position;

    WireWriter(final int initialBytes) {
        bytes = new byte[initialBytes];
        view = ByteBuffer.wrap(bytes);
    }

    void clear() {
        position = 0;
    }

    int position() {
        return position;
    }

    /** Forgets everything from here on. */
    void rewind(final int to) {
        position = to;
    }

    /** What was written, as it lies; valid until the next put. */
    byte[] array() {
        return bytes;
    }

    /** The same as a buffer from 0 to the position; valid until the next put. */
    ByteBuffer buffer() {
        return buffer(0);
    }

    /** With so many zeros behind it. */
    ByteBuffer buffer(final int zerosBehind) {
        ensure(zerosBehind);
        final int limit = position + zerosBehind;
        Arrays.fill(bytes, position, limit, (byte) 0);
        return view.clear().limit(limit);
    }

    void putByte(final int value) {
        final int at = claim(Byte.BYTES);
        bytes[at] = (byte) value;
    }

    void putBoolean(final boolean value) {
        putByte(value ? 1 : 0);
    }

    void putShort(final int value) {
        final int at = claim(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
    }

    void putChar(final char value) {
        putShort(value);
    }

    void putInt(final int value) {
        final int at = claim(Integer.BYTES);
        INT.set(bytes, at, value);
    }

    void putLong(final long value) {
        final int at = claim(Long.BYTES);
        LONG.set(bytes, at, value);
    }

    void putBytes(final byte[] from, final int offset, final int length) {
        final int at = claim(length);
        System.arraycopy(from, offset, bytes, at, length);
    }

    /** Overwrites what was put before. */
    void setShort(final int at, final int value) {
        SHORT.set(bytes, at, (short) value);
    }

    /** Overwrites what was put before. */
    void setInt(final int at, final int value) {
        INT.set(bytes, at, value);
    }

    /** Puts zeros until the position is a multiple of eight. */
    void padToEight() {
        while ((position & 7) != 0) {
            putByte(0);
        }
    }

    /**
     * A length in bytes and the text in UTF-8; null is length -1. Half a surrogate pair is written as
     * three bytes of its own, so that every Java string comes back as it was.
     */
    void putText(final String text) {
        if (text == null) {
            putInt(-1);
            return;
        }
        final int lengthAt = claim(Integer.BYTES);
        final int length = text.length();
        ensure(length * 3);
        int at = position;
        for (int i = 0; i < length; i++) {
            final char c = text.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (isPairAt(text, i)) {
                final int point = text.codePointAt(i++);
                bytes[at++] = (byte) (0xF0 | point >> 18);
                bytes[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
                bytes[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
                bytes[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                bytes[at++] = (byte) (0xE0 | c >> 12);
                bytes[at++] = (byte) (0x80 | (c >> 6 & 0x3F));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        position = at;
        setInt(lengthAt, at - lengthAt - Integer.BYTES);
    }

    private static boolean isPairAt(final String text, final int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private int claim(final int count) {
        ensure(count);
        final int at = position;
        position += count;
        return at;
    }

    private void ensure(final int count) {
        final int needed = Math.addExact(position, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, Math.multiplyExact(bytes.length, 2)));
            view = ByteBuffer.wrap(bytes);
        }
    }
}
