package io.paymiumfix.demo;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints events as aligned lines, in order of time; what an event repeats of the one before is counted instead. */
final class Transcript {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int LANE_WIDTH = 27;
    private static final int NAME_WIDTH = 21;
    private static final int DETAILS_COLUMN = 12 + 2 + LANE_WIDTH + 2 + NAME_WIDTH + 2;
    private static final int LINE_WIDTH = 140;

    private final PrintWriter out;
    private final boolean coloured;

    Transcript(final PrintWriter out, final boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    void title(final String text) {
        out.println();
        out.println(coloured ? "\033[1m" + text + "\033[0m" : text);
    }

    void print(final List<Event> unordered) {
        final List<Event> events = new ArrayList<>(unordered);
        events.sort(Comparator.comparing(Event::at));
        for (int i = 0; i < events.size(); ) {
            int next = i + 1;
            while (next < events.size() && events.get(next).repeats(events.get(i))) {
                next++;
            }
            print(events.get(i), next - i);
            i = next;
        }
    }

    private void print(final Event event, final int times) {
        final List<String> details = new ArrayList<>(event.details());
        if (times > 1) {
            details.add("(" + times + " times)");
        }
        final List<String> lines = wrapped(details);
        final String lane = pad(event.lane().picture(), LANE_WIDTH);
        out.println(TIME.format(event.at()) + "  " + painted(event.lane(), lane) + "  " + pad(event.name(), NAME_WIDTH)
                + "  " + lines.get(0));
        for (final String line : lines.subList(1, lines.size())) {
            out.println(" ".repeat(DETAILS_COLUMN) + line);
        }
    }

    private String painted(final Event.Lane lane, final String text) {
        return coloured ? "\033[" + lane.colour() + "m" + text + "\033[0m" : text;
    }

    private static List<String> wrapped(final List<String> words) {
        final List<String> lines = new ArrayList<>();
        final StringBuilder line = new StringBuilder();
        for (final String word : words) {
            if (line.length() > 0 && DETAILS_COLUMN + line.length() + 2 + word.length() > LINE_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "  ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String pad(final String text, final int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
