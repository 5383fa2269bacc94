package io.paymiumfix.journal;

import io.paymiumfix.order.Input;
import io.paymiumfix.order.Input.Accepted;
import io.paymiumfix.order.Input.BalancesRead;
import io.paymiumfix.order.Input.BudgetLease;
import io.paymiumfix.order.Input.CancelOrder;
import io.paymiumfix.order.Input.ConfigApplied;
import io.paymiumfix.order.Input.DeliveryProven;
import io.paymiumfix.order.Input.ModeChanged;
import io.paymiumfix.order.Input.NonceLease;
import io.paymiumfix.order.Input.NotSent;
import io.paymiumfix.order.Input.OperatorCommand;
import io.paymiumfix.order.Input.OrderSeen;
import io.paymiumfix.order.Input.OrdersRead;
import io.paymiumfix.order.Input.PlaceOrder;
import io.paymiumfix.order.Input.Refused;
import io.paymiumfix.order.Input.ReportRefused;
import io.paymiumfix.order.Input.ReportsStored;
import io.paymiumfix.order.Input.SessionDown;
import io.paymiumfix.order.Input.SessionUp;
import io.paymiumfix.order.Input.StorageChanged;
import io.paymiumfix.order.Input.StreamChanged;
import io.paymiumfix.order.Input.TimerFired;
import io.paymiumfix.order.Input.Unknown;

/** Writes the payload of an input in the present version of its type. Owned by one thread. */
final class InputEncoder implements Input.Handler {

    private final WireWriter out;
    private InputType type;

    InputEncoder(final WireWriter out) {
        this.out = out;
    }

    /** Puts the payload; the type and version belong in the frame's header. */
    InputType encode(final Input input) {
        input.dispatch(this);
        return type;
    }

    @Override
    public void onPlaceOrder(final PlaceOrder input) {
        type = InputType.PLACE_ORDER;
        Origins.put(out, input.origin());
        out.putText(input.clOrdId());
        out.putText(input.account());
        out.putText(input.symbol());
        out.putChar(input.side());
        out.putChar(input.ordType());
        out.putText(input.orderQty());
        out.putText(input.cashOrderQty());
        out.putText(input.price());
        out.putChar(input.timeInForce());
        out.putText(input.execInst());
        Tags.put(out, input.refusedTags());
    }

    @Override
    public void onCancelOrder(final CancelOrder input) {
        type = InputType.CANCEL_ORDER;
        Origins.put(out, input.origin());
        out.putText(input.clOrdId());
        out.putText(input.origClOrdId());
        out.putText(input.orderId());
        out.putText(input.symbol());
        out.putChar(input.side());
        Tags.put(out, input.refusedTags());
    }

    @Override
    public void onSessionUp(final SessionUp input) {
        type = InputType.SESSION_UP;
        out.putText(input.session());
        out.putLong(input.clockOffsetUs());
        out.putBoolean(input.sequenceReset());
    }

    @Override
    public void onSessionDown(final SessionDown input) {
        type = InputType.SESSION_DOWN;
        out.putText(input.session());
        out.putText(input.reason());
    }

    @Override
    public void onReportsStored(final ReportsStored input) {
        type = InputType.REPORTS_STORED;
        out.putText(input.session());
        out.putLong(input.upToReportSeq());
        out.putInt(input.msgSeqNum());
    }

    @Override
    public void onDeliveryProven(final DeliveryProven input) {
        type = InputType.DELIVERY_PROVEN;
        out.putText(input.session());
        out.putLong(input.upToReportSeq());
    }

    @Override
    public void onAccepted(final Accepted input) {
        type = InputType.ACCEPTED;
        out.putLong(input.callId());
        out.putLong(input.nonce());
        out.putLong(input.startedUs());
        out.putBoolean(input.order() != null);
        if (input.order() != null) {
            VenueOrders.put(out, input.order());
        }
    }

    @Override
    public void onRefused(final Refused input) {
        type = InputType.REFUSED;
        out.putLong(input.callId());
        out.putLong(input.nonce());
        out.putInt(input.status());
        EnumCodes.REFUSAL_KIND.put(out, input.kind());
        out.putText(input.text());
    }

    @Override
    public void onNotSent(final NotSent input) {
        type = InputType.NOT_SENT;
        out.putLong(input.callId());
        EnumCodes.NOT_SENT_REASON.put(out, input.reason());
        out.putText(input.detail());
    }

    @Override
    public void onUnknown(final Unknown input) {
        type = InputType.UNKNOWN;
        out.putLong(input.callId());
        out.putLong(input.nonce());
        out.putLong(input.sentUs());
        out.putText(input.cause());
    }

    @Override
    public void onOrderSeen(final OrderSeen input) {
        type = InputType.ORDER_SEEN;
        out.putText(input.account());
        VenueOrders.put(out, input.order());
    }

    @Override
    public void onOrdersRead(final OrdersRead input) {
        type = InputType.ORDERS_READ;
        out.putLong(input.callId());
        out.putLong(input.nonce());
        out.putLong(input.startedUs());
        out.putBoolean(input.complete());
        out.putInt(input.orders().size());
        for (int i = 0; i < input.orders().size(); i++) {
            VenueOrders.put(out, input.orders().get(i));
        }
        Texts.put(out, input.missing());
        out.putLong(input.venueAheadUs());
    }

    @Override
    public void onNonceLease(final NonceLease input) {
        type = InputType.NONCE_LEASE;
        out.putText(input.account());
        out.putLong(input.upToNonce());
    }

    @Override
    public void onModeChanged(final ModeChanged input) {
        type = InputType.MODE_CHANGED;
        EnumCodes.VENUE_MODE.put(out, input.mode());
        out.putText(input.reason());
    }

    @Override
    public void onTimerFired(final TimerFired input) {
        type = InputType.TIMER_FIRED;
        out.putLong(input.timerId());
    }

    @Override
    public void onOperatorCommand(final OperatorCommand input) {
        type = InputType.OPERATOR_COMMAND;
        out.putLong(input.requestId());
        out.putText(input.operator());
        out.putText(input.action());
        out.putText(input.subject());
        out.putText(input.argument());
    }

    @Override
    public void onConfigApplied(final ConfigApplied input) {
        type = InputType.CONFIG_APPLIED;
        out.putText(input.hash());
        RuleBook.put(out, input.rules());
    }

    @Override
    public void onReportRefused(final ReportRefused input) {
        type = InputType.REPORT_REFUSED;
        out.putText(input.session());
        out.putText(input.orderId());
        out.putText(input.execId());
        out.putText(input.text());
    }

    @Override
    public void onBalancesRead(final BalancesRead input) {
        type = InputType.BALANCES_READ;
        out.putLong(input.callId());
        out.putLong(input.nonce());
        out.putLong(input.startedUs());
        out.putLong(input.balances().btcSatoshi());
        out.putLong(input.balances().lockedBtcSatoshi());
        out.putLong(input.balances().eurE8());
        out.putLong(input.balances().lockedEurE8());
    }

    @Override
    public void onStreamChanged(final StreamChanged input) {
        type = InputType.STREAM_CHANGED;
        out.putText(input.account());
        out.putBoolean(input.live());
        out.putText(input.reason());
    }

    @Override
    public void onBudgetLease(final BudgetLease input) {
        type = InputType.BUDGET_LEASE;
        out.putLong(input.dayStartUs());
        out.putLong(input.upToCalls());
    }

    @Override
    public void onStorageChanged(final StorageChanged input) {
        type = InputType.STORAGE_CHANGED;
        out.putBoolean(input.low());
        out.putText(input.reason());
    }
}
