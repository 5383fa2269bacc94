package io.paymiumfix.client;

import java.io.IOException;

/**
 * Reads one kind of value. Pure.
 *
 * @param <T> what it reads
 */
@FunctionalInterface
interface JsonDecoder<T> {
    /** Reads the value {@code json} stands at and leaves it at that value's last token. */
    T decode(JsonReader json) throws IOException;
}
