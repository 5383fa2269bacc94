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
import io.paymiumfix.order.VenueBalances;

/**
 * Reads the payload of an input, in every version there ever was: when a type gets a second version,
 * its method takes the version and keeps the branch of the first.
 */
final class InputDecoder {

    private InputDecoder() {}

    /** The input of this payload, which must end where the record does. */
    static Input decode(final int typeCode, final int version, final WireReader in) {
        final InputType type = InputType.of(typeCode, version);
        final Input input = decode(type, version, in);
        if (in.remaining() != 0) {
            throw new UndecodableException(
                    type + " version " + version + " has " + in.remaining() + " bytes after its last field");
        }
        return input;
    }

    /** The input that begins here; more may follow it. */
    static Input decodeNext(final int typeCode, final int version, final WireReader in) {
        return decode(InputType.of(typeCode, version), version, in);
    }

    private static Input decode(final InputType type, final int version, final WireReader in) {
        return switch (type) {
            case PLACE_ORDER -> placeOrder(in);
            case CANCEL_ORDER -> cancelOrder(in);
            case SESSION_UP -> new SessionUp(in.readText(), in.readLong(), in.readBoolean());
            case SESSION_DOWN -> new SessionDown(in.readText(), in.readText());
            case REPORTS_STORED -> new ReportsStored(in.readText(), in.readLong(), in.readInt());
            case DELIVERY_PROVEN -> new DeliveryProven(in.readText(), in.readLong());
            case ACCEPTED -> accepted(in);
            case REFUSED -> refused(in);
            case NOT_SENT -> new NotSent(in.readLong(), EnumCodes.NOT_SENT_REASON.read(in), in.readText());
            case UNKNOWN -> new Unknown(in.readLong(), in.readLong(), in.readLong(), in.readText());
            case ORDER_SEEN -> new OrderSeen(in.readText(), VenueOrders.read(in));
            case ORDERS_READ -> ordersRead(in);
            case NONCE_LEASE -> new NonceLease(in.readText(), in.readLong());
            case MODE_CHANGED -> new ModeChanged(EnumCodes.VENUE_MODE.read(in), in.readText());
            case TIMER_FIRED -> new TimerFired(in.readLong());
            case OPERATOR_COMMAND ->
                new OperatorCommand(in.readLong(), in.readText(), in.readText(), in.readText(), in.readText());
            case CONFIG_APPLIED -> new ConfigApplied(in.readText(), RuleBook.read(version, in));
            case REPORT_REFUSED -> new ReportRefused(in.readText(), in.readText(), in.readText(), in.readText());
            case BALANCES_READ -> new BalancesRead(in.readLong(), in.readLong(), in.readLong(), balances(in));
            case STREAM_CHANGED -> new StreamChanged(in.readText(), in.readBoolean(), in.readText());
            case BUDGET_LEASE -> new BudgetLease(in.readLong(), in.readLong());
            case STORAGE_CHANGED -> new StorageChanged(in.readBoolean(), in.readText());
        };
    }

    private static PlaceOrder placeOrder(final WireReader in) {
        return new PlaceOrder(
                Origins.read(in),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readChar(),
                in.readChar(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readChar(),
                in.readText(),
                Tags.read(in));
    }

    private static CancelOrder cancelOrder(final WireReader in) {
        return new CancelOrder(
                Origins.read(in),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readChar(),
                Tags.read(in));
    }

    private static Accepted accepted(final WireReader in) {
        return new Accepted(
                in.readLong(), in.readLong(), in.readLong(), in.readBoolean() ? VenueOrders.read(in) : null);
    }

    private static Refused refused(final WireReader in) {
        return new Refused(in.readLong(), in.readLong(), in.readInt(), EnumCodes.REFUSAL_KIND.read(in), in.readText());
    }

    private static OrdersRead ordersRead(final WireReader in) {
        return new OrdersRead(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readList(VenueOrders::read),
                Texts.read(in),
                in.readLong());
    }

    private static VenueBalances balances(final WireReader in) {
        return new VenueBalances(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
