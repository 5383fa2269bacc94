package io.paymiumfix.journal;

/** The type code and present version of every input's frame. A code is never used for anything else. */
enum InputType {
    PLACE_ORDER(1, 1),
    CANCEL_ORDER(2, 1),
    SESSION_UP(3, 1),
    SESSION_DOWN(4, 1),
    REPORTS_STORED(5, 1),
    DELIVERY_PROVEN(6, 1),
    ACCEPTED(7, 1),
    REFUSED(8, 1),
    NOT_SENT(9, 1),
    UNKNOWN(10, 1),
    ORDER_SEEN(11, 1),
    ORDERS_READ(12, 1),
    NONCE_LEASE(13, 1),
    MODE_CHANGED(14, 1),
    TIMER_FIRED(15, 1),
    OPERATOR_COMMAND(16, 1),
    CONFIG_APPLIED(17, 2),
    REPORT_REFUSED(18, 1),
    BALANCES_READ(19, 1),
    STREAM_CHANGED(20, 1),
    BUDGET_LEASE(21, 1),
    STORAGE_CHANGED(22, 1);

    private static final InputType[] BY_CODE = new InputType[64];

    static {
        for (final InputType type : values()) {
            if (BY_CODE[type.code] != null) {
                throw new IllegalStateException(type + " has the code of " + BY_CODE[type.code]);
            }
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final int version;

    InputType(final int code, final int version) {
        this.code = code;
        this.version = version;
    }

    int code() {
        return code;
    }

    int version() {
        return version;
    }

    /** The type of this code, if this build can read that version of it. */
    static InputType of(final int code, final int version) {
        final InputType type = code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (type == null) {
            throw new UndecodableException("no input has the type code " + code + ": written by a newer build?");
        }
        if (version < 1 || version > type.version) {
            throw new UndecodableException(
                    type + " version " + version + ", this build reads 1 to " + type.version + ": a newer build?");
        }
        return type;
    }
}
