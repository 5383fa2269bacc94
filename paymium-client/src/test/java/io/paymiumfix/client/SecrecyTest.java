package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(30)
class SecrecyTest {
    private static final String USER =
            "{\"name\":\"BC-U777777\",\"channel_id\":\"channel-888\",\"email\":\"me@example.com\","
                    + "\"balance_eur\":\"4711.42\"}";

    @TempDir
    Path folder;

    @Test
    void shouldKeepSecretsOutOfEveryLogLineAndText() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        List<String> seen = new ArrayList<>();
        List<String> signatures;
        try (ScriptedVenue venue = venue();
                LaneFixture fixture = new LaneFixture(venue.uri(), folder.resolve("lane"))) {
            for (int i = 0; i < 6; i++) {
                Call call = i == 5 ? LaneFixture.place(5) : Call.readUser(i);
                seen.add(fixture.submit(call).awaitOne().toString());
                seen.add(call.toString());
            }
            fixture.lane.submit(Call.readUser(6), outcome -> {
                throw new IllegalStateException(outcome.toString());
            });
            Outcomes.soon().until(fixture.lane::idle);
            seen.add(fixture.lane + " " + LaneFixture.TOKEN + " " + new Signer(LaneFixture.TOKEN.secret()));
            signatures = venue.requests().stream()
                    .map(request -> request.headers().get("api-signature"))
                    .toList();
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
        }
        for (ILoggingEvent event : List.copyOf(log.list)) {
            seen.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        assertTrue(seen.stream().anyMatch(text -> text.contains("connected")), "the log was captured");
        assertTrue(signatures.size() >= 6);
        List<String> secrets = new ArrayList<>(signatures);
        secrets.addAll(List.of("KEY-0123456789abcdef", "SECRET-fedcba9876543210"));
        secrets.addAll(List.of("BC-U777777", "channel-888", "me@example.com", "4711.42"));
        for (String text : seen) {
            secrets.forEach(secret -> assertFalse(text.contains(secret), text));
        }
    }

    /** Good, unreadable, truncated, malformed and refused answers. */
    private static ScriptedVenue venue() {
        List<String> replies = List.of(
                Replies.json(200, USER),
                Replies.json(200, USER.replace("\"4711.42\"", "4711.42x")),
                Replies.json(200, USER.replace(":\"BC", ":BC")),
                "BC-U777777 4711.42\r\n\r\n",
                Replies.json(401, "{\"errors\":[\"Invalid signature\"]}"));
        AtomicInteger served = new AtomicInteger();
        return ScriptedVenue.start((wire, index) -> {
            while (wire.readRequest() != null) {
                wire.write(replies.get(served.getAndIncrement() % replies.size()));
            }
        });
    }

    @Test
    void shouldCompareSecretsByContentAndPrintNone() {
        assertEquals(Secret.of("a"), Secret.of("a"));
        assertNotEquals(Secret.of("a"), Secret.of("b"));
        assertEquals("***", Secret.of("a").toString());
        assertEquals("a", Secret.of("a").reveal());
        assertThrows(IllegalArgumentException.class, () -> Secret.of(""));
        assertThrows(IllegalArgumentException.class, () -> new ApiToken("a\r\nb", Secret.of("a")));
    }
}
