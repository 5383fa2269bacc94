package io.paymiumfix.order;

import java.util.LinkedHashMap;
import java.util.Map;

/** The calls to the venue: made here, and remembered until they have an outcome. Owned by {@code order-core}. */
final class Calls {
    private final Turn turn;
    private final Map<Long, Call> pending = new LinkedHashMap<>();

    Calls(final Turn turn) {
        this.turn = turn;
    }

    /** What a call was made for. */
    enum Why {
        /** To place the order. */
        PLACE,
        /** To cancel it. */
        CANCEL,
        /** To see what a cancel did. */
        CANCEL_READ,
        /** To see the order soon after its acceptance: many fill at once. */
        FIRST_LOOK,
        /** To see the order: told less by the stream, or after its end. */
        LOOK,
        /** To see an open order that a listing did not show. */
        MISSING_READ,
        /** To see it once after a restart. */
        RECOVERY_READ,
        /** To see the account's open orders after a restart. */
        RECOVERY_LIST,
        /** To learn of fills of resting orders. */
        POLL,
        /** To find orders whose outcome is unknown. */
        RESOLVE
    }

    /**
     * One call.
     *
     * @param order the order it is about; null for listings
     */
    record Call(long callId, Why why, String account, Order order) {}

    void place(final Order order, final long notAfterUs) {
        final Terms terms = order.terms();
        final long callId = remember(Why.PLACE, terms.account(), order);
        final boolean limit = terms.type() == OrdType.LIMIT;
        turn.emit(new Output.PlaceCall(
                callId,
                terms.account(),
                order.orderId(),
                terms.type(),
                terms.direction(),
                terms.amountSatoshi(),
                terms.cashE8(),
                limit ? terms.priceE8() : VenueOrder.ABSENT,
                notAfterUs));
    }

    void cancel(final Order order) {
        final String account = order.terms().account();
        turn.emit(new Output.CancelCall(remember(Why.CANCEL, account, order), account, order.orderId(), order.uuid()));
    }

    void read(final Order order, final Why why) {
        final String account = order.terms().account();
        order.readSent();
        turn.emit(new Output.ReadCall(
                remember(why, account, order), account, order.orderId(), order.uuid(), purpose(why)));
    }

    private static ReadPurpose purpose(final Why why) {
        return switch (why) {
            case FIRST_LOOK -> ReadPurpose.POLL;
            case RECOVERY_READ -> ReadPurpose.RESOLVE; // new orders wait for it
            default -> ReadPurpose.CONFIRM;
        };
    }

    void poll(final String account) {
        turn.emit(new Output.ListCall(remember(Why.POLL, account, null), account, ReadPurpose.POLL, 0));
    }

    void recover(final String account) {
        turn.emit(new Output.ListCall(remember(Why.RECOVERY_LIST, account, null), account, ReadPurpose.RESOLVE, 0));
    }

    void resolve(final String account, final long sinceS) {
        turn.emit(new Output.ListCall(remember(Why.RESOLVE, account, null), account, ReadPurpose.RESOLVE, sinceS));
    }

    private long remember(final Why why, final String account, final Order order) {
        final long callId = turn.nextId();
        pending.put(callId, new Call(callId, why, account, order));
        return callId;
    }

    /** The call that ended, or null when it is none of ours: an outcome told twice changes nothing. */
    Call ended(final long callId) {
        final Call call = pending.remove(callId);
        if (call != null && isRead(call.why())) {
            call.order().readEnded();
        }
        return call;
    }

    private static boolean isRead(final Why why) {
        return switch (why) {
            case CANCEL_READ, FIRST_LOOK, LOOK, MISSING_READ, RECOVERY_READ -> true;
            case PLACE, CANCEL, RECOVERY_LIST, POLL, RESOLVE -> false;
        };
    }

    /** True while a POST that the venue could not tell from this one has no outcome. */
    boolean isPlacing(final Terms terms) {
        for (final Call call : pending.values()) {
            if (call.why() == Why.PLACE && call.order().terms().sameFingerprint(terms)) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Calls", 1);
        out.putAll(pending.values(), call -> {
            out.putLong(call.callId());
            out.putEnum(call.why());
            out.putText(call.account());
            out.putOrder(call.order());
        });
    }

    void load(final CoreReader in) {
        in.begin("Calls", 1);
        in.readAll(() -> {
            final long callId = in.readLong();
            pending.put(callId, new Call(callId, in.readEnum(Why.class), in.readText(), in.readOrder()));
        });
    }
}
