package io.paymiumfix.fix;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FIX client on a plain socket that does only what it is told; messages are written and read with {@code |} between
 * fields. It puts 8, 9, 10 around what it sends, and 34 and 52 where the text says {@code 34=#} and {@code 52=now}.
 * Every message it reads must be valid FIX 4.4 as published, in whatever test.
 */
final class RawFixClient implements AutoCloseable {

    private static final char SOH = '\001';
    private static final int READ_TIMEOUT_MS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final String compId;
    private final String targetCompId;
    private int nextSeqNum = 1;

    RawFixClient(final int port, final String compId, final String targetCompId) throws IOException {
        this.compId = compId;
        this.targetCompId = targetCompId;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawFixClient from(final int seqNum) {
        nextSeqNum = seqNum;
        return this;
    }

    int nextSeqNum() {
        return nextSeqNum;
    }

    /** Sends a message given as MsgType(35) and body, with the header in order. */
    void send(final String msgType, final String body) throws IOException {
        send(msgType, "", body);
    }

    /** The same with further header fields. */
    void send(final String msgType, final String header, final String body) throws IOException {
        sendFields("35=" + msgType + "|34=#|49=" + compId + "|52=now|56=" + targetCompId + "|" + header + body);
    }

    /** Sends all fields after BodyLength(9) as given, {@code #} and {@code now} replaced. */
    void sendFields(final String fields) throws IOException {
        String filled = fields;
        if (fields.contains("34=#")) {
            filled = filled.replace("34=#", "34=" + nextSeqNum++);
        }
        filled = filled.replace("52=now", "52=" + now(TimestampPrecision.MILLIS));
        sendBytes(frame(filled, String.valueOf(filled.length())));
    }

    /** Sends text as it is, {@code |} made SOH. */
    void sendBytes(final String text) throws IOException {
        socket.getOutputStream().write(text.replace('|', SOH).getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String frame(final String fields, final String bodyLength) {
        final String head = "8=FIX.4.4|9=" + bodyLength + "|" + fields;
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += head.charAt(i) == '|' ? SOH : head.charAt(i);
        }
        return head + "10=" + String.format(java.util.Locale.ROOT, "%03d", sum % 256) + "|";
    }

    static String now(final TimestampPrecision precision) {
        return UtcTimestamp.format(FakeInbox.nowUs(), precision);
    }

    void logon(final String body) throws IOException {
        send("A", "98=0|108=30|" + body);
    }

    /** The next message, whatever it is; empty at the end of the stream. */
    String read() throws IOException {
        final ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            final int next = in.read();
            if (next < 0) {
                return "";
            }
            message.write(next);
            if (next != SOH) {
                continue;
            }
            final String text = message.toString(StandardCharsets.ISO_8859_1);
            if (text.matches("(?s).*\00110=\\d{3}\001")) {
                StockFix44.assertValid(text);
                return text.replace(SOH, '|');
            }
        }
    }

    /** The next message of this type; others on the way are let go. */
    String read(final String msgType) throws IOException {
        String message;
        do {
            message = read();
            if (message.isEmpty()) {
                throw new IOException("the gateway closed the connection before a message 35=" + msgType);
            }
        } while (!field(message, 35).equals(msgType));
        return message;
    }

    /** True when the gateway ends the connection within this time. */
    boolean isClosedWithin(final int ms) throws IOException {
        socket.setSoTimeout(ms);
        return isClosed();
    }

    /** True when the gateway ends the connection; reads what comes before. */
    boolean isClosed() throws IOException {
        try {
            while (!read().isEmpty()) {
                // what came before the end
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The value of a field, or empty. */
    static String field(final String message, final int tag) {
        final Matcher matcher =
                Pattern.compile("(?:^|\\|)" + tag + "=([^|]*)\\|").matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
