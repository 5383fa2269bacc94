package io.paymiumfix.client;

/**
 * What {@code X-RateLimit-Limit} and {@code X-RateLimit-Remaining} said in one answer.
 *
 * @param limit calls per window, −1 when the header was absent or unreadable
 * @param remaining calls left in the window, −1 when the header was absent or unreadable
 */
public record RateLimit(long limit, long remaining) {
    /** Neither header was there. */
    public static final RateLimit ABSENT = new RateLimit(-1, -1);

    /** Whether both headers were there. */
    boolean isTold() {
        return limit >= 0 && remaining >= 0;
    }

    static RateLimit of(long limit, long remaining) {
        return limit < 0 && remaining < 0 ? ABSENT : new RateLimit(limit, remaining);
    }
}
