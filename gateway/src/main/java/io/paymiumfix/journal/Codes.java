package io.paymiumfix.journal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The codes of an enum on the wire: a constant's place in the list, from 1. Append only; a constant
 * that goes leaves its place to nobody.
 */
final class Codes<E extends Enum<E>> {

    private final String name;
    private final List<E> byCode;
    private final Map<E, Byte> codes;

    @SafeVarargs
    @SuppressWarnings("varargs")
    Codes(final Class<E> type, final E... inCodeOrder) {
        name = type.getSimpleName();
        byCode = List.of(inCodeOrder);
        codes = new EnumMap<>(type);
        for (final E constant : type.getEnumConstants()) {
            final int place = byCode.indexOf(constant);
            if (place < 0) {
                throw new IllegalStateException(name + "." + constant + " has no code");
            }
            codes.put(constant, (byte) (place + 1));
        }
    }

    void put(final WireWriter out, final E value) {
        out.putByte(codes.get(value));
    }

    E read(final WireReader in) {
        final int code = in.readByte();
        if (code < 1 || code > byCode.size()) {
            throw new UndecodableException("no " + name + " has the code " + code);
        }
        return byCode.get(code - 1);
    }
}
