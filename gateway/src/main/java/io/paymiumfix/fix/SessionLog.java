package io.paymiumfix.fix;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;

/**
 * What QuickFIX/J logs about one session: messages and events into the session's file, if there is one; what went wrong
 * also into the application's log. Everything is masked first.
 *
 * <p>Safe for any thread.
 */
final class SessionLog implements Log {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final String DISCONNECTING = "Disconnecting: ";

    private final String session;
    private final RollingFile file;
    private final LongSupplier nowUs;
    /** Of the line being written; guarded by itself. */
    private final StringBuilder head = new StringBuilder(40);

    private volatile String disconnectReason = "";

    /** @param file null when messages are not logged */
    SessionLog(final String session, final RollingFile file, final LongSupplier nowUs) {
        this.session = session;
        this.file = file;
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
            LOG.debug("session {}: {}", session, SecretMask.mask(text));
        }
    }

    @Override
    public void onErrorEvent(final String text) {
        noteReason(text);
        line(" error ", text);
        LOG.warn("session {}: {}", session, SecretMask.mask(text));
    }

    @Override
    public void clear() {}

    private void noteReason(final String text) {
        if (text.startsWith(DISCONNECTING)) {
            disconnectReason = SecretMask.mask(text.substring(DISCONNECTING.length()));
        }
    }

    private void line(final String kind, final String text) {
        if (file != null) {
            final String masked = SecretMask.mask(text);
            synchronized (head) {
                head.setLength(0);
                UtcTimestamp.append(head, nowUs.getAsLong(), TimestampPrecision.MICROS);
                file.line(head.append(kind), masked);
            }
        }
    }
}
