package io.paymiumfix.fix;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.concurrent.Executor;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS on the FIX port, of the JDK, from PKCS12 files. What a handshake computes, which takes a millisecond and is any peer's to
 * ask for, is not computed on the event loop.
 */
final class TlsContext {
    private final SslContext context;
    private final Executor handshakes;

    private TlsContext(final SslContext context, final Executor handshakes) {
        this.context = context;
        this.handshakes = handshakes;
    }

    /** @throws FixStartException when a store cannot be used */
    static TlsContext of(final FixSettings.Tls tls, final Executor handshakes) throws FixStartException {
        final SslContextBuilder builder = SslContextBuilder.forServer(keys(tls))
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .clientAuth(tls.clientCertificates() ? ClientAuth.REQUIRE : ClientAuth.NONE);
        if (tls.trustStore().isPresent()) {
            builder.trustManager(
                    authorities(tls.trustStore().get(), tls.trustStorePassword().orElseThrow()));
        }
        try {
            return new TlsContext(builder.build(), handshakes);
        } catch (IOException e) {
            throw unusable("key store", tls.keyStore(), e);
        }
    }

    /** For one connection. A handshake has no deadline but that of the Logon(A). */
    SslHandler handler(final ByteBufAllocator buffers) {
        final SslHandler handler = context.newHandler(buffers, handshakes);
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private static KeyManagerFactory keys(final FixSettings.Tls tls) throws FixStartException {
        try {
            final char[] password = tls.keyStorePassword().reveal().toCharArray();
            final KeyStore store = load(tls.keyStore(), password);
            boolean hasKey = false;
            for (final String alias : Collections.list(store.aliases())) {
                hasKey |= store.isKeyEntry(alias);
            }
            if (!hasKey) {
                throw new GeneralSecurityException("there is no private key in it");
            }
            final KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable("key store", tls.keyStore(), e);
        }
    }

    private static TrustManagerFactory authorities(final Path file, final FixSettings.StorePassword password)
            throws FixStartException {
        try {
            final TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(file, password.reveal().toCharArray()));
            return trust;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable("trust store", file, e);
        }
    }

    private static KeyStore load(final Path file, final char[] password) throws IOException, GeneralSecurityException {
        final KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static FixStartException unusable(final String what, final Path file, final Exception e) {
        return new FixStartException(
                "FIX_START_FAILED: cannot use the " + what + " " + file + " of TLS (" + e.getMessage()
                        + "); check that it is a readable PKCS12 file, what is in it, and its password",
                e);
    }
}
