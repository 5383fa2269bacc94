package io.paymiumfix.client;

/**
 * How a submitted call ended. Every call ends in exactly one of these, also when the connection dies at any byte.
 *
 * <p>The status decides, never a text: 2xx with the readable expected body is {@link Accepted}; 400, 401, 403, 404, 422 and
 * 429 with the venue's JSON error are {@link Refused}; zero bytes written is {@link NotSent}; everything else is {@link
 * Unknown}, and so is a nonce error on a POST.
 */
public sealed interface Outcome {
    /** The caller's id of the call. */
    long callId();

    /** Calls the one method of {@code handler} that belongs to this outcome; the compiler checks that none is forgotten. */
    void dispatch(Handler handler);

    /**
     * The venue took the call.
     *
     * @param callId the caller's id
     * @param nonce the nonce it left with
     * @param startedEpochMicros when its bytes left, µs since the epoch by this machine's clock
     * @param status 200, 201 or 204
     * @param body what came back
     * @param rateLimit the budget the answer stated
     * @param serverDateEpochSeconds the answer's {@code Date}, seconds since the epoch; −1 when absent or unreadable
     */
    record Accepted(
            long callId,
            long nonce,
            long startedEpochMicros,
            int status,
            ReplyBody body,
            RateLimit rateLimit,
            long serverDateEpochSeconds)
            implements Outcome {
        @Override
        public void dispatch(Handler handler) {
            handler.onAccepted(this);
        }
    }

    /**
     * The venue said no and gave its reason; the call had no effect.
     *
     * @param callId the caller's id
     * @param nonce the nonce it left with
     * @param status 400, 401, 403, 404, 422 or 429
     * @param error the venue's reason
     * @param rateLimit the budget the answer stated
     */
    record Refused(long callId, long nonce, int status, VenueError error, RateLimit rateLimit) implements Outcome {
        @Override
        public void dispatch(Handler handler) {
            handler.onRefused(this);
        }
    }

    /**
     * Not one byte was written, so the venue never saw the call.
     *
     * @param callId the caller's id
     * @param reason why
     * @param detail for people
     */
    record NotSent(long callId, NotSentReason reason, String detail) implements Outcome {
        @Override
        public void dispatch(Handler handler) {
            handler.onNotSent(this);
        }
    }

    /**
     * A byte may have left and no readable verdict came. A GET or DELETE may be submitted again; a POST never.
     *
     * @param callId the caller's id
     * @param nonce the nonce it left with
     * @param startedEpochMicros when its bytes left, µs since the epoch by this machine's clock
     * @param cause why
     * @param httpStatus the answer's status, 0 when there was none
     * @param rateLimit the budget the answer stated, if there was one
     * @param detail for people; never a part of a body
     */
    record Unknown(
            long callId,
            long nonce,
            long startedEpochMicros,
            UnknownCause cause,
            int httpStatus,
            RateLimit rateLimit,
            String detail)
            implements Outcome {
        @Override
        public void dispatch(Handler handler) {
            handler.onUnknown(this);
        }
    }

    /** One method per outcome. Runs on {@code venue-io}; must not block. */
    interface Handler {
        /** The venue took the call. */
        void onAccepted(Accepted outcome);

        /** The venue said no. */
        void onRefused(Refused outcome);

        /** Nothing left this machine. */
        void onNotSent(NotSent outcome);

        /** Nobody knows yet. */
        void onUnknown(Unknown outcome);
    }
}
