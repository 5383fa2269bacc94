package io.paymiumfix.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The baseline: per session one thread, two blocking sockets, hand-written messages. It signs its calls and keeps the FIX sequence,
 * and does nothing else a gateway must: no validation, no store, no journal, no second order under way. What a real
 * gateway takes longer is the price of all that.
 */
final class RawBridge {

    private static final String API_KEY = "bench-key";
    private static final String API_SECRET = "bench-secret";

    private final SocketChannel fix;
    private final SocketChannel venue;
    private final String requestStart;
    private final String url;
    private final Mac mac;
    private final FixFrames orders = new FixFrames();
    private final HttpFrames replies = new HttpFrames();
    private long nextSeqNum = 1;
    private long nonce = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private String header;
    private RawReport report;

    private RawBridge(SocketChannel fix, SocketChannel venue) throws IOException, GeneralSecurityException {
        this.fix = fix;
        this.venue = venue;
        fix.setOption(StandardSocketOptions.TCP_NODELAY, true);
        venue.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String authority = "127.0.0.1:" + ((InetSocketAddress) venue.getRemoteAddress()).getPort();
        url = "http://" + authority + "/api/v1/user/orders";
        requestStart = "POST /api/v1/user/orders HTTP/1.1\r\nHost: " + authority
                + "\r\nContent-Type: application/json\r\nApi-Key: " + API_KEY + "\r\nApi-Nonce: ";
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(API_SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    }

    /** Bridges so many FIX connections to the venue on the port given, each in a thread, then ends. */
    public static void main(String[] args) throws IOException {
        int sessions = Integer.parseInt(args[0]);
        InetSocketAddress venue = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
        try (ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(venue.getAddress(), 0))) {
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            System.out.println("raw bridge listening on 127.0.0.1:" + port);
            for (int i = 0; i < sessions; i++) {
                SocketChannel fix = server.accept();
                new Thread(() -> bridge(fix, venue), "session-" + i).start();
            }
        }
    }

    private static void bridge(SocketChannel fix, InetSocketAddress venueAddress) {
        try (fix;
                SocketChannel venue = SocketChannel.open(venueAddress)) {
            new RawBridge(fix, venue).run();
        } catch (IOException | GeneralSecurityException e) {
            System.out.println("a session broke off: " + e);
        }
    }

    private void run() throws IOException {
        while (true) {
            read(fix, orders);
            while (orders.next()) {
                switch (orders.type()) {
                    case 'A' -> logOn();
                    case '1' -> sendAdmin("0", "112=" + orders.value(112) + "|");
                    case 'D' -> place();
                    case '5' -> {
                        sendAdmin("5", "");
                        return;
                    }
                    default -> {}
                }
            }
        }
    }

    private void logOn() throws IOException {
        header = "34=000000000|49=" + orders.value(56) + "|52=00000000-00:00:00.000|56=" + orders.value(49) + "|";
        report = new RawReport(header);
        sendAdmin("A", "98=0|108=30|");
    }

    private void place() throws IOException {
        String amount = orders.value(38);
        long order = orders.number(11, 1, 0);
        venue.write(request(amount, orders.value(44)));
        do {
            read(venue, replies);
        } while (!replies.next());
        if (!replies.firstLine().contains(" 201 ")) {
            throw new BenchException("refused by the venue: " + replies.firstLine());
        }
        send(report.of(nextSeqNum++, order, amount, replies.bodyValue("uuid")));
    }

    private ByteBuffer request(String amount, String price) {
        String body = "{\"type\":\"LimitOrder\",\"currency\":\"EUR\",\"direction\":\"buy\",\"amount\":\"" + amount
                + "\",\"price\":\"" + price + "\"}";
        nonce++;
        String signature =
                HexFormat.of().formatHex(mac.doFinal((nonce + url + body).getBytes(StandardCharsets.US_ASCII)));
        String request = requestStart + nonce + "\r\nApi-Signature: " + signature + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }

    private void sendAdmin(String type, String fields) throws IOException {
        FixTemplate message = FixTemplate.of("35=" + type + "|" + header + fields);
        message.digits(message.valueOf("34"), 9, nextSeqNum++);
        message.time(message.valueOf("52"), System.currentTimeMillis());
        send(message.sealed());
    }

    private void send(ByteBuffer message) throws IOException {
        fix.write(message);
    }

    private static void read(SocketChannel channel, Frames into) throws IOException {
        if (into.readFrom(channel) < 0) {
            throw new EOFException("the other side closed");
        }
    }
}
