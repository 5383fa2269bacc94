package io.paymiumfix.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the market does, for a log that shall stay as it is: lines {@code start: DEED}, {@code before line N: DEED} and
 * {@code before CLORDID: DEED}, the last meaning the client's first message with that ClOrdID(11).
 */
final class MarketFile {

    private static final Pattern START = Pattern.compile("start\\s*:(.*)");
    private static final Pattern BEFORE_LINE = Pattern.compile("before line ([1-9][0-9]{0,8})\\s*:(.*)");
    private static final Pattern BEFORE_ID = Pattern.compile("before (\\S+?)\\s*:(.*)");

    private final Path file;
    private final List<Entry> start = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    /**
     * A deed with its place; 0 or empty where the other says it.
     *
     * @param logLine before this line of the log
     * @param clOrdId before the client's first message with this id
     */
    private record Placed(Entry entry, int logLine, String clOrdId) {}

    private MarketFile(final Path file) {
        this.file = file;
    }

    static MarketFile read(final Path file) throws ReplayException {
        final MarketFile market = new MarketFile(file);
        final List<String> lines = LogReader.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                market.line(i + 1, line);
            }
        }
        return market;
    }

    private void line(final int number, final String line) throws ReplayException {
        final Matcher atStart = START.matcher(line);
        final Matcher beforeLine = BEFORE_LINE.matcher(line);
        final Matcher beforeId = BEFORE_ID.matcher(line);
        if (atStart.matches()) {
            start.add(deed(number, atStart.group(1)));
        } else if (beforeLine.matches()) {
            placed.add(new Placed(deed(number, beforeLine.group(2)), Integer.parseInt(beforeLine.group(1)), ""));
        } else if (beforeId.matches()) {
            placed.add(new Placed(deed(number, beforeId.group(2)), 0, beforeId.group(1)));
        } else {
            throw new ReplayException(file + " line " + number
                    + ": write `start: …`, `before CLORDID: …` or `before line N: …`, each with what the market does");
        }
    }

    private Entry deed(final int number, final String text) throws ReplayException {
        try {
            return new Entry(number, Optional.empty(), null, Deed.parse(text));
        } catch (IllegalArgumentException e) {
            throw new ReplayException(file + " line " + number + ": " + e.getMessage(), e);
        }
    }

    List<Entry> atStart() {
        return List.copyOf(start);
    }

    /** What belongs before this entry of the log; each deed is given once. */
    List<Entry> before(final Entry entry, final Recording.Parties parties) {
        final String clOrdId = entry.message() != null && parties.isFromClient(entry.message())
                ? entry.message().get(Tags.CL_ORD_ID)
                : "";
        final List<Placed> due = placed.stream()
                .filter(deed -> deed.clOrdId.isEmpty() ? entry.line() >= deed.logLine : deed.clOrdId.equals(clOrdId))
                .toList();
        placed.removeAll(due);
        return due.stream().map(Placed::entry).toList();
    }

    /** A deed that found no place is a mistake of its writer. */
    void checkAllPlaced() throws ReplayException {
        if (!placed.isEmpty()) {
            final Placed first = placed.get(0);
            throw new ReplayException(file + " line " + first.entry.line() + ": the recording has no "
                    + (first.clOrdId.isEmpty()
                            ? "message at or after line " + first.logLine
                            : "message of the client with ClOrdID(11)=" + first.clOrdId));
        }
    }
}
