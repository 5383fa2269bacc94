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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two gateways of one machine and user from sharing an API token, whatever folders they have: their
 * nonces would overtake each other. Locks a file named after a digest of venue and token in the folder for
 * temporary files; the operating system lets go of it when the process ends, however it ends. Any thread.
 */
final class TokenLocks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenLocks.class);
    private static final int DIGEST_CHARS = 24;

    private final List<Held> all = new ArrayList<>();

    /** A file that is locked, and which it was: its name may become another's. */
    private record Held(Path file, FileChannel channel, Object fileKey) {}

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

    static Path fileOf(final URI venueUri, final Credential token) {
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
        all.add(locked(file));
    }

    private static Held locked(final Path file) throws IOException {
        final FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            throw new TokenInUseException(file);
        }
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another gateway of this process has it
        }
        if (lock == null) {
            channel.close();
            throw new TokenInUseException();
        }
        return new Held(file, channel, fileKey(file));
    }

    /** Null when it is not there, or cannot be told. */
    private static Object fileKey(final Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Touches the files, so that nobody clears them away as old, and locks anew what was cleared away all the same.
     *
     * @return false when one could not be: another gateway may use its token
     */
    synchronized boolean renew() {
        boolean isAllHeld = true;
        for (int i = 0; i < all.size(); i++) {
            try {
                all.set(i, renewed(all.get(i)));
            } catch (IOException e) {
                isAllHeld = false;
                LOG.error(
                        "ALARM TOKEN_LOCK_LOST {}: this file was deleted, and cannot be locked anew. Another gateway may use"
                                + " the same API token: see which, and stop one",
                        all.get(i).file(),
                        e);
            }
        }
        return isAllHeld;
    }

    private static Held renewed(final Held held) throws IOException {
        if (Files.exists(held.file()) && Objects.equals(held.fileKey(), fileKey(held.file()))) {
            Files.setLastModifiedTime(held.file(), FileTime.from(Instant.now()));
            return held;
        }
        final Held anew = locked(held.file());
        held.channel().close();
        LOG.error(
                "ALARM TOKEN_LOCK_GONE {}: this file was deleted and is locked anew. Another gateway with the same API token"
                        + " would not have been refused meanwhile: see that none runs, and what clears the folder",
                held.file());
        return anew;
    }

    @Override
    public synchronized void close() throws IOException {
        for (final Held held : all) {
            held.channel().close();
        }
        all.clear();
    }
}
