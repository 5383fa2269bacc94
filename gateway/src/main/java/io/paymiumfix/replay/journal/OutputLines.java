package io.paymiumfix.replay.journal;

import io.paymiumfix.order.Output;

/** Inputs and outputs as lines of text, the same in every process: a record's name and its fields. */
final class OutputLines {

    private static final String END = "end ";

    private OutputLines() {}

    /** The last line: nothing after this input was replayed, for a journal may grow meanwhile. */
    static String end(final long sequence) {
        return END + sequence;
    }

    /** The input that an {@link #end} line names, or -1 when it is a line of an output. */
    static long endedAfter(final String line) {
        return line.startsWith(END) ? Long.parseLong(line, END.length(), line.length(), 10) : -1;
    }

    /** The input that the output of this line follows from. */
    static long sequence(final String line) {
        return Long.parseLong(line, 0, line.indexOf(' '), 10);
    }

    /**
     * One output, without the line's end.
     *
     * @param sequence of the input it follows from
     * @param index its place among the outputs of that input, from 0
     */
    static String line(final long sequence, final int index, final Output output) {
        return sequence + " " + index + " " + text((Record) output);
    }

    /** A record as text, on one line whatever a client or the venue wrote into its fields. */
    static String text(final Record record) {
        final String plain = record.toString();
        StringBuilder escaped = null;
        for (int i = 0; i < plain.length(); i++) {
            final char c = plain.charAt(i);
            final boolean isOdd = c < ' ' || c == '\\' || c > '~';
            if (isOdd && escaped == null) {
                escaped = new StringBuilder(plain.length() + 16).append(plain, 0, i);
            }
            if (isOdd) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else if (escaped != null) {
                escaped.append(c);
            }
        }
        return escaped == null ? plain : escaped.toString();
    }
}
