package io.paymiumfix.doctor;

/** What a probe says of an assumption. */
enum Verdict {
    /** Everything seen agrees with it. */
    HOLDS,
    /** Something seen contradicts it. */
    DOES_NOT_HOLD,
    /** Nothing that was done, or may be done here, could tell. */
    CANNOT_BE_TOLD
}
