package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * The smallest FIX 4.4 initiator that holds a session: logs on, counts, answers TestRequest(1), sends Heartbeat(0).
 * Anything that no undisturbed session contains ends the run. Used by the harness thread only.
 */
final class FixClient {

    private static final int SEQ_NUM_DIGITS = 9;
    private static final String SEQ_NUM = "000000000";
    private static final String TIME = "00000000-00:00:00.000";
    private static final int HEARTBEAT_SECONDS = 30;
    private static final long HEARTBEAT_NS = HEARTBEAT_SECONDS * 1_000_000_000L;

    private static final String ORDER_ID = "B" + "0".repeat(Orders.CL_ORD_ID_DIGITS);
    private static final String CANCEL_ID = "C" + "0".repeat(Orders.CL_ORD_ID_DIGITS);

    private final Wire wire;
    private final int index;
    private final String header;
    private final FixFrames in = new FixFrames();
    private final Desk desk;
    private final Request order;
    private final Request cancel;
    private final int origClOrdIdAt;

    private long nextSeqNum = 1;
    private long lastSentNs = System.nanoTime();
    private boolean loggedOn;
    private boolean loggedOut;
    private int underWay;

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

    /**
     * Connects and logs on.
     *
     * @param index the session's, of the desk's
     * @param tls null for plain TCP
     */
    FixClient(InetSocketAddress address, Identity identity, int index, Desk desk, Tls tls, Sockets sockets)
            throws IOException {
        this.index = index;
        this.desk = desk;
        header = "34=" + SEQ_NUM + "|49=" + identity.senderCompId() + "|52=" + TIME + "|56=" + identity.targetCompId()
                + "|";
        String terms = "|1=" + identity.account() + "|55=BTC/EUR|54=1|60=" + TIME + "|38=" + Orders.AMOUNT_START
                + "0".repeat(Orders.AMOUNT_DIGITS) + "|";
        order = new Request(FixTemplate.of(
                "35=D|" + header + "11=" + ORDER_ID + terms + "21=1|40=2|44=" + Orders.PRICE + "|59=1|"));
        cancel = new Request(FixTemplate.of("35=F|" + header + "11=" + CANCEL_ID + terms + "41=" + ORDER_ID + "|"));
        origClOrdIdAt = cancel.template.valueOf("41") + 1;
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        sockets.register(channel, SelectionKey.OP_READ, this::onReadable);
        wire = Wire.client(channel, tls);
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

    /** Orders that are not done with: acknowledged or, where cancels are measured, canceled. */
    int underWay() {
        return underWay;
    }

    void busier() {
        underWay++;
    }

    void lessBusy() {
        underWay--;
    }

    /** Prepares the order with this number for the next flush. */
    void place(long number) {
        wire.put(order.of(number));
    }

    /** Prepares the cancel of the order with this number for the next flush. */
    void cancel(long number) {
        cancel.template.digits(origClOrdIdAt, Orders.CL_ORD_ID_DIGITS, number);
        wire.put(cancel.of(number));
    }

    /** Writes what was prepared. */
    void flush() throws IOException {
        lastSentNs = System.nanoTime();
        wire.flush();
    }

    /** Writes what could not be written before, and a Heartbeat(0) when one is due. */
    void turn(long nowNs) throws IOException {
        if (!wire.flushed()) {
            wire.flush();
        }
        if (nowNs - lastSentNs > HEARTBEAT_NS && loggedOn && !loggedOut) {
            send("0", "");
        }
    }

    void logOut() throws IOException {
        send("5", "");
    }

    /** Reads what is there. */
    private void onReadable() throws IOException {
        do {
            readOnce();
        } while (wire.more());
    }

    private void readOnce() throws IOException {
        int count = in.readFrom(wire);
        long nowNs = System.nanoTime();
        if (count < 0) {
            if (!loggedOut) {
                throw new BenchException("it closed the FIX connection");
            }
            wire.close();
            return;
        }
        while (in.next()) {
            onMessage(nowNs);
        }
    }

    private void onMessage(long nowNs) throws IOException {
        switch (in.type()) {
            case '8' -> onReport(nowNs);
            case '9' -> desk.refused(in.text());
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

    private void onReport(long nowNs) throws IOException {
        switch (in.character(150)) {
            case '0' -> desk.acknowledged(index, in.number(11, 1, -1), nowNs);
            case '4' -> {
                if (in.character(11) != CANCEL_ID.charAt(0)) {
                    throw new BenchException("canceled without being asked to: " + in.text());
                }
                desk.canceled(index, in.number(11, 1, -1), nowNs);
            }
            case 'A', '6' -> {
                if (in.value(58) != null) {
                    throw new BenchException("did not expect " + in.text());
                }
            }
            case '8' -> desk.refused(in.text());
            default -> throw new BenchException("did not expect " + in.text());
        }
    }

    private void send(String type, String fields) throws IOException {
        FixTemplate message = FixTemplate.of("35=" + type + "|" + header + fields);
        message.digits(message.valueOf("34"), SEQ_NUM_DIGITS, nextSeqNum++);
        message.time(message.valueOf("52"), System.currentTimeMillis());
        wire.put(message.sealed());
        flush();
    }

    /** A message about an order, prepared but for the numbers and times in it. */
    private final class Request {
        private final FixTemplate template;
        private final int seqNumAt;
        private final int sendingTimeAt;
        private final int transactTimeAt;
        private final int clOrdIdAt;
        private final int amountAt;

        Request(FixTemplate template) {
            this.template = template;
            seqNumAt = template.valueOf("34");
            sendingTimeAt = template.valueOf("52");
            transactTimeAt = template.valueOf("60");
            clOrdIdAt = template.valueOf("11") + 1;
            amountAt = template.valueOf("38") + Orders.AMOUNT_START.length();
        }

        ByteBuffer of(long number) {
            long nowMs = System.currentTimeMillis();
            template.digits(seqNumAt, SEQ_NUM_DIGITS, nextSeqNum++);
            template.time(sendingTimeAt, nowMs);
            template.time(transactTimeAt, nowMs);
            template.digits(clOrdIdAt, Orders.CL_ORD_ID_DIGITS, number);
            template.digits(amountAt, Orders.AMOUNT_DIGITS, number);
            return template.sealed();
        }
    }
}
