package io.paymiumfix.fix;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A growing array of bytes, one per character as QuickFIX/J reads and writes them, reused for ever. Owned by one thread or
 * under its owner's lock.
 */
final class Latin1Buffer {
    private static final int LAST = 0xFF;

    private byte[] bytes = new byte[1024];
    private ByteBuffer view = ByteBuffer.wrap(bytes);
    private int length;

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
            final char c = text.charAt(i);
            bytes[length + i] = (byte) (c <= LAST ? c : '?');
        }
        length += count;
        return this;
    }

    private void reserve(final int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
            view = ByteBuffer.wrap(bytes);
        }
    }
}
