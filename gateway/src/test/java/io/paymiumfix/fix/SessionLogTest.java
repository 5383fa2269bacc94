package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import quickfix.LogUtil;

@Timeout(20)
class SessionLogTest {
    private final SessionLog log = new SessionLog("desk", null, null, () -> 0);

    @Test
    void shouldCutALongTextAndSayThatItIsCut() {
        try (LogLines lines = new LogLines(SessionLog.class)) {
            log.onErrorEvent("Invalid message: 8=FIX.4.4\001" + "x".repeat(60_000));

            final String line = lines.first("session desk: Invalid message: 8=FIX.4.4|xxx");
            assertTrue(line.length() < 600 && line.endsWith("x\u2026"), line);
        }
    }

    @Test
    void shouldMaskASecretBeforeItCuts() {
        try (LogLines lines = new LogLines(SessionLog.class)) {
            log.onErrorEvent("Invalid message: 8=FIX.4.4\001000554=hush\00110=000\001");

            assertEquals("session desk: Invalid message: 8=FIX.4.4|000554=***|10=000|", lines.first("desk"));
        }
    }

    /** QuickFIX/J tells it as a text, and it is all that is known of a defect. */
    @Test
    void shouldShowMoreOfAStackTrace() {
        try (LogLines lines = new LogLines(SessionLog.class)) {
            final Throwable failure = deep(60);
            LogUtil.logThrowable(log, "a message could not be processed", failure);

            final String line = lines.first("a message could not be processed");
            assertTrue(line.contains("java.lang.IllegalStateException: at the bottom"), line);
            assertTrue(line.length() > 3_000 && line.length() < 9_000, line);
            assertTrue(line.chars().noneMatch(c -> c < ' '), line);
        }
    }

    private static Throwable deep(final int levels) {
        return levels == 0 ? new IllegalStateException("at the bottom") : deep(levels - 1);
    }

    @Test
    void shouldCutTheReasonOfADisconnection() {
        log.onEvent("Disconnecting: Received logout request: a\nb" + "x".repeat(60_000));

        final String reason = log.disconnectReason();
        assertTrue(reason.startsWith("Received logout request: a?bxxx"), reason);
        assertTrue(reason.length() < 600 && reason.endsWith("x\u2026"), reason);
    }
}
