package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusUtil;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a line of the log looks like with the configuration that ships. */
@Timeout(30)
class LogLineTest {
    private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR [main] Gateway - ALARM forged";

    private final LoggerContext context = new LoggerContext();
    private Logger root;

    @BeforeEach
    void configure() throws Exception {
        final JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLineTest.class.getResource("/logback.xml"));
        assertEquals(Status.INFO, new StatusUtil(context).getHighestLevel(0), "nothing to complain of");
        root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void shouldKeepAMessageOnOneLine() {
        final List<String> lines = lines("its id is a\n" + FORGED + "\r\u0085\u2028\u001b[31mb", null);

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).endsWith(" - its id is a?" + FORGED + "????[31mb"), lines.get(0));
    }

    @Test
    void shouldShowTheDelimiterOfFixAsABar() {
        final List<String> lines = lines("refused 8=FIX.4.4\0019=5\00135=0\001", null);

        assertTrue(lines.get(0).endsWith(" - refused 8=FIX.4.4|9=5|35=0|"), lines.get(0));
    }

    @Test
    void shouldLeaveWordsOfEveryLanguageAlone() {
        final List<String> lines = lines("Solde insuffisant \u00e9\u20ac, 100% of $5 \\n", null);

        assertTrue(lines.get(0).endsWith(" - Solde insuffisant \u00e9\u20ac, 100% of $5 \\n"), lines.get(0));
    }

    @Test
    void shouldWriteAStackTraceInLines() {
        final Exception cause = new IllegalStateException("the cause");
        cause.addSuppressed(new IllegalStateException("beside it"));
        final List<String> lines = lines("it failed", new IllegalArgumentException("the failure", cause));

        assertTrue(lines.get(0).endsWith(" - it failed"), lines.get(0));
        assertEquals("java.lang.IllegalArgumentException: the failure", lines.get(1));
        assertTrue(lines.get(2).startsWith("\tat "), lines.get(2));
        assertTrue(lines.contains("Caused by: java.lang.IllegalStateException: the cause"), lines::toString);
        assertTrue(lines.contains("\tSuppressed: java.lang.IllegalStateException: beside it"), lines::toString);
        assertTrue(lines.get(lines.size() - 1).startsWith("\t"), lines::toString);
    }

    @Test
    void shouldNotLetTheMessageOfAnExceptionForgeALine() {
        final String said = "For input \"\n" + FORGED + "\r\001\u001b[31m\"";
        final List<String> lines = lines("it failed", new NumberFormatException(said));

        assertEquals("java.lang.NumberFormatException: For input \"?" + FORGED + "???[31m\"", lines.get(1));
        assertTrue(lines.stream().skip(2).allMatch(line -> line.startsWith("\tat ")), lines::toString);
    }

    private List<String> lines(final String message, final Throwable thrown) {
        final ILoggingEvent event =
                new LoggingEvent(LogLineTest.class.getName(), root, Level.WARN, message, thrown, null);
        final OutputStreamAppender<ILoggingEvent> appender =
                (OutputStreamAppender<ILoggingEvent>) root.getAppender("STDERR");
        final String written = new String(appender.getEncoder().encode(event), Charset.defaultCharset());
        assertTrue(written.endsWith("\n"), written);
        return written.lines().toList();
    }
}
