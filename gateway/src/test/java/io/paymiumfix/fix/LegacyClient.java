package io.paymiumfix.fix;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A client of Paymium's former FIX endpoint, as unforgiving as the observed one: what would have made it end the session is an
 * {@link AssertionError} here. It sends the bytes that were seen, header order, seconds and all.
 */
final class LegacyClient implements AutoCloseable {
    private static final char SOH = '\001';
    private static final int READ_TIMEOUT_MS = 30_000;
    private static final Set<String> HEADER = Set.of("35", "34", "49", "52", "56");
    private static final Set<String> TYPES = Set.of("0", "1", "2", "3", "4", "5", "A", "W", "X", "j");

    private final Socket socket;
    private final InputStream in;
    private final String compId;
    private final String targetCompId;
    private int sent;
    private int expected = 1;

    LegacyClient(final int port, final String compId, final String targetCompId) throws IOException {
        this.compId = compId;
        this.targetCompId = targetCompId;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A message it took: its type, and the body's fields in their order. */
    record Taken(String type, List<String> fields) {
        String field(final int tag) {
            return fields.stream()
                    .filter(field -> field.startsWith(tag + "="))
                    .map(field -> field.substring(field.indexOf('=') + 1))
                    .findFirst()
                    .orElse("");
        }
    }

    void logon() throws IOException {
        send("A", "98=0|108=10|553=" + compId + "|141=Y|");
    }

    void send(final String type, final String body) throws IOException {
        final String fields = "35=" + type + "|49=" + compId + "|56=" + targetCompId + "|34=" + ++sent + "|52="
                + RawFixClient.now(TimestampPrecision.SECONDS) + "|" + body;
        final String message = RawFixClient.frame(fields, Integer.toString(fields.length()));
        socket.getOutputStream().write(message.replace('|', SOH).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next message but Heartbeat(0); TestRequest(1) is answered, which is all that keeps it alive. */
    Taken take() throws IOException {
        while (true) {
            final Taken taken = check(read());
            if (taken.type().equals("1")) {
                send("0", "112=" + taken.field(112) + "|");
                return taken;
            }
            if (!taken.type().equals("0")) {
                return taken;
            }
        }
    }

    private String read() throws IOException {
        final ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            final int next = in.read();
            if (next < 0) {
                throw new IOException("the gateway closed the connection");
            }
            message.write(next);
            if (next == SOH) {
                final String text = message.toString(StandardCharsets.ISO_8859_1);
                if (text.matches("(?s).*\00110=\\d{3}\001")) {
                    return text;
                }
            }
        }
    }

    private Taken check(final String message) {
        final String shown = message.replace(SOH, '|');
        final List<String> fields = new ArrayList<>(List.of(message.split(String.valueOf(SOH))));
        require(fields.remove(0).startsWith("8=") && fields.remove(0).startsWith("9="), "begins wrong", shown);
        fields.remove(fields.size() - 1);
        String type = "";
        for (int left = HEADER.size(); left > 0; left--) {
            final String field = fields.remove(0);
            final String tag = tag(field);
            require(HEADER.contains(tag), "header field " + tag, shown);
            if (tag.equals("35")) {
                type = field.substring(3);
            } else if (tag.equals("34")) {
                require(field.equals("34=" + expected++), "a gap", shown);
            }
        }
        require(TYPES.contains(type), "type " + type, shown);
        switch (type) {
            case "A" -> logonReply(fields, shown);
            case "W" -> snapshot(fields, shown);
            case "X" -> increments(fields, shown);
            case "3" -> {
                final List<String> tags = fields.stream().map(LegacyClient::tag).toList();
                require(!tags.contains("371") || tags.indexOf("45") < tags.indexOf("371"), "371 before 45", shown);
            }
            case "2", "4" -> throw new AssertionError("it cannot take part in resends: " + shown);
            default -> {}
        }
        return new Taken(type, fields);
    }

    private void logonReply(final List<String> fields, final String shown) {
        final List<String> tags = fields.stream().map(LegacyClient::tag).toList();
        require(fields.contains("553=" + compId), "no 553", shown);
        require(
                Set.of("98", "108", "141").containsAll(tags.subList(0, tags.indexOf("553"))),
                "a tag before 553",
                shown);
        require(fields.contains("108=10"), "108", shown);
    }

    private static void snapshot(final List<String> fields, final String shown) {
        final Set<String> first = Set.of(tag(fields.get(0)), tag(fields.get(1)));
        require(first.equals(Set.of("55", "262")), "no 55 and 262 first", shown);
        entries(fields, 2, List.of("269"), shown);
    }

    private static void increments(final List<String> fields, final String shown) {
        require(tag(fields.get(0)).equals("262"), "no 262 first", shown);
        entries(fields, 1, List.of("279", "269"), shown);
    }

    private static void entries(
            final List<String> fields, final int from, final List<String> before, final String shown) {
        require(tag(fields.get(from)).equals("268"), "no 268", shown);
        final int count = Integer.parseInt(fields.get(from).substring(4));
        int at = from + 1;
        for (int entry = 0; entry < count; entry++) {
            for (final String tag : before) {
                require(tag(fields.get(at++)).equals(tag), "an entry without " + tag, shown);
            }
            require(tag(fields.get(at++)).equals("270"), "an entry without 270", shown);
            if (tag(fields.get(at)).equals("15")) {
                at++;
            }
            require(tag(fields.get(at++)).equals("271"), "an entry without 271", shown);
        }
        require(at == fields.size(), "fields after the entries", shown);
    }

    private static String tag(final String field) {
        return field.substring(0, field.indexOf('='));
    }

    private static void require(final boolean holds, final String what, final String message) {
        if (!holds) {
            throw new AssertionError("the legacy client ends the session (" + what + ") at " + message);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
