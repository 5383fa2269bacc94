package io.paymiumfix;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A market data client on a plain socket, with a parser of its own, that holds one symbol's book as it is told, and writes down
 * whatever no honest gateway would say. One thread reads; the book and the faults are guarded by this.
 */
final class MarketDataClient implements AutoCloseable {
    private static final char SOH = '\001';
    private static final int E8 = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String compId;
    private final Socket socket;
    private final InputStream in;
    private final Thread reader;
    private final NavigableMap<Long, Long> bids = new TreeMap<>();
    private final NavigableMap<Long, Long> offers = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int sent;
    private int received;
    private long messages;
    private long bytes;
    private long tradedSatoshi;
    private boolean loggedOn;
    private boolean closing;

    MarketDataClient(final int port, final String compId) throws IOException {
        this.compId = compId;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        reader = new Thread(this::read, "client-" + compId);
        reader.setDaemon(true);
        reader.start();
        send("A", "98=0|108=30|141=Y|553=" + compId + "|554=secret|");
    }

    /** Asks for both sides and trades. */
    void subscribe(final int depth, final boolean incremental, final String symbol) throws IOException {
        send(
                "V",
                "262=r|263=1|264=" + depth + "|265=" + (incremental ? 1 : 0) + "|267=3|269=0|269=1|269=2|146=1|55="
                        + symbol + "|");
    }

    synchronized boolean isLoggedOn() {
        return loggedOn;
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized long messages() {
        return messages;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Bitcoin traded as told by X, satoshi. */
    synchronized long tradedSatoshi() {
        return tradedSatoshi;
    }

    /** The book: each price with its amount, 1e-8; highest price first, then those of the other side. */
    synchronized List<NavigableMap<Long, Long>> book() {
        return List.of(new TreeMap<>(bids), new TreeMap<>(offers));
    }

    private synchronized void send(final String type, final String body) throws IOException {
        final String fields = "35=" + type + "|34=" + ++sent + "|49=" + compId + "|56=PAYMIUM|52="
                + TIME.format(Instant.now()) + "|" + body;
        final String head = ("8=FIX.4.4|9=" + fields.length() + "|" + fields).replace('|', SOH);
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += head.charAt(i);
        }
        final String message = head + "10=" + String.format(Locale.ROOT, "%03d", sum % 256) + SOH;
        socket.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void read() {
        try {
            while (true) {
                take(frame());
            }
        } catch (IOException | RuntimeException e) {
            synchronized (this) {
                if (!closing) {
                    faults.add("ended: " + e);
                }
            }
        }
    }

    /** The body of the next message, from MsgType(35) on; its length and checksum are right. */
    private String frame() throws IOException {
        final StringBuilder head = new StringBuilder();
        for (int fields = 0; fields < 2; ) {
            final int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            head.append((char) next);
            fields += next == SOH ? 1 : 0;
        }
        final int length = Integer.parseInt(head.substring(head.indexOf("\0019=") + 3, head.length() - 1));
        final byte[] rest = in.readNBytes(length + 7);
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            sum += head.charAt(i);
        }
        for (int i = 0; i < length; i++) {
            sum += rest[i];
        }
        final String text = new String(rest, StandardCharsets.ISO_8859_1);
        if (!text.substring(length).equals("10=" + String.format(Locale.ROOT, "%03d", sum % 256) + SOH)) {
            throw new IOException("BodyLength(9) or CheckSum(10) is wrong: " + head + text);
        }
        synchronized (this) {
            bytes += head.length() + rest.length;
            messages++;
        }
        return text.substring(0, length);
    }

    private synchronized void take(final String body) throws IOException {
        String type = "";
        char side = 0;
        char action = 0;
        long price = 0;
        boolean open = false;
        int at = 0;
        while (at < body.length()) {
            final int equals = body.indexOf('=', at);
            final int end = body.indexOf(SOH, equals);
            final int tag = Integer.parseInt(body.substring(at, equals));
            final String value = body.substring(equals + 1, end);
            at = end + 1;
            switch (tag) {
                case 35 -> {
                    type = value;
                    if (type.equals("W")) {
                        bids.clear();
                        offers.clear();
                    }
                }
                case 34 -> {
                    if (Integer.parseInt(value) != ++received) {
                        faults.add("MsgSeqNum(34) " + value + " where " + received + " is due");
                    }
                }
                case 112 -> {
                    if (type.equals("1")) {
                        send("0", "112=" + value + "|");
                    }
                }
                case 279 -> action = value.charAt(0);
                case 269 -> side = value.charAt(0);
                case 270 -> {
                    price = e8(value);
                    open = true;
                    if (action == '2') {
                        set(type, side, action, price, 0);
                        open = false;
                    }
                }
                case 271 -> {
                    if (open && side == '2' && type.equals("X")) {
                        tradedSatoshi += e8(value);
                    } else if (open) {
                        set(type, side, action, price, e8(value));
                    }
                    open = false;
                }
                default -> {}
            }
        }
        switch (type) {
            case "A" -> loggedOn = true;
            case "W", "X", "0", "1" -> {}
            default -> faults.add(body.replace(SOH, '|'));
        }
    }

    private void set(final String type, final char side, final char action, final long price, final long amount) {
        if (side != '0' && side != '1') {
            return;
        }
        final NavigableMap<Long, Long> levels = side == '0' ? bids : offers;
        if (type.equals("X") && levels.containsKey(price) == (action == '0')) {
            faults.add("279=" + action + " of a level at " + price + " that is " + (action == '0' ? "" : "not ")
                    + "known");
        }
        if (amount == 0) {
            levels.remove(price);
        } else {
            levels.put(price, amount);
        }
    }

    private static long e8(final String number) {
        return new BigDecimal(number).movePointRight(E8).longValueExact();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closing = true;
        }
        socket.close();
    }
}
