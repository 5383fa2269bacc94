package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
    void shouldTakeNoneWhenOneIsInUse() throws IOException {
        final ApiToken other = new ApiToken("key-" + UUID.randomUUID(), Secret.of("secret"));
        try (TokenLocks first = TokenLocks.take(venue, List.of(token))) {
            assertThrows(IOException.class, () -> TokenLocks.take(venue, List.of(other, token)));
            TokenLocks.take(venue, List.of(other)).close();
            assertTrue(first != null);
        }
    }
}
