package io.paymiumfix.client;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** How the venue proves who it is: TLS 1.3 or 1.2, certificate chain and host name verified. */
final class VenueTls {
    private VenueTls() {}

    /**
     * A context that trusts {@code trustStore}, or what the Java runtime trusts when it is null.
     *
     * @throws IllegalStateException when the trust store cannot be used
     */
    static SslContext context(KeyStore trustStore) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore);
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm("HTTPS")
                    .trustManager(trust)
                    .build();
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }
}
