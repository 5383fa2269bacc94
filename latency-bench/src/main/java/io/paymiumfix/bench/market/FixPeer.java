package io.paymiumfix.bench.market;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.FixFrames;
import io.paymiumfix.bench.FixTemplate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A FIX 4.4 initiator on a bare socket that holds its session and trusts nobody: a MsgSeqNum(34) that is not the next one, a
 * wrong BodyLength(9) or CheckSum(10), a Reject(3), a ResendRequest(2), silence or an end of the connection ends the run.
 * Its {@link Fleet}'s thread only.
 */
public final class FixPeer {

    private static final String SEQ_NUM = "000000000";
    private static final String TIME = "00000000-00:00:00.000";
    private static final int MOST_UNSENT_BYTES = 1 << 18;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long ASK_AFTER_NS = 3 * SECOND_NS;
    private static final long SILENCE_NS = 20 * SECOND_NS;

    private final String compId;
    private final String header;
    private final Listener listener;
    private final SocketChannel channel;
    private final FixFrames in = new FixFrames();
    private final ByteBuffer unsent = ByteBuffer.allocate(MOST_UNSENT_BYTES);
    private final long heartbeatNs;

    private long sent;
    private long received;
    private long lastSentNs = System.nanoTime();
    private long lastReceivedNs = lastSentNs;
    private boolean asked;
    private boolean logoutExpected;
    private State state = State.LOGGING_ON;

    /** Where the session is. */
    private enum State {
        /** Logon(A) is out. */
        LOGGING_ON,
        /** Logon(A) was answered. */
        LOGGED_ON,
        /** Logout(5) is out. */
        LOGGING_OUT,
        /** Logout(5) was said by both; or by the gateway when the run may be over. */
        LOGGED_OUT
    }

    /** Takes what is not the session's own business. */
    public interface Listener {

        /**
         * A message of the application.
         *
         * @param nowNs when its bytes were read
         */
        void onMessage(FixPeer peer, FixFrames message, long nowNs) throws IOException;
    }

    /**
     * Who logs on.
     *
     * @param compId SenderCompID(49), Username(553) too
     * @param targetCompId TargetCompID(56)
     * @param password Password(554)
     * @param heartBtInt HeartBtInt(108), seconds
     */
    public record Identity(String compId, String targetCompId, String password, int heartBtInt) {}

    FixPeer(InetSocketAddress address, Identity identity, Listener listener, Selector selector) throws IOException {
        this.compId = identity.compId();
        this.listener = listener;
        heartbeatNs = identity.heartBtInt() * SECOND_NS;
        header = "34=" + SEQ_NUM + "|49=" + compId + "|52=" + TIME + "|56=" + identity.targetCompId() + "|";
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
        send(
                "A",
                "98=0|108=" + identity.heartBtInt() + "|141=Y|553=" + compId + "|554=" + identity.password() + "|",
                System.nanoTime());
    }

    /** SenderCompID(49). */
    public String compId() {
        return compId;
    }

    /** Also when it has ended since. */
    boolean hasLoggedOn() {
        return state != State.LOGGING_ON;
    }

    boolean loggedOut() {
        return state == State.LOGGED_OUT;
    }

    /** Messages read, those of the session too. */
    public long received() {
        return received;
    }

    /** Messages sent, those of the session too. */
    public long sent() {
        return sent;
    }

    /**
     * Sends a message.
     *
     * @param fields behind the header, each ended by a bar
     */
    public void send(String type, String fields, long nowNs) throws IOException {
        FixTemplate message = FixTemplate.of("35=" + type + "|" + header + fields);
        message.digits(message.valueOf("34"), SEQ_NUM.length(), ++sent);
        message.time(message.valueOf("52"), System.currentTimeMillis());
        ByteBuffer bytes = message.sealed();
        if (bytes.remaining() > unsent.remaining()) {
            throw new BenchException(compId + ": the gateway does not read what it is sent");
        }
        unsent.put(bytes);
        lastSentNs = nowNs;
        flush();
    }

    private void flush() throws IOException {
        unsent.flip();
        try {
            channel.write(unsent);
        } catch (IOException e) {
            onBroken(e);
        }
        unsent.compact();
    }

    /** A gateway that ends need not wait for our answer. */
    private void onBroken(IOException e) throws IOException {
        if (!mayEnd()) {
            throw new BenchException(compId + ": the connection broke: " + e.getMessage(), e);
        }
        state = State.LOGGED_OUT;
        channel.close();
    }

    /** Ends the session. */
    void logOut(long nowNs) throws IOException {
        state = State.LOGGING_OUT;
        send("5", "", nowNs);
    }

    /** The gateway may end the session from now on. */
    void expectLogout() {
        logoutExpected = true;
    }

    /** What is due: unsent bytes, Heartbeat(0), TestRequest(1), patience. */
    void onTime(long nowNs) throws IOException {
        if (state == State.LOGGED_OUT) {
            return;
        }
        if (unsent.position() > 0) {
            flush();
        }
        if (state == State.LOGGED_ON && nowNs - lastSentNs >= heartbeatNs) {
            send("0", "", nowNs);
        }
        long silentNs = nowNs - lastReceivedNs - heartbeatNs;
        if (state == State.LOGGED_ON && silentNs > ASK_AFTER_NS && !asked) {
            asked = true;
            send("1", "112=ARE-YOU-THERE|", nowNs);
        }
        if (silentNs > SILENCE_NS) {
            throw new BenchException(compId + ": nothing from the gateway for " + silentNs / SECOND_NS + " s");
        }
    }

    /** Reads what is there. */
    void onReadable() throws IOException {
        int count;
        try {
            count = in.readFrom(channel);
        } catch (IOException e) {
            onBroken(e);
            return;
        }
        long nowNs = System.nanoTime();
        if (count < 0) {
            if (!mayEnd()) {
                throw new BenchException(compId + ": the gateway closed the connection");
            }
            state = State.LOGGED_OUT;
            channel.close();
            return;
        }
        lastReceivedNs = nowNs;
        asked = false;
        while (in.next()) {
            received++;
            if (in.number(34, 0, -1) != received) {
                throw new BenchException(
                        compId + ": MsgSeqNum(34) " + received + " was due, a gap or a repetition: " + in.text());
            }
            onMessage(nowNs);
        }
    }

    private void onMessage(long nowNs) throws IOException {
        switch (in.type()) {
            case 'A' -> state = State.LOGGED_ON;
            case '0' -> {}
            case '1' -> send("0", "112=" + in.value(112) + "|", nowNs);
            case '5' -> onLogout(nowNs);
            case '2', '3', '4' -> throw new BenchException(compId + ": did not expect " + in.text());
            default -> listener.onMessage(this, in, nowNs);
        }
    }

    private void onLogout(long nowNs) throws IOException {
        if (!mayEnd()) {
            throw new BenchException(compId + ": logged out by the gateway: " + in.text());
        }
        if (state != State.LOGGING_OUT) {
            send("5", "", nowNs);
        }
        state = State.LOGGED_OUT;
    }

    private boolean mayEnd() {
        return logoutExpected || state == State.LOGGING_OUT || state == State.LOGGED_OUT;
    }

    void close() throws IOException {
        channel.close();
    }
}
