package io.paymiumfix.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a log of FIX messages: one or more to a line, after anything. The delimiter of a message is what stands between
 * its first two fields, so SOH, {@code |} and {@code ^A} are all taken. A line without a message is an event of the log
 * and skipped, unless it is a comment {@code # market: …}.
 */
final class LogReader {

    private static final String BEGIN = "8=FIX";
    private static final String BEGIN_FIX44 = "8=FIX.4.4";
    private static final String BODY_LENGTH = "9=";
    private static final int MAX_DELIMITER = 4;
    private static final Pattern FIELD = Pattern.compile("([1-9][0-9]{0,8})=(.*)", Pattern.DOTALL);
    private static final Pattern CHECK_SUM = Pattern.compile("[0-9]{3}");
    private static final Pattern MARKET = Pattern.compile("\\s*#\\s*market\\s*:(.*)");

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();

    private LogReader(final Path file) {
        this.file = file;
    }

    /** Everything in the file that matters, in its order. */
    static List<Entry> read(final Path file) throws ReplayException {
        final LogReader reader = new LogReader(file);
        final List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i));
        }
        if (reader.entries.stream().noneMatch(entry -> entry.message() != null)) {
            throw new ReplayException(
                    file + ": no FIX message in " + lines.size() + " line(s); each begins with " + BEGIN_FIX44);
        }
        return reader.entries;
    }

    /** One character per byte, whatever the encoding: what matters is ASCII. */
    static List<String> lines(final Path file) throws ReplayException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw new ReplayException(file + ": cannot be read: " + why(e), e);
        }
    }

    private static String why(final IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        return e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
    }

    /** True for a comment that the replay acts on. */
    static boolean isMarket(final String line) {
        return MARKET.matcher(line).matches();
    }

    private void line(final int number, final String line) throws ReplayException {
        final Matcher market = MARKET.matcher(line);
        if (market.matches()) {
            try {
                entries.add(new Entry(number, Optional.empty(), null, Deed.parse(market.group(1))));
            } catch (IllegalArgumentException e) {
                throw fault(number, e.getMessage());
            }
            return;
        }
        if (line.stripLeading().startsWith("#")) {
            return;
        }
        int from = 0;
        int begin = line.indexOf(BEGIN);
        while (begin >= 0) {
            final String prefix = line.substring(from, begin);
            final List<FixMessage.Field> fields = new ArrayList<>();
            from = message(number, line, begin, fields);
            final FixMessage message = new FixMessage(fields);
            for (final int tag : new int[] {Tags.MSG_TYPE, Tags.SENDER_COMP_ID, Tags.TARGET_COMP_ID}) {
                if (message.get(tag).isEmpty()) {
                    throw fault(number, "the message has no tag " + tag);
                }
            }
            entries.add(new Entry(number, UtcTime.find(prefix), message, null));
            begin = line.indexOf(BEGIN, from);
        }
    }

    /** Reads one message; returns where it ends. */
    private int message(final int number, final String line, final int begin, final List<FixMessage.Field> fields)
            throws ReplayException {
        final int afterBegin = begin + BEGIN_FIX44.length();
        if (!line.startsWith(BEGIN_FIX44, begin)) {
            throw fault(
                    number,
                    "BeginString(8) is " + line.substring(begin + 2, Math.min(line.length(), afterBegin))
                            + "; the gateway speaks FIX.4.4");
        }
        final int bodyLength = line.indexOf(BODY_LENGTH, afterBegin);
        if (bodyLength <= afterBegin || bodyLength - afterBegin > MAX_DELIMITER) {
            throw fault(number, "BodyLength(9) does not follow " + BEGIN_FIX44 + " and a delimiter");
        }
        final String delimiter = line.substring(afterBegin, bodyLength);
        int at = begin;
        while (at < line.length()) {
            final int end = line.indexOf(delimiter, at);
            final String text = line.substring(at, end < 0 ? line.length() : end);
            final Matcher field = FIELD.matcher(text);
            if (!field.matches()) {
                throw fault(
                        number,
                        "field " + (fields.size() + 1) + " of the message is " + shown(fields, text)
                                + " and not TAG=VALUE"
                                + (delimiter.equals("|") ? "; a value with | in it needs SOH as the delimiter" : ""));
            }
            final int tag = Integer.parseInt(field.group(1));
            if (tag == Tags.CHECK_SUM) {
                final String digits =
                        field.group(2).substring(0, Math.min(3, field.group(2).length()));
                if (!CHECK_SUM.matcher(digits).matches()) {
                    throw fault(number, "CheckSum(10)=" + digits + " is not three digits; is the line cut off?");
                }
                fields.add(new FixMessage.Field(tag, digits));
                return end < 0 ? line.length() : end;
            }
            fields.add(new FixMessage.Field(tag, field.group(2)));
            at = end < 0 ? line.length() : end + delimiter.length();
        }
        throw fault(number, "the message has no CheckSum(10); is the line cut off?");
    }

    /** What follows a secret may be the rest of it. */
    private static String shown(final List<FixMessage.Field> before, final String text) {
        final boolean isSecret =
                !before.isEmpty() && before.get(before.size() - 1).isSecret();
        return isSecret ? "not shown, as it follows a secret," : "`" + text + "`";
    }

    private ReplayException fault(final int number, final String what) {
        return new ReplayException(file + " line " + number + ": " + what);
    }
}
