package io.paymiumfix.journal;

import java.util.List;

/**
 * The codes of an enum on the wire: a constant's place in the list, from 1. Append only; a constant
 * that goes leaves its place to nobody.
 */
final class Codes<E extends Enum<E>> {

    private final String name;
    private final List<E> byCode;
    private final byte[] byOrdinal;

    @SafeVarargs
    @SuppressWarnings("varargs")
    Codes(final Class<E> type, final E... inCodeOrder) {
        name = type.getSimpleName();
        byCode = List.of(inCodeOrder);
        byOrdinal = new byte[type.getEnumConstants().length];
        for (int i = 0; i < inCodeOrder.length; i++) {
            byOrdinal[inCodeOrder[i].ordinal()] = (byte) (i + 1);
        }
        for (final E constant : type.getEnumConstants()) {
            if (byOrdinal[constant.ordinal()] == 0) {
                throw new IllegalStateException(name + "." + constant + " has no code");
            }
        }
    }

    void put(final WireWriter out, final E value) {
        out.putByte(byOrdinal[value.ordinal()]);
    }

    E read(final WireReader in) {
        final int code = in.readByte();
        if (code < 1 || code > byCode.size()) {
            throw new UndecodableException("no " + name + " has the code " + code);
        }
        return byCode.get(code - 1);
    }
}
