package io.paymiumfix;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client's order management as simple as can be, on a plain socket: it believes what execution reports
 * say, adds them up, and writes down whatever no honest gateway would say. It outlives its connections: it
 * keeps what it sent and sends it again when asked, and what comes too early waits for what is missing. With an
 * {@link OmsRecord} it outlives its process too. One thread per connection reads; all state is guarded by this.
 */
final class Oms implements AutoCloseable {
    private static final char SOH = '\001';
    private static final long LAST_BYTES_MS = 2_000;
    private static final long WAIT_MS = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String compId;
    private final Blotter blotter = new Blotter();
    private final Map<String, String> requested = new LinkedHashMap<>();
    private final OmsRecord record;
    private final List<String> messages = new ArrayList<>();
    private final TreeMap<Integer, Sent> sent = new TreeMap<>();
    private final TreeMap<Integer, Received> early = new TreeMap<>();
    private Socket socket;
    private Thread reader;
    private boolean deaf;
    private boolean loggedOut;
    private boolean ended;
    private int nextOut;
    private int nextIn;
    private boolean loggedOn;
    private boolean isReplaying;
    private Clock clock = Clock.systemUTC();

    /** An order or a cancel as it was first sent. */
    private record Sent(String msgType, String body, String sendingTime) {}

    /** A message that came before an earlier one. */
    private record Received(Map<Integer, List<String>> fields, String text) {}

    Oms(final int port, final String compId, final int nextOut, final int nextIn) throws IOException {
        this.compId = compId;
        this.nextOut = nextOut;
        this.nextIn = nextIn;
        record = null;
        connect(port);
    }

    private Oms(final String compId, final OmsRecord record) {
        this.compId = compId;
        this.record = record;
        nextOut = 1;
        nextIn = 1;
    }

    /** One that goes on where the record ends; not connected yet. */
    static Oms goingOn(final String compId, final Path record) throws IOException {
        final Oms oms = new Oms(compId, OmsRecord.open(record));
        oms.catchUp();
        return oms;
    }

    /** One that believes what another, in a process of its own, has recorded; for {@link #catchUp} only. */
    static Oms watching(final String compId, final Path record) throws IOException {
        return new Oms(compId, OmsRecord.read(record));
    }

    /** Takes what is new in the record. */
    synchronized void catchUp() throws IOException {
        isReplaying = true;
        for (final String line : record.next()) {
            replay(line.charAt(0), line.substring(1));
        }
        isReplaying = false;
        loggedOn = false;
    }

    private void replay(final char kind, final String text) throws IOException {
        switch (kind) {
            case 'C' -> early.clear();
            case 'Z' -> reset();
            case 'I' -> take(new Received(fields(text.replace('|', SOH)), text));
            case 'O' -> {
                final String[] parts = text.split(" ", 4);
                nextOut = Integer.parseInt(parts[0]) + 1;
                keep(Integer.parseInt(parts[0]), new Sent(parts[1], parts[3], parts[2]));
            }
            default -> throw new IOException("not a line of a record: " + kind + text);
        }
    }

    private void note(final char kind, final String text) throws IOException {
        if (record != null && !isReplaying) {
            record.append(kind, text);
        }
    }

    private void reset() {
        nextOut = 1;
        nextIn = 1;
        sent.clear();
        early.clear();
    }

    private void keep(final int seqNum, final Sent message) {
        if (message.msgType.equals("D") || message.msgType.equals("F")) {
            sent.put(seqNum, message);
        }
        if (message.msgType.equals("D")) {
            requested.putIfAbsent(idOf(message.body), message.body);
        }
    }

    private static String idOf(final String body) {
        final int start = body.indexOf("11=") + 3;
        return body.substring(start, body.indexOf('|', start));
    }

    /** Connects, or connects again once the last connection is read to its end; the numbers go on. */
    void connect(final int port) throws IOException {
        awaitEnd();
        final Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        synchronized (this) {
            socket = connected;
            loggedOut = false;
            deaf = false;
            ended = false;
            early.clear();
            note('C', "");
            reader = new Thread(() -> readAll(connected), "oms-" + compId);
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** Waits until everything that came on the last connection was taken. */
    private void awaitEnd() throws IOException {
        final Thread last;
        synchronized (this) {
            last = reader;
        }
        if (last == null) {
            return;
        }
        try {
            last.join(LAST_BYTES_MS);
            close();
            last.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What comes on this connection from now on is lost, as if it had never arrived. */
    synchronized void fallDeaf() {
        deaf = true;
    }

    synchronized void logOn(final String username, final String password, final boolean reset) throws IOException {
        if (reset) {
            note('Z', "");
            reset();
        }
        send("A", "98=0|108=30|" + (reset ? "141=Y|" : "") + "553=" + username + "|554=" + password + "|");
    }

    synchronized void logOut() throws IOException {
        loggedOut = true;
        send("5", "");
    }

    void limit(final String clOrdId, final char side, final String qty, final String price) throws IOException {
        send("D", order(clOrdId, side, '2') + "38=" + qty + "|44=" + price + "|");
    }

    void market(final String clOrdId, final char side, final String qty) throws IOException {
        send("D", order(clOrdId, side, '1') + "38=" + qty + "|");
    }

    void marketForCash(final String clOrdId, final char side, final String cash) throws IOException {
        send("D", order(clOrdId, side, '1') + "152=" + cash + "|");
    }

    private String now() {
        return TIME.format(clock.instant());
    }

    /** Stamps by this clock from now on. */
    synchronized void tell(final Clock other) {
        clock = other;
    }

    private String order(final String clOrdId, final char side, final char ordType) {
        return "11=" + clOrdId + "|55=BTC/EUR|54=" + side + "|60=" + now() + "|40=" + ordType + "|59=1|";
    }

    void cancel(final String clOrdId, final String origClOrdId, final char side) throws IOException {
        send("F", "11=" + clOrdId + "|41=" + origClOrdId + "|55=BTC/EUR|54=" + side + "|60=" + now() + "|");
    }

    /** Numbers and keeps the message, and writes it if there is a connection. */
    synchronized void send(final String msgType, final String body) throws IOException {
        if (isReplaying) {
            return; // what it sent then has a line of its own
        }
        final String now = now();
        note('O', nextOut + " " + msgType + " " + now + " " + body);
        keep(nextOut, new Sent(msgType, body, now));
        write(msgType, nextOut++, now, body);
    }

    private void write(final String msgType, final int seqNum, final String sendingTime, final String body) {
        final String fields =
                "35=" + msgType + "|49=" + compId + "|56=PAYMIUM|34=" + seqNum + "|52=" + sendingTime + "|" + body;
        final String head = "8=FIX.4.4|9=" + fields.length() + "|" + fields;
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += head.charAt(i) == '|' ? SOH : head.charAt(i);
        }
        final String message = head + String.format(Locale.ROOT, "10=%03d|", sum % 256);
        try {
            socket.getOutputStream().write(message.replace('|', SOH).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            loggedOn = false; // it is kept, and sent when it is asked for
        }
    }

    /** After a Logon(A) that reset the numbers: what no report was about is sent anew, PossResend(97)=Y. */
    synchronized int sendAgainWhatHadNoReport() throws IOException {
        int again = 0;
        for (final Map.Entry<String, String> order : requested.entrySet()) {
            if (!blotter.order(order.getKey()).isReported()) {
                send("D", "97=Y|" + order.getValue());
                again++;
            }
        }
        return again;
    }

    /** ResendRequest(2): orders and cancels again, gap fills for the rest. */
    private void resend(final int from, final int to) {
        if (isReplaying) {
            return;
        }
        final int last = to == 0 ? nextOut - 1 : Math.min(to, nextOut - 1);
        int seqNum = from;
        while (seqNum <= last) {
            final Sent again = sent.get(seqNum);
            final String now = now();
            if (again != null) {
                write(again.msgType, seqNum, now, "43=Y|122=" + again.sendingTime + "|" + again.body);
                seqNum++;
            } else {
                final Integer next = sent.ceilingKey(seqNum);
                final int newSeqNo = next == null || next > last ? last + 1 : next;
                write("4", seqNum, now, "43=Y|122=" + now + "|123=Y|36=" + newSeqNo + "|");
                seqNum = newSeqNo;
            }
        }
    }

    private void readAll(final Socket connected) {
        try {
            final InputStream in = new BufferedInputStream(connected.getInputStream());
            final ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                message.write(next);
                final String text = next == SOH ? message.toString(StandardCharsets.ISO_8859_1) : "";
                if (text.length() > 7 && text.startsWith("10=", text.length() - 7)) {
                    message.reset();
                    take(new Received(fields(text), text.replace(SOH, '|')));
                }
            }
        } catch (IOException e) {
            // the connection was closed, by us or by the gateway
        }
        synchronized (this) {
            loggedOn = false;
            ended = true;
            notifyAll();
        }
    }

    private static Map<Integer, List<String>> fields(final String text) {
        final Map<Integer, List<String>> fields = new LinkedHashMap<>();
        for (final String field : text.split(String.valueOf(SOH), -1)) {
            final int equals = field.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(Integer.valueOf(field.substring(0, equals)), tag -> new ArrayList<>())
                        .add(field.substring(equals + 1));
            }
        }
        return fields;
    }

    private synchronized void take(final Received received) throws IOException {
        if (deaf) {
            return;
        }
        note('I', received.text);
        if (record == null) {
            messages.add(received.text);
        }
        final String msgType = one(received.fields, 35);
        final int seqNum = Integer.parseInt(one(received.fields, 34));
        if (msgType.equals("2")) {
            resend(Integer.parseInt(one(received.fields, 7)), Integer.parseInt(one(received.fields, 16)));
        }
        if (msgType.equals("A")) {
            loggedOn = true;
            notifyAll();
        }
        if (seqNum > nextIn) {
            if (early.isEmpty() && !msgType.equals("A")) {
                blotter.fault("gap: expected " + nextIn + ": " + received.text);
            }
            if (early.isEmpty()) {
                send("2", "7=" + nextIn + "|16=0|");
            }
            early.put(seqNum, received);
            return;
        }
        if (seqNum < nextIn) {
            if (!one(received.fields, 43).equals("Y")) {
                blotter.fault("number used twice, " + nextIn + " is next: " + received.text);
            } else {
                blotter.repeated(received.fields);
            }
            return;
        }
        handle(received, msgType, seqNum);
        early.headMap(nextIn).clear();
        while (!early.isEmpty() && early.firstKey() == nextIn) {
            final Received next = early.remove(nextIn);
            handle(next, one(next.fields, 35), nextIn);
            early.headMap(nextIn).clear();
        }
    }

    /** The message that was next. */
    private void handle(final Received received, final String msgType, final int seqNum) throws IOException {
        final Map<Integer, List<String>> fields = received.fields;
        nextIn = seqNum + 1;
        switch (msgType) {
            case "4" -> nextIn = Integer.parseInt(one(fields, 36));
            case "1" -> send("0", "112=" + one(fields, 112) + "|");
            case "5" -> {
                if (!loggedOut) {
                    logOut();
                }
                loggedOn = false;
            }
            case "8" -> blotter.reported(fields, received.text);
            case "9" -> blotter.cancelRejected(fields, received.text);
            case "3", "j" -> blotter.fault("refused: " + received.text);
            default -> {}
        }
    }

    private static String one(final Map<Integer, List<String>> fields, final int tag) {
        final List<String> values = fields.get(tag);
        return values == null ? "" : values.get(0);
    }

    synchronized boolean isLoggedOn() {
        return loggedOn;
    }

    /** Waits for the answer to a Logon(A); false when the connection ended instead, or time is up. */
    synchronized boolean isLoggedOnWithin(final Duration patience) throws InterruptedException {
        final long deadlineNs = System.nanoTime() + patience.toNanos();
        while (!loggedOn && !ended && System.nanoTime() - deadlineNs < 0) {
            wait(WAIT_MS);
        }
        return loggedOn;
    }

    synchronized Blotter.Held order(final String clOrdId) {
        return blotter.order(clOrdId);
    }

    synchronized Map<String, Blotter.Held> orders() {
        return blotter.orders();
    }

    /** Its NewOrderSingle(D)s by ClOrdID(11): the body of each as first sent. */
    synchronized Map<String, String> requested() {
        return new LinkedHashMap<>(requested);
    }

    /** What it believes, for when no connection is open. */
    Blotter blotter() {
        return blotter;
    }

    /** Everything the gateway said that no honest gateway would. */
    synchronized List<String> faults() {
        return blotter.faults();
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    synchronized int nextOut() {
        return nextOut;
    }

    synchronized int nextIn() {
        return nextIn;
    }

    /** Cuts the connection. */
    @Override
    public synchronized void close() throws IOException {
        if (socket != null) {
            socket.close();
        } else {
            record.close();
        }
    }
}
