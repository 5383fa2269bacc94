package io.paymiumfix.order;

import java.util.List;

/**
 * Everything that can change an order. Immutable; enters the one inbound ring from any thread, is
 * journalled, and is then applied by {@code order-core}.
 *
 * <p>A new kind of input needs a new record, a method of {@link Handler}, a frame type in the journal's
 * codec, and an entry in {@code docs/journal.md}; a changed record needs a new version of its frame.
 */
public sealed interface Input {

    /** Calls the one method of the handler that takes this record. */
    void dispatch(Handler handler);

    // ---------------------------------------------------------------- from FIX clients

    /**
     * NewOrderSingle(D). Texts are as the client wrote them and empty when absent: whether they can be
     * honoured is decided by the core, so that the decision replays.
     *
     * @param symbol Symbol(55)
     * @param side Side(54)
     * @param ordType OrdType(40)
     * @param orderQty OrderQty(38)
     * @param cashOrderQty CashOrderQty(152)
     * @param price Price(44)
     * @param timeInForce TimeInForce(59), {@code '\0'} when absent
     * @param execInst ExecInst(18)
     * @param account Account(1)
     * @param refusedTags tags present that would change the order's meaning and that Paymium cannot
     *     honour, in the order the rules of engagement list them
     */
    record PlaceOrder(
            Origin origin,
            String clOrdId,
            String account,
            String symbol,
            char side,
            char ordType,
            String orderQty,
            String cashOrderQty,
            String price,
            char timeInForce,
            String execInst,
            List<Integer> refusedTags)
            implements Input {
        /** Keeps its own copy of the tags. */
        public PlaceOrder {
            refusedTags = List.copyOf(refusedTags);
        }

        @Override
        public void dispatch(final Handler handler) {
            handler.onPlaceOrder(this);
        }
    }

    /**
     * OrderCancelRequest(F); empty texts and {@code '\0'} when absent.
     *
     * @param clOrdId ClOrdID(11): this request's own id
     * @param origClOrdId OrigClOrdID(41)
     * @param orderId OrderID(37)
     * @param symbol Symbol(55)
     * @param side Side(54)
     * @param refusedTags as for {@link PlaceOrder}
     */
    record CancelOrder(
            Origin origin,
            String clOrdId,
            String origClOrdId,
            String orderId,
            String symbol,
            char side,
            List<Integer> refusedTags)
            implements Input {
        /** Keeps its own copy of the tags. */
        public CancelOrder {
            refusedTags = List.copyOf(refusedTags);
        }

        @Override
        public void dispatch(final Handler handler) {
            handler.onCancelOrder(this);
        }
    }

    /**
     * A session logged on.
     *
     * @param clockOffsetUs our clock minus the SendingTime(52) of its Logon, microseconds
     * @param sequenceReset true when the logon reset the sequence numbers (ResetSeqNumFlag(141)=Y or a
     *     new trading day): what was stored before cannot be asked for again
     */
    record SessionUp(String session, long clockOffsetUs, boolean sequenceReset) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onSessionUp(this);
        }
    }

    /** A session logged out or lost its connection. */
    record SessionDown(String session, String reason) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onSessionDown(this);
        }
    }

    /**
     * The report edge gave reports to the session, whose store now holds them.
     *
     * @param upToReportSeq every report of the session up to this one is stored
     * @param msgSeqNum the MsgSeqNum(34) the last of them got
     */
    record ReportsStored(String session, long upToReportSeq, int msgSeqNum) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onReportsStored(this);
        }
    }

    /** The client proved that it received every report up to this one. */
    record DeliveryProven(String session, long upToReportSeq) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onDeliveryProven(this);
        }
    }

    /**
     * The client refused a report of ours: Reject(3), BusinessMessageReject(j) or DontKnowTrade(Q).
     *
     * @param orderId OrderID(37) of the report, or empty when it cannot be told
     * @param execId ExecID(17) of the report, or empty
     * @param text what the client answered, with the type of its message
     */
    record ReportRefused(String session, String orderId, String execId, String text) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onReportRefused(this);
        }
    }

    // ---------------------------------------------------------------- from the venue

    /**
     * The venue answered a call as asked.
     *
     * @param callId the call
     * @param nonce its nonce: within one account, a higher nonce began later
     * @param startedUs when its first byte left
     * @param order what it told: the order placed or read; null for a cancel
     */
    record Accepted(long callId, long nonce, long startedUs, VenueOrder order) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onAccepted(this);
        }
    }

    /**
     * The venue refused a call, in its own JSON, and so did nothing.
     *
     * @param status the HTTP status
     * @param kind what the refusal is about
     * @param text the venue's own words, in the user's language
     */
    record Refused(long callId, long nonce, int status, RefusalKind kind, String text) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onRefused(this);
        }
    }

    /** Not one byte of the call was written: nothing happened at the venue. */
    record NotSent(long callId, NotSentReason reason, String detail) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onNotSent(this);
        }
    }

    /**
     * Bytes left and no answer that proves anything came.
     *
     * @param nonce its nonce, or 0 when it was lost with the process that sent it
     * @param sentUs when its first byte left, at the latest
     * @param cause a machine word such as {@code TIMEOUT} or {@code RESET}
     */
    record Unknown(long callId, long nonce, long sentUs, String cause) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onUnknown(this);
        }
    }

    /** The stream told of an order; begun at no call of ours, so it proves only what it adds. */
    record OrderSeen(String account, VenueOrder order) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onOrderSeen(this);
        }
    }

    /**
     * A listing of the account's orders was read.
     *
     * @param complete false when pages are known to be missing
     * @param orders for a {@link ReadPurpose#POLL}: those that differ from the previous reading of this
     *     process; for a {@link ReadPurpose#RESOLVE}: all that were listed
     * @param missing orders that earlier readings showed as open and this one did not list
     * @param venueAheadUs how far the venue's clock was ahead of ours by its Date headers, microseconds, or
     *     {@link VenueOrder#ABSENT} when none was seen yet
     */
    record OrdersRead(
            long callId,
            long nonce,
            long startedUs,
            boolean complete,
            List<VenueOrder> orders,
            List<String> missing,
            long venueAheadUs)
            implements Input {
        /** Keeps its own copies of the lists. */
        public OrdersRead {
            orders = List.copyOf(orders);
            missing = List.copyOf(missing);
        }

        @Override
        public void dispatch(final Handler handler) {
            handler.onOrdersRead(this);
        }
    }

    /** The account's balances were read: GET /user. */
    record BalancesRead(long callId, long nonce, long startedUs, VenueBalances balances) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onBalancesRead(this);
        }
    }

    /**
     * The account's stream began or ceased to tell of orders as they change.
     *
     * @param live false: only readings tell from now on
     * @param reason a machine word and what happened
     */
    record StreamChanged(String account, boolean live, String reason) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onStreamChanged(this);
        }
    }

    /**
     * Not more calls than this are made in the venue's day before the next lease: what was spent survives
     * the process.
     *
     * @param dayStartUs when the venue's day, as assumed, began
     * @param upToCalls calls of that day, of all accounts
     */
    record BudgetLease(long dayStartUs, long upToCalls) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onBudgetLease(this);
        }
    }

    /** No nonce above this one is used on the account before the next lease: covers clock steps and power loss. */
    record NonceLease(String account, long upToNonce) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onNonceLease(this);
        }
    }

    /** The venue edge, or the start of the process, changed what may be sent. */
    record ModeChanged(VenueMode mode, String reason) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onModeChanged(this);
        }
    }

    // ---------------------------------------------------------------- from ourselves

    /** A timer the core set is due. */
    record TimerFired(long timerId) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onTimerFired(this);
        }
    }

    /**
     * The room for the journal is running out, or there is enough again: without room no new order is taken.
     *
     * @param reason what is short, empty when nothing is
     */
    record StorageChanged(boolean low, String reason) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onStorageChanged(this);
        }
    }

    /**
     * A person decided something. Answered by {@link Output.OperatorReply} when {@code requestId} is not 0.
     *
     * @param requestId chosen by the asker, unique in this run; 0 when nobody waits for an answer
     * @param action a machine word; unknown words are answered with an alarm and change nothing
     * @param subject an OrderID(37), an account, or empty
     */
    record OperatorCommand(long requestId, String operator, String action, String subject, String argument)
            implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onOperatorCommand(this);
        }
    }

    /** The configuration the core decides by; the first input of every run, and again when it changes. */
    record ConfigApplied(String hash, Rules rules) implements Input {
        @Override
        public void dispatch(final Handler handler) {
            handler.onConfigApplied(this);
        }
    }

    /** One method per input: whoever handles inputs cannot forget one. */
    interface Handler {
        /** See {@link PlaceOrder}. */
        void onPlaceOrder(PlaceOrder input);

        /** See {@link CancelOrder}. */
        void onCancelOrder(CancelOrder input);

        /** See {@link SessionUp}. */
        void onSessionUp(SessionUp input);

        /** See {@link SessionDown}. */
        void onSessionDown(SessionDown input);

        /** See {@link ReportsStored}. */
        void onReportsStored(ReportsStored input);

        /** See {@link DeliveryProven}. */
        void onDeliveryProven(DeliveryProven input);

        /** See {@link Accepted}. */
        void onAccepted(Accepted input);

        /** See {@link Refused}. */
        void onRefused(Refused input);

        /** See {@link NotSent}. */
        void onNotSent(NotSent input);

        /** See {@link Unknown}. */
        void onUnknown(Unknown input);

        /** See {@link OrderSeen}. */
        void onOrderSeen(OrderSeen input);

        /** See {@link OrdersRead}. */
        void onOrdersRead(OrdersRead input);

        /** See {@link NonceLease}. */
        void onNonceLease(NonceLease input);

        /** See {@link ModeChanged}. */
        void onModeChanged(ModeChanged input);

        /** See {@link TimerFired}. */
        void onTimerFired(TimerFired input);

        /** See {@link OperatorCommand}. */
        void onOperatorCommand(OperatorCommand input);

        /** See {@link ReportRefused}. */
        void onReportRefused(ReportRefused input);

        /** See {@link BalancesRead}. */
        void onBalancesRead(BalancesRead input);

        /** See {@link StreamChanged}. */
        void onStreamChanged(StreamChanged input);

        /** See {@link BudgetLease}. */
        void onBudgetLease(BudgetLease input);

        /** See {@link StorageChanged}. */
        void onStorageChanged(StorageChanged input);

        /** See {@link ConfigApplied}. */
        void onConfigApplied(ConfigApplied input);
    }
}
