package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * The smallest FIX 4.4 initiator that holds a session: logs on, counts, answers TestRequest(1), sends Heartbeat(0).
 * Anything that no undisturbed session contains ends the run. Used by the harness thread only.
 */
final class FixClient implements AutoCloseable {

    private static final int SEQ_NUM_DIGITS = 9;
    private static final String SEQ_NUM = "000000000";
    private static final String TIME = "00000000-00:00:00.000";
    private static final int HEARTBEAT_SECONDS = 30;
    private static final long HEARTBEAT_NS = HEARTBEAT_SECONDS * 1_000_000_000L;

    private final SocketChannel channel;
    private final String header;
    private final FixFrames in = new FixFrames();
    private final OrderTimes times;
    private final FixTemplate order;
    private final int seqNumAt;
    private final int sendingTimeAt;
    private final int transactTimeAt;
    private final int clOrdIdAt;
    private final int amountAt;

    private long nextSeqNum = 1;
    private long lastSentNs = System.nanoTime();
    private boolean loggedOn;
    private boolean loggedOut;
    private String refusal;

    /**
     * Who logs on.
     *
     * @param senderCompId SenderCompID(49)
     * @param targetCompId TargetCompID(56)
     * @param username Username(553)
     * @param password Password(554)
     * @param account Account(1)
     */
    record Identity(String senderCompId, String targetCompId, String username, String password, String account) {}

    FixClient(InetSocketAddress address, Identity identity, OrderTimes times, Selector selector) throws IOException {
        this.times = times;
        header = "34=" + SEQ_NUM + "|49=" + identity.senderCompId() + "|52=" + TIME + "|56=" + identity.targetCompId()
                + "|";
        order = FixTemplate.of("35=D|" + header + "11=B" + "0".repeat(Orders.CL_ORD_ID_DIGITS) + "|1="
                + identity.account()
                + "|21=1|55=BTC/EUR|54=1|60=" + TIME + "|38=" + Orders.AMOUNT_START + "0".repeat(Orders.AMOUNT_DIGITS)
                + "|40=2|44=" + Orders.PRICE + "|59=1|");
        seqNumAt = order.valueOf("34");
        sendingTimeAt = order.valueOf("52");
        transactTimeAt = order.valueOf("60");
        clOrdIdAt = order.valueOf("11") + 1;
        amountAt = order.valueOf("38") + Orders.AMOUNT_START.length();
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
        send(
                "A",
                "98=0|108=" + HEARTBEAT_SECONDS + "|553=" + identity.username() + "|554=" + identity.password() + "|");
    }

    boolean loggedOn() {
        return loggedOn;
    }

    boolean loggedOut() {
        return loggedOut;
    }

    /** Why the last order was refused; null if none was since the last call. */
    String takeRefusal() {
        String taken = refusal;
        refusal = null;
        return taken;
    }

    /** Sends the order with this number. */
    void place(long number) throws IOException {
        long nowMs = System.currentTimeMillis();
        order.digits(seqNumAt, SEQ_NUM_DIGITS, nextSeqNum++);
        order.time(sendingTimeAt, nowMs);
        order.time(transactTimeAt, nowMs);
        order.digits(clOrdIdAt, Orders.CL_ORD_ID_DIGITS, number);
        order.digits(amountAt, Orders.AMOUNT_DIGITS, number);
        write(order.sealed());
    }

    void logOut() throws IOException {
        send("5", "");
    }

    void heartbeatIfDue(long nowNs) throws IOException {
        if (nowNs - lastSentNs > HEARTBEAT_NS && loggedOn) {
            send("0", "");
        }
    }

    /** Reads what is there. */
    void onReadable() throws IOException {
        int count = in.readFrom(channel);
        long nowNs = System.nanoTime();
        if (count < 0) {
            if (!loggedOut) {
                throw new BenchException("it closed the FIX connection");
            }
            channel.close();
            return;
        }
        while (in.next()) {
            onMessage(nowNs);
        }
    }

    private void onMessage(long nowNs) throws IOException {
        switch (in.type()) {
            case '8' -> onReport(nowNs);
            case 'A' -> loggedOn = true;
            case '0', '4', 'h', 'B' -> {}
            case '1' -> send("0", "112=" + in.value(112) + "|");
            case '5' -> {
                if (!loggedOn || in.value(58) != null) {
                    throw new BenchException("logged out by the gateway: " + in.text());
                }
                loggedOut = true;
            }
            default -> throw new BenchException("did not expect " + in.text());
        }
    }

    private void onReport(long nowNs) {
        switch (in.character(150)) {
            case '0' -> times.acknowledged(in.number(11, 1, -1), nowNs);
            case 'A' -> {
                if (in.value(58) != null) {
                    throw new BenchException("did not expect " + in.text());
                }
            }
            case '8' -> refusal = in.text();
            default -> throw new BenchException("did not expect " + in.text());
        }
    }

    private void send(String type, String fields) throws IOException {
        FixTemplate message = FixTemplate.of("35=" + type + "|" + header + fields);
        message.digits(message.valueOf("34"), SEQ_NUM_DIGITS, nextSeqNum++);
        message.time(message.valueOf("52"), System.currentTimeMillis());
        write(message.sealed());
    }

    private void write(ByteBuffer message) throws IOException {
        lastSentNs = System.nanoTime();
        while (message.hasRemaining()) {
            channel.write(message);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
