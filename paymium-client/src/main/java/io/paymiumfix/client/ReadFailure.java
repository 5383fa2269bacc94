package io.paymiumfix.client;

/**
 * Why a public read failed. Exactly one of {@code notSent} and {@code cause} is set, or neither when the venue refused.
 *
 * @param notSent set when no byte left
 * @param cause set when no readable verdict came
 * @param error the venue's own refusal, or null
 * @param httpStatus the answer's status, 0 when there was none
 * @param rateLimit the budget the answer stated, if there was one
 * @param detail for people
 */
public record ReadFailure(
        NotSentReason notSent,
        UnknownCause cause,
        VenueError error,
        int httpStatus,
        RateLimit rateLimit,
        String detail) {}
