package io.paymiumfix.order;

/** ExecType(150): why an execution report is sent. */
public enum ExecType {
    /** The venue took the order. */
    NEW('0'),
    /** The order is no longer working and not complete. */
    CANCELED('4'),
    /** A cancel request was taken and is under way. */
    PENDING_CANCEL('6'),
    /** The order was refused, by the gateway or by the venue. */
    REJECTED('8'),
    /** The order is on its way to the venue, or its outcome is not known yet. */
    PENDING_NEW('A'),
    /** Something other than a trade changed: fees, or the end of a cash order. */
    RESTATED('D'),
    /** A fill or part of one. */
    TRADE('F'),
    /** The answer to a question; changes nothing. */
    ORDER_STATUS('I');

    private final char fix;

    ExecType(final char fix) {
        this.fix = fix;
    }

    /** The value of ExecType(150). */
    public char fix() {
        return fix;
    }
}
