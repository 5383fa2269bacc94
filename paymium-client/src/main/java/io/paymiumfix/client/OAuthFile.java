package io.paymiumfix.client;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;

/**
 * The file that holds an OAuth2 access: Java properties {@code client_id}, {@code client_secret}, {@code redirect_uri},
 * {@code access_token}, {@code refresh_token} and {@code expires_at} (seconds since the epoch). The venue's refresh tokens are
 * good for one use, so new ones are on the disk before they are used. Used by one thread at a time.
 */
final class OAuthFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;
    private final Properties content;

    private OAuthFile(Path path, Properties content) {
        this.path = path;
        this.content = content;
    }

    static OAuthFile read(Path path) {
        Properties content = new Properties();
        try {
            requireOwnerOnly(path);
            try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                content.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new OAuthFileException(
                    path + ": cannot be read as a file of properties; see docs/operations.md on OAuth2", e);
        }
        OAuthFile file = new OAuthFile(path, content);
        for (String key : new String[] {"client_id", "client_secret", "redirect_uri", "refresh_token"}) {
            file.require(key);
        }
        file.expiresAtS();
        return file;
    }

    private static void requireOwnerOnly(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        for (PosixFilePermission permission : Files.getPosixFilePermissions(path)) {
            if (!OWNER_ONLY.contains(permission)) {
                throw new OAuthFileException(
                        path + ": holds secrets and may be used by others than its owner; give it mode 600", null);
            }
        }
    }

    private void require(String key) {
        if (text(key).isEmpty()) {
            throw new OAuthFileException(path + ": has no " + key + "; see docs/operations.md on OAuth2", null);
        }
    }

    String text(String key) {
        return content.getProperty(key, "").strip();
    }

    /** When the access token ends, seconds since the epoch; 0 when that is not known. */
    long expiresAtS() {
        String text = text("expires_at");
        try {
            return text.isEmpty() || text("access_token").isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new OAuthFileException(path + ": expires_at is not a number of seconds since the epoch", e);
        }
    }

    /** Puts new tokens on the disk, whole or not at all. */
    void write(String accessToken, String refreshToken, long expiresAtS) throws IOException {
        content.setProperty("access_token", accessToken);
        content.setProperty("refresh_token", refreshToken);
        content.setProperty("expires_at", Long.toString(expiresAtS));
        StringWriter text = new StringWriter();
        content.store(text, "OAuth2 access to Paymium; kept by the gateway, which renews its tokens");
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(unfinished);
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
