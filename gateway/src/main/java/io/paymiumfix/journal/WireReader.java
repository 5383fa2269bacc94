package io.paymiumfix.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link WireWriter} wrote, and never past its end. Owned by one thread. */
final class WireReader {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    /** Reads from here on, up to {@code length} bytes. */
    WireReader over(final byte[] source, final int offset, final int length) {
        bytes = source;
        position = offset;
        end = offset + length;
        return this;
    }

    int remaining() {
        return end - position;
    }

    int readByte() {
        return bytes[take(Byte.BYTES)];
    }

    boolean readBoolean() {
        final int value = readByte();
        if ((value & ~1) != 0) {
            throw new UndecodableException("a boolean is 0 or 1, not " + value);
        }
        return value == 1;
    }

    int readShort() {
        return (short) SHORT.get(bytes, take(Short.BYTES));
    }

    char readChar() {
        return (char) readShort();
    }

    int readInt() {
        return (int) INT.get(bytes, take(Integer.BYTES));
    }

    long readLong() {
        return (long) LONG.get(bytes, take(Long.BYTES));
    }

    String readText() {
        final int length = readInt();
        if (length == -1) {
            return null;
        }
        final int from = take(length);
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return decodeWide(from, from + length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    byte[] readBytes(final int length) {
        final int from = take(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    <T> List<T> readList(final Function<WireReader, T> element) {
        final int count = readInt();
        if (count < 0 || count > remaining()) {
            throw new UndecodableException("a list of " + count + " in " + remaining() + " bytes");
        }
        final List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.apply(this));
        }
        return list;
    }

    private String decodeWide(final int from, final int to) {
        final StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            final int first = bytes[at] & 0xFF;
            final int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
            if (at + more >= to) {
                throw new UndecodableException("a text ends within a character");
            }
            int point = more == 0 ? first : first & (0x3F >> more);
            for (int i = 1; i <= more; i++) {
                point = (point << 6) | (bytes[at + i] & 0x3F);
            }
            text.appendCodePoint(point);
            at += more + 1;
        }
        return text.toString();
    }

    private int take(final int count) {
        if (count < 0 || count > end - position) {
            throw new UndecodableException(count + " bytes wanted, " + (end - position) + " left");
        }
        final int at = position;
        position += count;
        return at;
    }
}
