package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.paymiumfix.marketdata.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** TLS, addresses, and the daily schedule. */
@Timeout(60)
class TransportTest {

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    Path directory;

    private final FakeInbox inbox = new FakeInbox();

    @Test
    void shouldSpeakTls() throws Exception {
        final Path keyStore = newKeyStore();
        final FixGateway gateway =
                start("TLSGW", Optional.of(serverOnly(keyStore)), SessionSettings.Hours.NON_STOP, Set.of());
        try (SSLSocket socket = (SSLSocket)
                context(keyStore).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gateway.port())) {
            assertTrue(logsOn(socket, "TLSGW"));
            assertEquals("TLSv1.3", socket.getSession().getProtocol());
        } finally {
            gateway.stop("", 0);
        }
    }

    @Test
    void shouldLetInWhoShowsACertificateThatItKnows() throws Exception {
        final Path keyStore = newKeyStore();
        final Path clientStore = newKeyStore("client");
        final Path strangerStore = newKeyStore("stranger");
        final FixGateway gateway = start(
                "TLSAUTH",
                Optional.of(new FixSettings.Tls(
                        keyStore,
                        FixSettings.StorePassword.of(STORE_PASSWORD),
                        Optional.of(trusting(clientStore)),
                        Optional.of(FixSettings.StorePassword.of(STORE_PASSWORD)),
                        true)),
                SessionSettings.Hours.NON_STOP,
                Set.of());
        try {
            assertFalse(logsOnWith(context(keyStore), gateway));
            assertFalse(logsOnWith(context(keyStore, strangerStore), gateway));
            assertTrue(logsOnWith(context(keyStore, clientStore), gateway));
        } finally {
            gateway.stop("", 0);
        }
    }

    private static boolean logsOnWith(final SSLContext context, final FixGateway gateway) throws IOException {
        try (Socket socket =
                context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gateway.port())) {
            return logsOn(socket, "TLSAUTH");
        } catch (SSLException | SocketException e) {
            return false;
        }
    }

    @Test
    void shouldCutWhoDoesNotSpeakTlsAndNotRepeatWhatHeSaid() throws Exception {
        final ListAppender<ILoggingEvent> logged = new ListAppender<>();
        final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        logged.start();
        root.addAppender(logged);
        final FixGateway gateway =
                start("TLSONLY", Optional.of(serverOnly(newKeyStore())), SessionSettings.Hours.NON_STOP, Set.of());
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            assertFalse(logsOn(plain, "TLSONLY"));
            silent.setSoTimeout(5_000);
            assertEquals(-1, silent.getInputStream().read());
        } finally {
            gateway.stop("", 0);
            root.detachAppender(logged);
        }
        final String log =
                logged.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
        assertTrue(log.contains("cut: what it sends is not TLS"), log);
        assertTrue(log.contains("cut: no accepted Logon(A) within"), log);
        assertFalse(log.contains(HexFormat.of().formatHex("554=pw".getBytes(StandardCharsets.ISO_8859_1))), log);
    }

    @Test
    void shouldSayWhatIsWrongWithAKeyStore() throws Exception {
        final Path noStore = Files.writeString(directory.resolve("no.p12"), "no key store");
        final Path noKey = trusting(newKeyStore());
        final Path absent = directory.resolve("absent.p12");
        for (final Path store : List.of(noStore, noKey, absent)) {
            final FixStartException refused = assertThrows(
                    FixStartException.class,
                    () -> start("TLSBAD", Optional.of(serverOnly(store)), SessionSettings.Hours.NON_STOP, Set.of()));

            assertTrue(
                    refused.getMessage()
                            .startsWith("FIX_START_FAILED: cannot use the key store " + store + " of TLS ("),
                    refused.getMessage());
        }
    }

    private static FixSettings.Tls serverOnly(final Path keyStore) {
        return new FixSettings.Tls(
                keyStore, FixSettings.StorePassword.of(STORE_PASSWORD), Optional.empty(), Optional.empty(), false);
    }

    @Test
    void shouldTakeASessionFromItsAddressesOnly() throws Exception {
        final FixGateway elsewhere =
                start("ADDR1", Optional.empty(), SessionSettings.Hours.NON_STOP, Set.of("192.0.2.1"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), elsewhere.port())) {
            assertEquals(false, logsOn(socket, "ADDR1"));
        } finally {
            elsewhere.stop("", 0);
        }
        final FixGateway here = start("ADDR2", Optional.empty(), SessionSettings.Hours.NON_STOP, Set.of("127.0.0.1"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), here.port())) {
            assertTrue(logsOn(socket, "ADDR2"));
        } finally {
            here.stop("", 0);
        }
    }

    /** A socket of all addresses may be one of IPv6, for which an address of IPv4 is another word. */
    @Test
    void shouldKnowAnAddressAlsoWhenItListensOnAllOfItsOwn() throws Exception {
        final FixGateway all =
                start("", "ADDR3", Optional.empty(), SessionSettings.Hours.NON_STOP, Set.of("127.0.0.1"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), all.port())) {
            assertTrue(logsOn(socket, "ADDR3"));
        } finally {
            all.stop("", 0);
        }
    }

    @Test
    void shouldKeepToItsHours() throws Exception {
        final LocalTime now = OffsetDateTime.now(ZoneOffset.UTC).toLocalTime().withNano(0);
        final FixGateway closed = start(
                "HOURS1", Optional.empty(), SessionSettings.Hours.daily(now.plusHours(2), now.plusHours(3)), Set.of());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), closed.port())) {
            assertEquals(false, logsOn(socket, "HOURS1"));
        } finally {
            closed.stop("", 0);
        }
        final FixGateway open = start(
                "HOURS2", Optional.empty(), SessionSettings.Hours.daily(now.minusHours(2), now.plusHours(3)), Set.of());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), open.port())) {
            assertTrue(logsOn(socket, "HOURS2"));
        } finally {
            open.stop("", 0);
        }
    }

    private FixGateway start(
            final String compId,
            final Optional<FixSettings.Tls> tls,
            final SessionSettings.Hours hours,
            final Set<String> addresses)
            throws FixStartException {
        return start("127.0.0.1", compId, tls, hours, addresses);
    }

    private FixGateway start(
            final String host,
            final String compId,
            final Optional<FixSettings.Tls> tls,
            final SessionSettings.Hours hours,
            final Set<String> addresses)
            throws FixStartException {
        final SessionSettings session = new SessionSettings(
                "only",
                "OMS",
                "me",
                Optional.of(Password.of("pw")),
                false,
                Role.ORDER_ENTRY,
                Dialect.FIX44,
                hours,
                TimestampPrecision.MILLIS,
                addresses,
                true,
                Set.of());
        final FixGateway gateway = FixGateway.open(
                new FixSettings(
                        host,
                        0,
                        compId,
                        tls,
                        FixSettings.Store.in(directory.resolve(compId)),
                        Optional.empty(),
                        new FixSettings.Limits(5, 60, 64 << 10, 16, 1_500, 50_000, 2_000),
                        List.of(session)),
                inbox,
                query -> false,
                FakeInbox::nowUs);
        gateway.start();
        return gateway;
    }

    /** True when the answer to a Logon(A) is one. */
    private static boolean logsOn(final Socket socket, final String compId) throws IOException {
        final String fields = "35=A|34=1|49=OMS|52=" + RawFixClient.now(TimestampPrecision.MILLIS) + "|56=" + compId
                + "|98=0|108=30|553=me|554=pw|";
        final String message = RawFixClient.frame(fields, String.valueOf(fields.length()));
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(message.replace('|', '\001').getBytes(StandardCharsets.ISO_8859_1));
        final byte[] answer = new byte[1024];
        final int length = socket.getInputStream().read(answer);
        return length > 0 && new String(answer, 0, length, StandardCharsets.ISO_8859_1).contains("\00135=A\001");
    }

    private Path newKeyStore() throws Exception {
        return newKeyStore("keys");
    }

    private Path newKeyStore(final String name) throws Exception {
        final Path file = directory.resolve(name + ".p12");
        final Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        STORE_PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.out").toFile())
                .start();
        assertEquals(0, keytool.waitFor());
        return file;
    }

    /** A store that holds the certificate of the other, and no key. */
    private Path trusting(final Path keyStore) throws Exception {
        final Path file = directory.resolve("trust-" + keyStore.getFileName());
        try (OutputStream out = Files.newOutputStream(file)) {
            certificates(keyStore).store(out, STORE_PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore certificates(final Path keyStore) throws Exception {
        final KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("gateway", load(keyStore).getCertificate("gateway"));
        return certificates;
    }

    private static KeyStore load(final Path file) throws Exception {
        final KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, STORE_PASSWORD.toCharArray());
        }
        return store;
    }

    private static SSLContext context(final Path keyStore) throws Exception {
        return context(keyStore, null);
    }

    /** Trusts the one, and shows the certificate of the other, if there is one. */
    private static SSLContext context(final Path keyStore, final Path clientStore) throws Exception {
        final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates(keyStore));
        final SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = null;
        if (clientStore != null) {
            final KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(load(clientStore), STORE_PASSWORD.toCharArray());
            keys = own.getKeyManagers();
        }
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }
}
