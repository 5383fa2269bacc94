package io.paymiumfix.journal;

import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.NotSentReason;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.OrdType;
import io.paymiumfix.order.ReadPurpose;
import io.paymiumfix.order.RefusalKind;
import io.paymiumfix.order.Rules;
import io.paymiumfix.order.Side;
import io.paymiumfix.order.VenueMode;

/** The code of every enum that is journalled; each list only ever grows at its end. */
final class EnumCodes {

    static final Codes<Side> SIDE = new Codes<>(Side.class, Side.BUY, Side.SELL);

    static final Codes<OrdType> ORD_TYPE = new Codes<>(OrdType.class, OrdType.MARKET, OrdType.LIMIT);

    static final Codes<OrdStatus> ORD_STATUS = new Codes<>(
            OrdStatus.class,
            OrdStatus.NEW,
            OrdStatus.PARTIALLY_FILLED,
            OrdStatus.FILLED,
            OrdStatus.CANCELED,
            OrdStatus.PENDING_CANCEL,
            OrdStatus.REJECTED,
            OrdStatus.PENDING_NEW);

    static final Codes<ExecType> EXEC_TYPE = new Codes<>(
            ExecType.class,
            ExecType.NEW,
            ExecType.CANCELED,
            ExecType.PENDING_CANCEL,
            ExecType.REJECTED,
            ExecType.PENDING_NEW,
            ExecType.RESTATED,
            ExecType.TRADE,
            ExecType.ORDER_STATUS);

    static final Codes<VenueMode> VENUE_MODE = new Codes<>(
            VenueMode.class,
            VenueMode.OPEN,
            VenueMode.CANCEL_ONLY,
            VenueMode.READ_ONLY,
            VenueMode.DOWN,
            VenueMode.RECOVERING);

    static final Codes<ReadPurpose> READ_PURPOSE =
            new Codes<>(ReadPurpose.class, ReadPurpose.RESOLVE, ReadPurpose.CONFIRM, ReadPurpose.POLL);

    static final Codes<RefusalKind> REFUSAL_KIND = new Codes<>(
            RefusalKind.class,
            RefusalKind.INSUFFICIENT_FUNDS,
            RefusalKind.MARKET_PROTECTION,
            RefusalKind.AMOUNT_INVALID,
            RefusalKind.PRICE_INVALID,
            RefusalKind.NONCE_TOO_LOW,
            RefusalKind.NOT_AUTHORISED,
            RefusalKind.NOT_FOUND,
            RefusalKind.RATE_LIMITED,
            RefusalKind.OTHER);

    static final Codes<NotSentReason> NOT_SENT_REASON = new Codes<>(
            NotSentReason.class,
            NotSentReason.CONNECT_FAILED,
            NotSentReason.STALE,
            NotSentReason.BUDGET_EMPTY,
            NotSentReason.STOPPING);

    static final Codes<Rules.PendingPrecedence> PENDING_PRECEDENCE =
            new Codes<>(Rules.PendingPrecedence.class, Rules.PendingPrecedence.FIX, Rules.PendingPrecedence.FILL);

    private EnumCodes() {}
}
