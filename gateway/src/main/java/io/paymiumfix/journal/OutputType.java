package io.paymiumfix.journal;

/** The type code and present version of every output. A code is never used for anything else. */
enum OutputType {
    PLACE_CALL(101, 1),
    CANCEL_CALL(102, 1),
    READ_CALL(103, 1),
    LIST_CALL(104, 1),
    REPORT(105, 1),
    SET_TIMER(106, 1),
    CANCEL_TIMER(107, 1),
    ALARM(108, 1),
    MODE_APPLIED(109, 1),
    BALANCES_CALL(110, 1),
    OPERATOR_REPLY(111, 1),
    TRUTH_FOUND(112, 1);

    private final int code;
    private final int version;

    OutputType(final int code, final int version) {
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
    static OutputType of(final int code, final int version) {
        for (final OutputType type : values()) {
            if (type.code == code && version >= 1 && version <= type.version) {
                return type;
            }
        }
        throw new UndecodableException("no output has the type code " + code + " in version " + version);
    }
}
