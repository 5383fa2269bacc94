package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.marketdata.Dialect;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixSettingsTest {

    @Test
    void shouldRefuseClientCertificatesWithoutTrustStore() {
        assertRefused(
                "would accept any certificate",
                () -> new FixSettings.Tls(
                        Path.of("k"), FixSettings.StorePassword.of("x"), Optional.empty(), Optional.empty(), true));
    }

    @Test
    void shouldRefuseATrustStoreWithoutPassword() {
        assertRefused(
                "go together",
                () -> new FixSettings.Tls(
                        Path.of("k"),
                        FixSettings.StorePassword.of("x"),
                        Optional.of(Path.of("t")),
                        Optional.empty(),
                        true));
    }

    @Test
    void shouldRefusePasswordlessFromAnywhere() {
        assertRefused("needs a list of allowed addresses", () -> session("a", "OMS", Optional.empty(), true, Set.of()));
    }

    @Test
    void shouldRefuseNeitherAndBothOfPasswordAndPasswordless() {
        assertRefused(
                "either a password or passwordless", () -> session("a", "OMS", Optional.empty(), false, Set.of()));
        assertRefused(
                "either a password or passwordless",
                () -> session("a", "OMS", Optional.of(Password.of("x")), true, Set.of("127.0.0.1")));
    }

    @Test
    void shouldRefuseNamesThatAreNoFolders() {
        for (final String name : List.of("", "..", "a/b", "a b", ".hidden")) {
            assertRefused("session name", () -> session(name, "OMS", Optional.of(Password.of("x")), false, Set.of()));
        }
    }

    @Test
    void shouldRefuseTwoSessionsAlike() {
        final SessionSettings one = session("a", "OMS", Optional.of(Password.of("x")), false, Set.of());
        final SessionSettings sameCompId = session("b", "OMS", Optional.of(Password.of("x")), false, Set.of());
        assertRefused("two sessions are named a", () -> settings(List.of(one, one)));
        assertRefused("two sessions have the client CompID OMS", () -> settings(List.of(one, sameCompId)));
        assertRefused("no session", () -> settings(List.of()));
    }

    @Test
    void shouldRefuseAStoreThatCannotHoldAnAnswer() {
        assertRefused(
                "at least twice maxMessageBytes",
                () -> new FixSettings(
                        "",
                        0,
                        "GW",
                        Optional.empty(),
                        new FixSettings.Store(Path.of("s"), 64 << 10, 2),
                        Optional.empty(),
                        FixSettings.Limits.DEFAULT,
                        List.of(session("a", "OMS", Optional.of(Password.of("x")), false, Set.of()))));
    }

    private static FixSettings settings(final List<SessionSettings> sessions) {
        return new FixSettings(
                "",
                0,
                "GW",
                Optional.empty(),
                FixSettings.Store.in(Path.of("s")),
                Optional.empty(),
                FixSettings.Limits.DEFAULT,
                sessions);
    }

    private static SessionSettings session(
            final String name,
            final String compId,
            final Optional<Password> password,
            final boolean passwordless,
            final Set<String> addresses) {
        return new SessionSettings(
                name,
                compId,
                "user",
                password,
                passwordless,
                Role.ORDER_ENTRY,
                Dialect.FIX44,
                SessionSettings.Hours.daily(LocalTime.of(0, 5), LocalTime.of(23, 55)),
                TimestampPrecision.MILLIS,
                addresses,
                true,
                Set.of());
    }

    private static void assertRefused(final String why, final Runnable action) {
        final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, action::run);
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }
}
