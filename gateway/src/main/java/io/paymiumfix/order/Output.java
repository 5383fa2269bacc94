package io.paymiumfix.order;

import java.util.List;

/**
 * Everything that can follow from an input: data only, acted on by the edges, compared on replay.
 *
 * <p>The edges get outputs in the order the core emits them; within one input, venue calls come before
 * reports.
 */
public sealed interface Output {

    /** Calls the one method of the handler that takes this record. */
    void dispatch(Handler handler);

    /**
     * A call to the venue on one account's lane. {@code callId} is the sequence of the input that caused
     * it, times 65,536, plus its index: the same on every replay.
     */
    sealed interface VenueCall extends Output {
        /** The call's id. */
        long callId();

        /** The account whose lane and token the call uses. */
        String account();
    }

    /**
     * POST /user/orders. Sent at most once, ever.
     *
     * @param orderId OrderID(37) of the order, for logs
     * @param amountSatoshi or {@link VenueOrder#ABSENT}; exactly one of amount and currency amount is given
     * @param currencyAmountE8 or {@link VenueOrder#ABSENT}
     * @param priceE8 or {@link VenueOrder#ABSENT} for a market order
     * @param notAfterUs the call is {@link NotSentReason#STALE} if its first byte has not left by then
     */
    record PlaceCall(
            long callId,
            String account,
            String orderId,
            OrdType type,
            Side side,
            long amountSatoshi,
            long currencyAmountE8,
            long priceE8,
            long notAfterUs)
            implements VenueCall {
        @Override
        public void dispatch(final Handler handler) {
            handler.onPlaceCall(this);
        }
    }

    /** DELETE /user/orders/{uuid}. */
    record CancelCall(long callId, String account, String orderId, String uuid) implements VenueCall {
        @Override
        public void dispatch(final Handler handler) {
            handler.onCancelCall(this);
        }
    }

    /** GET /user/orders/{uuid}. */
    record ReadCall(long callId, String account, String orderId, String uuid, ReadPurpose purpose)
            implements VenueCall {
        @Override
        public void dispatch(final Handler handler) {
            handler.onReadCall(this);
        }
    }

    /**
     * GET /user/orders, as many pages as it takes.
     *
     * @param sinceS pages are walked until one of the witnesses that was created before this second, or the end
     *     of history; 0: the open orders are enough
     * @param witnesses orders of the account known to be older; none: only the end of history completes the
     *     listing
     */
    record ListCall(long callId, String account, ReadPurpose purpose, long sinceS, List<String> witnesses)
            implements VenueCall {
        /** Keeps its own copy of the names. */
        public ListCall {
            witnesses = List.copyOf(witnesses);
        }

        @Override
        public void dispatch(final Handler handler) {
            handler.onListCall(this);
        }
    }

    /** GET /user, for its balances. */
    record BalancesCall(long callId, String account, ReadPurpose purpose) implements VenueCall {
        @Override
        public void dispatch(final Handler handler) {
            handler.onBalancesCall(this);
        }
    }

    /**
     * A message to a FIX session.
     *
     * @param session the configured name of the session
     * @param reportSeq dense per session, from 1: the report's place in what the session is told
     */
    record Report(String session, long reportSeq, ReportBody body) implements Output {
        @Override
        public void dispatch(final Handler handler) {
            handler.onReport(this);
        }
    }

    /** Publish {@link Input.TimerFired} with this id at or after {@code dueUs}. */
    record SetTimer(long timerId, long dueUs) implements Output {
        @Override
        public void dispatch(final Handler handler) {
            handler.onSetTimer(this);
        }
    }

    /** The timer is no longer needed; it may still fire and is then ignored. */
    record CancelTimer(long timerId) implements Output {
        @Override
        public void dispatch(final Handler handler) {
            handler.onCancelTimer(this);
        }
    }

    /**
     * Something a person should know of.
     *
     * @param word a stable machine word
     * @param subject an OrderID(37), an account or a session
     * @param text what happened and what the gateway does about it
     */
    record Alarm(String word, String subject, String text) implements Output {
        @Override
        public void dispatch(final Handler handler) {
            handler.onAlarm(this);
        }
    }

    /** From now on the core applies this mode. */
    record ModeApplied(VenueMode mode, String reason) implements Output {
        @Override
        public void dispatch(final Handler handler) {
            handler.onModeApplied(this);
        }
    }

    /**
     * The answer to an {@link Input.OperatorCommand}.
     *
     * @param requestId the command's
     * @param done false when nothing was done
     * @param text a machine word, and what was done or why not
     */
    record OperatorReply(long requestId, boolean done, String text) implements Output {
        @Override
        public void dispatch(final Handler handler) {
            handler.onOperatorReply(this);
        }
    }

    /**
     * An unknown outcome was settled: its time to truth.
     *
     * @param orderId OrderID(37)
     * @param cause why the outcome was unknown, a machine word
     * @param proof what settled it: ADOPTED, ABSENT or OPERATOR
     * @param tookUs from the moment it was unknown
     */
    record TruthFound(String orderId, String cause, String proof, long tookUs) implements Output {
        @Override
        public void dispatch(final Handler handler) {
            handler.onTruthFound(this);
        }
    }

    /** One method per output: an edge cannot forget one. */
    interface Handler {
        /** See {@link PlaceCall}. */
        void onPlaceCall(PlaceCall output);

        /** See {@link CancelCall}. */
        void onCancelCall(CancelCall output);

        /** See {@link ReadCall}. */
        void onReadCall(ReadCall output);

        /** See {@link ListCall}. */
        void onListCall(ListCall output);

        /** See {@link Report}. */
        void onReport(Report output);

        /** See {@link SetTimer}. */
        void onSetTimer(SetTimer output);

        /** See {@link CancelTimer}. */
        void onCancelTimer(CancelTimer output);

        /** See {@link Alarm}. */
        void onAlarm(Alarm output);

        /** See {@link ModeApplied}. */
        void onModeApplied(ModeApplied output);

        /** See {@link BalancesCall}. */
        void onBalancesCall(BalancesCall output);

        /** See {@link OperatorReply}. */
        void onOperatorReply(OperatorReply output);

        /** See {@link TruthFound}. */
        void onTruthFound(TruthFound output);
    }
}
