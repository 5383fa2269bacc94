package io.paymiumfix.client;

/**
 * One complete HTTP response. Reused by its connection: valid only until the method it is given to returns. Owned by {@code
 * venue-io}.
 */
final class Response {
    int status;
    /** False when the connection ends with this response. */
    boolean keepAlive;

    long rateLimitLimit;
    long rateLimitRemaining;
    /** The Date header, seconds since the epoch; −1 when absent or unreadable. */
    long dateEpochSeconds;

    byte[] body = new byte[4_096];
    int bodyLength;

    void clear() {
        status = 0;
        keepAlive = true;
        rateLimitLimit = -1;
        rateLimitRemaining = -1;
        dateEpochSeconds = -1;
        bodyLength = 0;
    }

    RateLimit rateLimit() {
        return RateLimit.of(rateLimitLimit, rateLimitRemaining);
    }

    /** Nothing of a body may reach a log. */
    @Override
    public String toString() {
        return "Response[" + status + ", " + bodyLength + " bytes]";
    }
}
