package io.paymiumfix.fix44;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/fix44.md} states in its tables and lists, as a program can check it. */
final class RulesOfEngagement {

    private static final Path FILE = Path.of("..", "docs", "fix44.md");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern MESSAGE = Pattern.compile("### \\w+ \\((\\w+)\\)");
    private static final Pattern MENTION = Pattern.compile("\\b([A-Z][A-Za-z0-9]+)\\((\\d+)\\)");
    private static final String FIELDS = "| Tag | Field | Required | Meaning |";
    private static final Pattern REASONS = Pattern.compile("\\| Word \\| (\\d+) \\| When \\| What to do \\|");

    /** A message's type is in its name as in {@code Heartbeat(0)}: not a tag. */
    private static final Set<String> MESSAGE_NAMES = Set.of(
            "Heartbeat",
            "TestRequest",
            "ResendRequest",
            "Reject",
            "SequenceReset",
            "Logout",
            "ExecutionReport",
            "OrderCancelReject");

    /**
     * A row of a message's table.
     *
     * @param group the group it is a member of, or 0
     */
    record Row(int tag, String field, String required, int group) {}

    private final Map<String, List<Row>> messages = new LinkedHashMap<>();
    private final List<Row> headerAndTrailer = new ArrayList<>();
    private final Map<String, List<Integer>> ignored = new LinkedHashMap<>();
    private final Map<String, List<Integer>> refused = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> mentions = new TreeMap<>();
    private final Map<Integer, Map<String, String>> reasons = new TreeMap<>();

    private RulesOfEngagement() {}

    static RulesOfEngagement read() {
        try {
            final RulesOfEngagement rules = new RulesOfEngagement();
            rules.read(Files.readAllLines(FILE));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of each message by MsgType(35), in the order of the document. */
    Map<String, List<Row>> messages() {
        return messages;
    }

    List<Row> headerAndTrailer() {
        return headerAndTrailer;
    }

    /** The tags of the class "accepted and ignored". */
    List<Integer> ignored(final String msgType) {
        return ignored.get(msgType);
    }

    /** The tags of the class "refused". */
    List<Integer> refused(final String msgType) {
        return refused.get(msgType);
    }

    /** The names that go with each tag wherever the text writes {@code Name(tag)}. */
    Map<Integer, Set<String>> mentions() {
        return mentions;
    }

    /** By tag of the code: machine word to code. */
    Map<Integer, Map<String, String>> reasons() {
        return reasons;
    }

    private void read(final List<String> lines) {
        String msgType = null;
        String heading = "";
        List<Row> table = null;
        Map<String, String> codes = null;
        boolean inList = false;
        for (final String line : lines) {
            final Matcher reasonTable = REASONS.matcher(line);
            if (HEADING.matcher(line).matches()) {
                heading = line.substring(line.indexOf(' ') + 1);
                final Matcher message = MESSAGE.matcher(line);
                if (message.matches()) {
                    msgType = message.group(1);
                } else if (!line.startsWith("####")) {
                    msgType = null;
                }
                beginClass(msgType, heading);
            } else if (line.equals(FIELDS)) {
                table = msgType == null
                        ? headerAndTrailer
                        : messages.computeIfAbsent(msgType, type -> new ArrayList<>());
            } else if (reasonTable.matches()) {
                codes = reasons.computeIfAbsent(Integer.valueOf(reasonTable.group(1)), tag -> new LinkedHashMap<>());
            } else if (!line.startsWith("|")) {
                table = null;
                codes = null;
            } else if (table != null && !line.startsWith("|---")) {
                table.add(row(line, table));
            } else if (codes != null && !line.startsWith("|---")) {
                final String[] cells = cells(line);
                codes.put(cells[0].replace("`", ""), cells[1]);
            }
            inList = line.startsWith("- ") || (inList && line.startsWith("  "));
            readMentions(line, inList ? listOf(msgType, heading) : null);
        }
    }

    private void beginClass(final String msgType, final String heading) {
        if (heading.equals("Accepted and ignored")) {
            ignored.put(msgType, new ArrayList<>());
        } else if (heading.equals("Refused")) {
            refused.put(msgType, new ArrayList<>());
        }
    }

    private List<Integer> listOf(final String msgType, final String heading) {
        return switch (heading) {
            case "Accepted and ignored" -> ignored.get(msgType);
            case "Refused" -> refused.get(msgType);
            default -> null;
        };
    }

    private void readMentions(final String line, final List<Integer> list) {
        final Matcher mention = MENTION.matcher(line);
        while (mention.find()) {
            if (!MESSAGE_NAMES.contains(mention.group(1))) {
                final int tag = Integer.parseInt(mention.group(2));
                mentions.computeIfAbsent(tag, t -> new TreeSet<>()).add(mention.group(1));
                if (list != null) {
                    list.add(tag);
                }
            }
        }
    }

    private static Row row(final String line, final List<Row> above) {
        final String[] cells = cells(line);
        if (!cells[0].startsWith("→")) {
            return new Row(Integer.parseInt(cells[0]), cells[1], cells[2], 0);
        }
        final Row last = above.get(above.size() - 1);
        final int group = last.group() == 0 ? last.tag() : last.group();
        return new Row(Integer.parseInt(cells[0].substring(1).strip()), cells[1], cells[2], group);
    }

    private static String[] cells(final String line) {
        final String[] cells = line.substring(1).split("\\|", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return cells;
    }
}
