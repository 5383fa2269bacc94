package io.paymiumfix.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS on the FIX port, versions 1.2 and 1.3.
 *
 * @param keystore PKCS#12 file with the server's key and certificate
 * @param keystorePassword opens it
 * @param truststore PKCS#12 file with the authorities whose client certificates are taken
 * @param truststorePassword opens it
 * @param clientAuth true: no connection without a client certificate from the trust store
 */
public record TlsConfig(
        Path keystore,
        SecretText keystorePassword,
        Optional<Path> truststore,
        Optional<SecretText> truststorePassword,
        boolean clientAuth) {

    static TlsConfig read(Section in) {
        TlsConfig tls = new TlsConfig(
                in.read(Key.required("keystore", Kinds.path(), "PKCS#12 file with the server's key and certificate.")),
                in.read(Key.required("keystorePassword", Kinds.secret(), "Opens the key store.")),
                in.readOptional(Key.optional(
                        "truststore", Kinds.path(), "PKCS#12 file with the authorities of client certificates.")),
                in.readOptional(Key.optional("truststorePassword", Kinds.secret(), "Opens the trust store.")),
                in.read(Key.of(
                        "clientAuth",
                        Kinds.flag(),
                        "false",
                        "Refuse connections without a client certificate from the trust store.")));
        tls.check(in);
        return tls;
    }

    private void check(Section in) {
        Reading reading = in.reading();
        // QuickFIX/J takes any certificate at all when there is no trust store to check it against.
        reading.require(
                !clientAuth || truststore.isPresent(),
                in.path("clientAuth"),
                "without a truststore any certificate would do; give fix.tls.truststore",
                in.path("truststore"));
        reading.require(
                truststore.isEmpty() || truststorePassword.isPresent(),
                in.path("truststore"),
                "wants a truststorePassword",
                in.path("truststorePassword"));
        reading.require(reading.describing || Files.isReadable(keystore), in.path("keystore"), "no such readable file");
        truststore.ifPresent(
                file -> reading.require(Files.isReadable(file), in.path("truststore"), "no such readable file"));
    }
}
