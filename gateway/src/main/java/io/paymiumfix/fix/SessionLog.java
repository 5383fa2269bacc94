package io.paymiumfix.fix;

import io.paymiumfix.text.Printable;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;

/**
 * What QuickFIX/J logs about one session: messages and events into the session's file, if there is one; what went wrong
 * also into the application's log, cut and on one line, as a client or a stranger may have written most of it. Everything is
 * masked first.
 *
 * <p>Safe for any thread.
 */
final class SessionLog implements Log {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final String DISCONNECTING = "Disconnecting: ";
    private static final int MOST_OF_A_TEXT = 500;
    /** QuickFIX/J tells a failure as a text, stack trace and all. */
    private static final int MOST_OF_A_FAILURE = 8_000;

    private static final String STACK_FRAME = "\tat ";

    private final String session;
    private final RollingFile file;
    private final LogThread thread;
    private final LongSupplier nowUs;
    private volatile String disconnectReason = "";

    /**
     * Into a file.
     *
     * @param file null when messages are not logged
     * @param thread writes it
     */
    SessionLog(final String session, final RollingFile file, final LogThread thread, final LongSupplier nowUs) {
        this.session = session;
        this.file = file;
        this.thread = thread;
        this.nowUs = nowUs;
    }

    /** Why the session last lost its connection, in QuickFIX/J's words. */
    String disconnectReason() {
        return disconnectReason;
    }

    @Override
    public void onIncoming(final String message) {
        line(" in    ", message);
    }

    @Override
    public void onOutgoing(final String message) {
        line(" out   ", message);
    }

    @Override
    public void onEvent(final String text) {
        noteReason(text);
        line(" event ", text);
        if (LOG.isDebugEnabled()) {
            LOG.debug("session {}: {}", session, shown(text));
        }
    }

    @Override
    public void onErrorEvent(final String text) {
        noteReason(text);
        line(" error ", text);
        LOG.warn("session {}: {}", session, shown(text));
    }

    @Override
    public void clear() {}

    private void noteReason(final String text) {
        if (text.startsWith(DISCONNECTING)) {
            disconnectReason = shown(text.substring(DISCONNECTING.length()));
        }
    }

    private static String shown(final String text) {
        return Printable.of(SecretMask.mask(text), text.contains(STACK_FRAME) ? MOST_OF_A_FAILURE : MOST_OF_A_TEXT);
    }

    private void line(final String kind, final String text) {
        if (file != null) {
            thread.line(file, nowUs.getAsLong(), kind, text);
        }
    }
}
