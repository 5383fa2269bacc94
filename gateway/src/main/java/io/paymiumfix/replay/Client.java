package io.paymiumfix.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The client of a replay: a session layer that keeps its own numbers, answers TestRequest(1) and ResendRequest(2), asks for
 * what it missed, and keeps everything else it hears. The replay's thread sends and waits; one thread per connection
 * reads. All state is guarded by this.
 */
final class Client implements AutoCloseable {

    private static final char SOH = '\001';
    private static final int TRAILER_LENGTH = 7;
    private static final int TIME_DIGITS = 3;

    private final int port;
    private final Recording.Parties parties;
    private final Outgoing outgoing;
    private final List<Heard> heard = new ArrayList<>();
    private final ToldAgain toldAgain = new ToldAgain();
    private final TreeMap<Integer, FixMessage> sent = new TreeMap<>();
    private final Map<Integer, Step> stepsBySeqNum = new HashMap<>();
    private Socket socket;
    private Thread reader;
    private boolean isConnected;
    private boolean isLogonOpen;
    private int nextOut = 1;
    private int nextIn = 1;
    private long lastHeardNs = System.nanoTime();
    private Step lastStep;
    private String failure = "";

    /**
     * A message of the gateway.
     *
     * @param message as it came
     * @param at when
     * @param after the client's last step by then
     * @param referred the step that RefSeqNum(45) names, or null
     */
    record Heard(FixMessage message, Instant at, Step after, Step referred) {}

    Client(final int port, final Recording.Parties parties, final Outgoing outgoing) {
        this.port = port;
        this.parties = parties;
        this.outgoing = outgoing;
    }

    /**
     * Sends a step's message; a Logon(A) over a new connection. Without a connection nothing is sent: then the answers are
     * missing, and that is what the comparison says.
     *
     * @return the message as it went; as it would have gone when it did not
     */
    FixMessage send(final Step step) throws ReplayException, InterruptedException {
        if (step.isLogon()) {
            disconnect();
            connect(step.message().isYes(Tags.RESET_SEQ_NUM_FLAG));
        }
        synchronized (this) {
            lastStep = step;
            final FixMessage message = outgoing.of(step, nextOut, nextIn, Instant.now());
            stepsBySeqNum.put(nextOut, step);
            isLogonOpen = step.isLogon();
            if (!message.isSessionOnly() && !message.is("A") && !message.is("5")) {
                sent.put(nextOut, message);
            }
            nextOut++;
            write(message);
            return message;
        }
    }

    private void connect(final boolean fromOne) throws ReplayException {
        final Socket connected;
        try {
            connected = new Socket(InetAddress.getLoopbackAddress(), port);
            connected.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new ReplayException("the gateway of the replay takes no connection: " + e.getMessage(), e);
        }
        synchronized (this) {
            if (fromOne) {
                nextOut = 1;
                nextIn = 1;
                sent.clear();
                stepsBySeqNum.clear();
            }
            socket = connected;
            isConnected = true;
            reader = new Thread(() -> readAll(connected), "replay-client");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** Ends the connection, after everything that came on it was taken. */
    void disconnect() throws InterruptedException {
        final Thread last;
        final Socket open;
        synchronized (this) {
            last = reader;
            open = socket;
        }
        if (last == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            // it is closed all the same
        }
        last.join();
    }

    /** The gateway cannot go on. */
    synchronized void failed(final String why) {
        failure = why;
        notifyAll();
    }

    /** How many messages were heard that count. */
    synchronized int heardCount() {
        return heard.size();
    }

    synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** Waits until this many messages were heard in all; false when patience or the connection ended first. */
    synchronized boolean awaitHeard(final int count, final long patienceMs)
            throws ReplayException, InterruptedException {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        while (heard.size() < count && isConnected) {
            checkAlive();
            final long leftNs = deadlineNs - System.nanoTime();
            if (leftNs <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, leftNs);
        }
        checkAlive();
        return heard.size() >= count;
    }

    /** Waits until nothing that counts was heard for this long. */
    synchronized void awaitQuiet(final long quietMs) throws ReplayException, InterruptedException {
        lastHeardNs = System.nanoTime();
        long leftNs = TimeUnit.MILLISECONDS.toNanos(quietMs);
        while (leftNs > 0) {
            checkAlive();
            TimeUnit.NANOSECONDS.timedWait(this, leftNs);
            leftNs = lastHeardNs + TimeUnit.MILLISECONDS.toNanos(quietMs) - System.nanoTime();
        }
    }

    private void checkAlive() throws ReplayException {
        if (!failure.isEmpty()) {
            throw new ReplayException(failure);
        }
    }

    private void write(final FixMessage message) {
        if (!isConnected) {
            return;
        }
        try {
            socket.getOutputStream().write(message.encode());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            isConnected = false;
        }
    }

    private void readAll(final Socket connected) {
        try {
            final InputStream in = new BufferedInputStream(connected.getInputStream());
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
                final String text = next == SOH ? bytes.toString(StandardCharsets.ISO_8859_1) : "";
                if (text.startsWith(SOH + "10=", text.length() - TRAILER_LENGTH - 1)) {
                    bytes.reset();
                    take(parse(text));
                }
            }
        } catch (IOException e) {
            // one of the two closed it
        }
        synchronized (this) {
            if (connected.equals(socket)) {
                isConnected = false;
                notifyAll();
            }
        }
    }

    private static FixMessage parse(final String text) {
        final List<FixMessage.Field> fields = new ArrayList<>();
        for (final String field : text.split(String.valueOf(SOH), -1)) {
            final int equals = field.indexOf('=');
            if (equals > 0) {
                fields.add(new FixMessage.Field(
                        Integer.parseInt(field.substring(0, equals)), field.substring(equals + 1)));
            }
        }
        return new FixMessage(fields);
    }

    private synchronized void take(final FixMessage message) {
        final int seqNum = message.number(Tags.MSG_SEQ_NUM);
        if (message.is("2")) {
            resend(message.number(Tags.BEGIN_SEQ_NO), message.number(Tags.END_SEQ_NO));
        }
        if (message.is("4") && !message.isYes(Tags.GAP_FILL_FLAG)) {
            nextIn = message.number(Tags.NEW_SEQ_NO);
            return;
        }
        if (seqNum < nextIn && !message.is("5")) {
            return; // sent again, and taken before
        }
        if (seqNum > nextIn) {
            say("2", "7=" + nextIn, "16=0");
            if (!message.is("A")) {
                return; // it comes again with what is missing before it
            }
        } else {
            nextIn = message.is("4") ? message.number(Tags.NEW_SEQ_NO) : seqNum + 1;
        }
        if (message.is("1")) {
            say("0", Tags.TEST_REQ_ID + "=" + message.get(Tags.TEST_REQ_ID));
        }
        if (message.is("5")) {
            onLogout();
        }
        isLogonOpen &= message.isSessionOnly();
        if (!message.isSessionOnly() && !toldAgain.is(message)) {
            heard.add(new Heard(message, Instant.now(), lastStep, stepsBySeqNum.get(message.number(Tags.REF_SEQ_NUM))));
            lastHeardNs = System.nanoTime();
            notifyAll();
        }
    }

    /** A refused Logon(A) consumes no number; to a Logout(5) of the gateway's own the client says its own. */
    private void onLogout() {
        if (isLogonOpen) {
            nextOut--;
        } else if (lastStep == null || !lastStep.message().is("5")) {
            say("5");
        }
    }

    private void resend(final int from, final int to) {
        final int last = to == 0 ? nextOut - 1 : Math.min(to, nextOut - 1);
        int seqNum = from;
        while (seqNum <= last) {
            final FixMessage again = sent.get(seqNum);
            if (again == null) {
                final Integer next = sent.ceilingKey(seqNum);
                final int newSeqNo = next == null || next > last ? last + 1 : next;
                write(made("4", seqNum, "43=Y", "123=Y", "36=" + newSeqNo));
                seqNum = newSeqNo;
            } else {
                write(possDup(again));
                seqNum++;
            }
        }
    }

    private static FixMessage possDup(final FixMessage message) {
        final List<FixMessage.Field> fields = new ArrayList<>();
        for (final FixMessage.Field field : message.fields()) {
            if (field.tag() == Tags.SENDING_TIME) {
                fields.add(new FixMessage.Field(Tags.POSS_DUP_FLAG, "Y"));
                fields.add(new FixMessage.Field(Tags.SENDING_TIME, UtcTime.format(Instant.now(), TIME_DIGITS)));
                fields.add(new FixMessage.Field(Tags.ORIG_SENDING_TIME, field.value()));
            } else if (field.tag() != Tags.POSS_DUP_FLAG && field.tag() != Tags.ORIG_SENDING_TIME) {
                fields.add(field);
            }
        }
        return new FixMessage(fields).renumbered();
    }

    private void say(final String msgType, final String... fields) {
        write(made(msgType, nextOut++, fields));
    }

    private FixMessage made(final String msgType, final int seqNum, final String... fields) {
        final String head = "8=FIX.4.4" + SOH + "35=" + msgType + SOH + "49=" + parties.client() + SOH + "56="
                + parties.gateway() + SOH + "34=" + seqNum + SOH + "52="
                + UtcTime.format(Instant.now(), TIME_DIGITS) + SOH;
        return parse(head + String.join(String.valueOf(SOH), fields)).renumbered();
    }

    @Override
    public void close() {
        try {
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
