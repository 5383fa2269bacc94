package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.marketdata.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS, which a change of MINA has broken before while plain TCP went on; addresses; and the daily schedule. */
@Timeout(60)
class TransportTest {

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    Path directory;

    private final FakeInbox inbox = new FakeInbox();

    @Test
    void shouldSpeakTls() throws Exception {
        final Path keyStore = newKeyStore();
        final FixGateway gateway = start(
                "TLSGW",
                Optional.of(new FixSettings.Tls(
                        keyStore,
                        FixSettings.StorePassword.of(STORE_PASSWORD),
                        Optional.empty(),
                        Optional.empty(),
                        false)),
                SessionSettings.Hours.NON_STOP,
                Set.of());
        try (SSLSocket socket = (SSLSocket)
                context(keyStore).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gateway.port())) {
            assertTrue(logsOn(socket, "TLSGW"));
            assertEquals("TLSv1.3", socket.getSession().getProtocol());
        } finally {
            gateway.stop("", 0);
        }
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
                        "127.0.0.1",
                        0,
                        compId,
                        tls,
                        FixSettings.Store.in(directory.resolve(compId)),
                        Optional.empty(),
                        FixSettings.Limits.DEFAULT,
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
        final Path file = directory.resolve("keys.p12");
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

    private static SSLContext context(final Path keyStore) throws Exception {
        final KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            trusted.load(in, STORE_PASSWORD.toCharArray());
        }
        final KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("gateway", trusted.getCertificate("gateway"));
        final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
