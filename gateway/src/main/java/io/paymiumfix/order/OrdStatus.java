package io.paymiumfix.order;

/** OrdStatus(39): where the order stands, as told to the client. */
public enum OrdStatus {
    /** Accepted, nothing traded. */
    NEW('0'),
    /** Accepted, some of it traded. */
    PARTIALLY_FILLED('1'),
    /** Complete. */
    FILLED('2'),
    /** Ended before it was complete. */
    CANCELED('4'),
    /** A cancel is under way. */
    PENDING_CANCEL('6'),
    /** Refused. */
    REJECTED('8'),
    /** Not accepted yet, or the outcome is unknown. */
    PENDING_NEW('A');

    private final char fix;

    OrdStatus(final char fix) {
        this.fix = fix;
    }

    /** The value of OrdStatus(39). */
    public char fix() {
        return fix;
    }
}
