package io.paymiumfix.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS on both sides of the subjects, with a key made for the run. It is the subjects' on the FIX side and the stub's on
 * the venue side, and both trust it.
 *
 * @param keyStore PKCS#12 file
 * @param trustStore PKCS#12 file
 * @param context of the harness's own connections
 */
record Tls(Path keyStore, Path trustStore, SSLContext context) {

    /** Of a key that is worth nothing. */
    static final String PASSWORD = "latency-bench";

    private static final String KEYTOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    private static final String ALIAS = "bench";
    private static final String TYPE = "PKCS12";
    private static final String HOST = "127.0.0.1";

    static Tls createIn(Path folder) throws IOException {
        Path files = Files.createTempDirectory(folder.toAbsolutePath(), "tls-");
        Path keyStore = files.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        KEYTOOL,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:" + HOST + ",dns:localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        TYPE,
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(files.resolve("keytool.log").toFile())
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new BenchException("keytool made no key; what it said is in " + files);
            }
            return with(keyStore, files.resolve("trust.p12"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopping", e);
        } catch (GeneralSecurityException e) {
            throw new BenchException("no TLS here: " + e.getMessage(), e);
        }
    }

    private static Tls with(Path keyStore, Path trustStore) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore keys = KeyStore.getInstance(TYPE);
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, password);
        }
        KeyStore trusted = KeyStore.getInstance(TYPE);
        trusted.load(null, password);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            trusted.store(out, password);
        }
        KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(keys, password);
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
        return new Tls(keyStore, trustStore, context);
    }

    /** Of the harness as client. */
    Wire client(SocketChannel channel) throws IOException {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        return new TlsWire(channel, engine);
    }

    /** Of the harness as server. */
    Wire server(SocketChannel channel) throws IOException {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return new TlsWire(channel, engine);
    }

    /** For a Java machine: what it shows who connects to it, and whom it trusts. */
    List<String> javaOptions() {
        return List.of(
                "-Djavax.net.ssl.keyStore=" + keyStore,
                "-Djavax.net.ssl.keyStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.keyStoreType=" + TYPE,
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-Djavax.net.ssl.trustStoreType=" + TYPE);
    }
}
