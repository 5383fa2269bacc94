package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TokenLocksTest {
    private final URI venue = URI.create("http://127.0.0.1:1/api/v1");
    private final ApiToken token = new ApiToken("key-" + UUID.randomUUID(), Secret.of("secret"));

    @Test
    void shouldRefuseATokenThatAnotherGatewayHas() throws IOException {
        try (TokenLocks first = TokenLocks.take(venue, List.of(token))) {
            final IOException refusal = assertThrows(IOException.class, () -> TokenLocks.take(venue, List.of(token)));
            assertTrue(refusal.getMessage().startsWith("TOKEN_IN_USE"), refusal.getMessage());
            assertTrue(first != null);
        }
    }

    @Test
    void shouldLetGoOfATokenWhenClosed() throws IOException {
        TokenLocks.take(venue, List.of(token)).close();
        TokenLocks.take(venue, List.of(token)).close();
    }

    @Test
    void shouldTouchItsFileSoThatNobodyClearsItAwayAsOld() throws IOException {
        final Path file = TokenLocks.fileOf(venue, token);
        try (TokenLocks locks = TokenLocks.take(venue, List.of(token));
                TokenWatch watch = TokenWatch.over(locks, 10)) {
            assertNotNull(watch);
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            await().until(() -> Files.getLastModifiedTime(file).toMillis() > 0);
        }
    }

    @Test
    void shouldLockAnewWhatWasClearedAway() throws IOException {
        final Path file = TokenLocks.fileOf(venue, token);
        try (TokenLocks locks = TokenLocks.take(venue, List.of(token))) {
            Files.delete(file);
            assertTrue(locks.renew());
            assertThrows(TokenInUseException.class, () -> TokenLocks.take(venue, List.of(token)));
            assertTrue(locks.renew());
        }
        TokenLocks.take(venue, List.of(token)).close();
    }

    @Test
    void shouldSayWhenAnotherGatewayHasTheTokenMeanwhile() throws IOException {
        try (TokenLocks locks = TokenLocks.take(venue, List.of(token))) {
            Files.delete(TokenLocks.fileOf(venue, token));
            final TokenLocks other = TokenLocks.take(venue, List.of(token));
            assertFalse(locks.renew());
            other.close();
            assertTrue(locks.renew());
        }
    }

    @Test
    void shouldTakeNoneWhenOneIsInUse() throws IOException {
        final ApiToken other = new ApiToken("key-" + UUID.randomUUID(), Secret.of("secret"));
        try (TokenLocks first = TokenLocks.take(venue, List.of(token))) {
            assertThrows(IOException.class, () -> TokenLocks.take(venue, List.of(other, token)));
            TokenLocks.take(venue, List.of(other)).close();
            assertTrue(first != null);
        }
    }
}
