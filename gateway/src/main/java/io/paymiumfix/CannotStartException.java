package io.paymiumfix;

import io.paymiumfix.client.LaneFileException;
import io.paymiumfix.client.OAuthFileException;
import io.paymiumfix.fix.FixStartException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** The gateway cannot start. The message is one sentence or two for a person: what, and what to do. */
final class CannotStartException extends Exception {

    private static final long serialVersionUID = 1L;

    CannotStartException(final String message) {
        super(message);
    }

    private CannotStartException(final String message, final Throwable cause) {
        super(message, cause);
    }

    /**
     * Of what failed on files.
     *
     * @param dataDir where they are
     */
    static CannotStartException of(final IOException e, final Path dataDir) {
        return new CannotStartException(sentence(e, dataDir), e);
    }

    static CannotStartException of(final FixStartException e) {
        return new CannotStartException(e.getMessage(), e);
    }

    static CannotStartException of(final OAuthFileException e) {
        return new CannotStartException(e.getMessage(), e);
    }

    static CannotStartException of(final LaneFileException e) {
        return new CannotStartException(e.getMessage(), e);
    }

    /** Ours say what and where; the operating system's say neither. */
    private static String sentence(final IOException e, final Path dataDir) {
        if (e instanceof FileSystemException file) {
            return sentence(file);
        }
        return e.getClass() == IOException.class
                ? "the files in " + dataDir + " cannot be used: " + e.getMessage()
                : e.getMessage();
    }

    /** The JDK puts only the path into the message. */
    private static String sentence(final FileSystemException e) {
        final String file = e.getFile();
        if (e instanceof AccessDeniedException) {
            return file + ": this user may not read or write it; change its permissions or name another folder";
        }
        if (e instanceof NoSuchFileException) {
            return file + ": does not exist";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return file + ": is not a folder; move it away or name another folder";
        }
        return file + ": cannot be used (" + e.getReason() + ")";
    }
}
