package io.paymiumfix.admin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The word that opens the control endpoint: random, of one start, in a file that only its owner can read. Immutable. */
final class AccessToken {
    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    private final byte[] header;

    private AccessToken(final String token) {
        header = (SCHEME + token).getBytes(StandardCharsets.US_ASCII);
    }

    /** Makes a new one and puts it into the file, which never exists with other permissions or half written. */
    static AccessToken create(final Path file) throws IOException {
        final byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        final String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        writeForOwner(file, token + "\n");
        return new AccessToken(token);
    }

    /** Replaces a file with one that only its owner can read and write. */
    static void writeForOwner(final Path file, final String text) throws IOException {
        final Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        final Path made = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(made);
        try (SeekableByteChannel channel = Files.newByteChannel(
                made,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** True for the right Authorization header; takes as long for a wrong one. */
    boolean opens(final String authorization) {
        return authorization != null && MessageDigest.isEqual(header, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
