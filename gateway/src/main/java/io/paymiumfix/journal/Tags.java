package io.paymiumfix.journal;

import java.util.List;

/** A list of FIX tags on the wire: a count, and four bytes each. */
final class Tags {

    private Tags() {}

    static void put(final WireWriter out, final List<Integer> tags) {
        out.putInt(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            out.putInt(tags.get(i));
        }
    }

    static List<Integer> read(final WireReader in) {
        return in.readList(WireReader::readInt);
    }
}
