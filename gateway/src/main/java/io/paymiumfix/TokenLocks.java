package io.paymiumfix;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.OAuthAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Keeps two gateways of one machine and user from sharing an API token, whatever folders they have: their
 * nonces would overtake each other. Locks a file named after a digest of venue and token in the folder for
 * temporary files; the operating system lets go of it when the process ends, however it ends.
 */
final class TokenLocks implements AutoCloseable {
    private static final int DIGEST_CHARS = 24;

    private final List<FileChannel> channels = new ArrayList<>();

    private TokenLocks() {}

    /**
     * Takes all locks or none.
     *
     * @throws IOException another gateway has one of them, or the file cannot be made
     */
    static TokenLocks take(final URI venueUri, final List<Credential> tokens) throws IOException {
        final TokenLocks locks = new TokenLocks();
        try {
            for (final Credential token : tokens) {
                locks.lock(fileOf(venueUri, token));
            }
        } catch (IOException | RuntimeException e) {
            locks.close();
            throw e;
        }
        return locks;
    }

    private static String nameOf(final Credential token) {
        if (token instanceof ApiToken api) {
            return api.key();
        }
        return ((OAuthAccess) token).clientId();
    }

    private static Path fileOf(final URI venueUri, final Credential token) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((venueUri + "\n" + nameOf(token)).getBytes(StandardCharsets.UTF_8));
            return Path.of(System.getProperty("java.io.tmpdir"))
                    .resolve("paymium-token-" + HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARS) + ".lock");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void lock(final Path file) throws IOException {
        final FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            throw new TokenInUseException(file);
        }
        channels.add(channel);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another gateway of this process has it
        }
        if (lock == null) {
            throw new TokenInUseException();
        }
    }

    @Override
    public void close() throws IOException {
        for (final FileChannel channel : channels) {
            channel.close();
        }
    }
}
