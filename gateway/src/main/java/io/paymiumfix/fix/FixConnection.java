package io.paymiumfix.fix;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.paymiumfix.fix44.Logon;
import io.paymiumfix.fix44.field.HeartBtInt;
import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.text.Printable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldNotFound;
import quickfix.InvalidMessage;
import quickfix.LogUtil;
import quickfix.Message;
import quickfix.MessageSessionUtils;
import quickfix.MessageUtils;
import quickfix.Responder;
import quickfix.Session;
import quickfix.SessionID;

/**
 * One connection of a client: nothing but a Logon(A) opens it, and from then on its messages are one session's. A session has
 * one connection at a time; a second one is closed, the first stays. What is not FIX is cut here, because QuickFIX/J would
 * log it with everything in it.
 *
 * <p>Messages in, the end of the connection, and the session's timer all run on the event loop, so that nothing comes between
 * them: when one connection has ended, the session is ready for the next.
 *
 * <p>{@link #send}, {@link #disconnect}, {@link #close}, {@link #onLoop} and the counts are for any thread; the rest is the event loop's.
 */
final class FixConnection extends ChannelInboundHandlerAdapter implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(FixConnection.class);
    /** QuickFIX/J's words for why a session is without a connection. */
    private static final String ENDED = "Encountered END_OF_STREAM";

    /** Of so many a client may be behind, in as many messages as it may be, or in fewer that are larger. */
    private static final int USUAL_MESSAGE_BYTES = 1 << 10;

    private static final String SLOW = "Slow consumer";
    private static final String UNEXPECTED = "Unexpected failure";
    /** Room for two CompIDs and their parts. */
    private static final int MOST_OF_A_SESSION_ID = 200;

    private static final int MOST_OF_A_REASON = 500;

    private final Channel channel;
    private final String peer;
    private final Function<SessionID, Session> sessions;
    private final Map<SessionID, Replay> replays;
    private final Outgoing outgoing;
    private final PlainForms forms;
    private final DataFields dataFields;
    /** Null before its Logon(A). */
    private Session session;

    private PlainMessage plain;

    private Replay replay;
    /** What comes now is of no session any more. */
    private volatile boolean over;

    private volatile boolean slow;
    /** What the event loop sends meanwhile may wait for what follows it; the event loop's. */
    private boolean mayWait;

    FixConnection(
            final Channel channel,
            final Function<SessionID, Session> sessions,
            final Map<SessionID, Replay> replays,
            final PlainForms forms,
            final DataFields dataFields) {
        this.channel = channel;
        this.peer = String.valueOf(channel.remoteAddress());
        this.sessions = sessions;
        this.replays = replays;
        this.forms = forms;
        this.dataFields = dataFields;
        this.outgoing = new Outgoing(channel, this::onTaken);
    }

    // ------------------------------------------------------------ in

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (over) {
            return;
        }
        try {
            if (session == null) {
                open((String) message);
            } else {
                takeNext((String) message);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void open(final String text) {
        if (!MessageUtils.isLogon(text)) {
            cut("its first message is not a Logon(A)");
            return;
        }
        final SessionID asked = MessageUtils.getReverseSessionID(text);
        final Session known = sessions.apply(asked);
        if (known == null) {
            cut("its Logon(A) is for " + Printable.of(asked.toString(), MOST_OF_A_SESSION_ID)
                    + ", which is not configured");
        } else if (channel.remoteAddress() instanceof InetSocketAddress address
                && !known.isAllowedForSession(address.getAddress())) {
            cut("session " + known.getSessionID() + " is not for its address");
        } else {
            take(known, text);
        }
    }

    private void takeNext(final String text) {
        if (session.isLoggedOn() && plain.read(text, session.getExpectedTargetNum())) {
            session.getLog().onIncoming(text);
            runLoggedOn(plain);
        } else {
            take(session, text);
        }
    }

    private void take(final Session addressed, final String text) {
        addressed.getLog().onIncoming(text);
        if (dataFields.areCostlyIn(text)) {
            cut("a message of " + text.length()
                    + " bytes with a data field, such as RawData(96), and that many SOH takes too long to read");
            return;
        }
        try {
            final Message message = MessageSessionUtils.parse(addressed, text);
            if (session != null || bind(addressed, message)) {
                run(message);
            }
        } catch (InvalidMessage e) {
            if (MessageUtils.isLogon(text)) {
                addressed.getLog().onErrorEvent("Invalid LOGON message, disconnecting: " + e.getMessage());
                close();
            } else {
                addressed.getLog().onErrorEvent("Invalid message: " + e.getMessage());
            }
        } catch (FieldNotFound e) {
            failed(e);
        }
    }

    /** The connection is the session's from now on, unless that has another. */
    private boolean bind(final Session addressed, final Message logon) throws FieldNotFound {
        final Responder other = addressed.getResponder();
        if (other != null) {
            addressed
                    .getLog()
                    .onErrorEvent(
                            "Multiple logons/connections for this session are not allowed. Closing connection from "
                                    + peer + " since session is already established from " + other.getRemoteAddress());
            close();
            return false;
        }
        addressed.getLog().onEvent("Accepting session " + addressed.getSessionID() + " from " + peer);
        addressed.setHeartBeatInterval(logon.isSetField(HeartBtInt.FIELD) ? logon.getInt(HeartBtInt.FIELD) : 0);
        session = addressed;
        plain = new PlainMessage(forms, addressed.getSessionID());
        replay = replays.get(addressed.getSessionID());
        addressed.setResponder(this);
        return true;
    }

    /**
     * A Logon(A) that QuickFIX/J neither accepts nor refuses, an old one with PossDupFlag(43) say, was looked at by nobody: its
     * sender is a stranger, whose connection must neither hold the session nor speak for it.
     */
    private void run(final Message message) {
        if (!(message instanceof Logon) && !session.isLoggedOn()) {
            cut("35="
                    + Printable.of(SecretMask.mask(
                            message.getHeader().getOptionalString(MsgType.FIELD).orElse("?")))
                    + " before an accepted Logon(A)");
            return;
        }
        runLoggedOn(message);
        if (message instanceof Logon && isConnected() && !session.isLoggedOn()) {
            disconnect("Logon(A) not accepted", true);
        }
    }

    private void runLoggedOn(final Message message) {
        final SessionStore store = message instanceof Logon ? (SessionStore) session.getStore() : null;
        if (store != null) {
            // QuickFIX/J refuses some before it asks who sends them; LogonCheck lets the number move.
            store.keepNextTarget();
        }
        try {
            session.next(message);
        } catch (Exception e) {
            LogUtil.logThrowable(session.getLog(), "a message could not be processed", e);
        } finally {
            if (store != null) {
                store.nextTargetMayMove();
            }
        }
    }

    /** From its accepted Logon(A) to its end. */
    boolean isLoggedOn() {
        return isConnected() && session.isLoggedOn();
    }

    private boolean isConnected() {
        return session != null && session.getResponder() == this;
    }

    // ------------------------------------------------------------ out

    @Override
    public boolean send(final String message) {
        if (slow) {
            return false;
        }
        final int most = session.getMaxScheduledWriteRequests();
        if (most > 0 && (outgoing.messages() >= most || outgoing.bytes() >= (long) most * USUAL_MESSAGE_BYTES)) {
            cutSlow();
            return false;
        }
        return outgoing.offer(message, channel.eventLoop().inEventLoop() && mayWait);
    }

    /** What the event loop sends until it says otherwise may wait a moment for what follows it; of other threads it is not heard. */
    void mayWait(final boolean nextMayWait) {
        if (channel.eventLoop().inEventLoop()) {
            mayWait = nextMayWait;
        }
    }

    /** Runs on the event loop, in turn with the messages that come in; not at all once that has ended. Any thread. */
    void onLoop(final Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("not run, the event loop has ended", e);
        }
    }

    /** Later, on the event loop: whoever sends holds the lock of the session's numbers, and the end of it is the loop's. */
    private void cutSlow() {
        slow = true;
        onLoop(() -> {
            disconnect(SLOW, true);
            close();
        });
    }

    @Override
    public String getRemoteAddress() {
        return peer;
    }

    /** Messages that the socket has not taken. */
    int unsentMessages() {
        return outgoing.messages();
    }

    /** Their bytes. */
    long unsentBytes() {
        return outgoing.bytes();
    }

    private void onTaken() {
        if (replay != null) {
            replay.onSent(this);
        }
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        if (channel.isWritable()) {
            outgoing.drainSoon();
        }
    }

    // ------------------------------------------------------------ the end

    /** The session's own end of it: what was sent before leaves before, unless the client is too slow for that. */
    @Override
    public void disconnect() {
        over = true;
        if (slow) {
            close();
        } else {
            outgoing.closeWhenSent();
        }
    }

    /** Closes it without waiting for what is unsent. */
    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive tells when it is done
    void close() {
        over = true;
        channel.close();
    }

    /** Closes it without waiting for what is unsent; one that is ending goes on to, within a time of its own. */
    void cut(final String why) {
        if (!over) {
            LOG.warn("connection from {} cut: {}", peer, Printable.of(why, MOST_OF_A_REASON));
            close();
        }
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        over = true;
        outgoing.end();
        disconnect(ENDED, false);
    }

    private void disconnect(final String why, final boolean isError) {
        if (isConnected()) {
            try {
                session.disconnect(why, isError);
            } catch (IOException e) {
                LogUtil.logThrowable(session.getLog(), "the end of the connection could not be noted", e);
            }
        }
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        failed(cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause);
    }

    private void failed(final Throwable cause) {
        if (over) {
            LOG.debug(
                    "connection from {}: {} after its end",
                    peer,
                    cause.getClass().getSimpleName());
        } else if (cause instanceof FixFrames.FrameException) {
            cut(cause.getMessage());
        } else if (cause instanceof NotSslRecordException) {
            // Its message repeats the bytes, a password among them.
            cut("what it sends is not TLS");
        } else if (session == null) {
            cut("before its Logon(A): " + SecretMask.mask(cause.toString()));
        } else if (cause instanceof IOException) {
            disconnect("Socket exception (" + peer + "): " + cause, true);
        } else {
            // What was read may be lost in half a step: the client sends it again when it is back.
            LogUtil.logThrowable(session.getLog(), "unexpected, the connection is cut: " + cause, cause);
            disconnect(UNEXPECTED, true);
            close();
        }
    }
}
