package io.paymiumfix.journal;

import java.util.List;

/** A list of texts on the wire: a count, and the texts. */
final class Texts {

    private Texts() {}

    static void put(final WireWriter out, final List<String> texts) {
        out.putInt(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            out.putText(texts.get(i));
        }
    }

    static List<String> read(final WireReader in) {
        return in.readList(WireReader::readText);
    }
}
