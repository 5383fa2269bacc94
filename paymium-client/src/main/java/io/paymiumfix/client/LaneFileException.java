package io.paymiumfix.client;

/** A lane's file cannot be used. The message starts with the {@link Reason}, names the file and says what to do. */
public final class LaneFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Another process, or another lane of this one, holds the file. */
        LANE_IN_USE,
        /** The file's content does not add up. */
        LANE_FILE_CORRUPT,
        /** The file was written by a later version. */
        LANE_FILE_VERSION,
        /** The file could not be read or written. */
        LANE_FILE_UNREADABLE
    }

    private final Reason reason;

    LaneFileException(Reason reason, String detail, Throwable cause) {
        super(reason + " " + detail, cause);
        this.reason = reason;
    }

    LaneFileException(Reason reason, String detail) {
        this(reason, detail, null);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
