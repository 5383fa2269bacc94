package io.paymiumfix.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls to the venue: made here, and remembered until they have an outcome. Owned by {@code order-core}. */
final class Calls {
    private final Turn turn;
    private final Map<Long, Call> pending = new LinkedHashMap<>();

    Calls(final Turn turn) {
        this.turn = turn;
    }

    /** What a call reads at the venue. */
    enum Reads {
        /** It is no GET. */
        NOTHING,
        /** One order, by its uuid. */
        ORDER,
        /** Orders of the account. */
        LISTING,
        /** What the account has and what is locked. */
        BALANCES
    }

    /** What a call was made for. */
    enum Why {
        /** To place the order. */
        PLACE(Reads.NOTHING),
        /** To cancel it. */
        CANCEL(Reads.NOTHING),
        /** To see what a cancel did. */
        CANCEL_READ(Reads.ORDER),
        /** To see the order soon after its acceptance: many fill at once. */
        FIRST_LOOK(Reads.ORDER),
        /** To see the order: told less by the stream, or after its end. */
        LOOK(Reads.ORDER),
        /** To see an open order that a listing did not show. */
        MISSING_READ(Reads.ORDER),
        /** To see it after a person took its latest word as true. */
        RESUME_READ(Reads.ORDER),
        /** To see that the venue does not know the order any more, as a person says. */
        GONE_READ(Reads.ORDER),
        /** To see the order that a person says it is. */
        SETTLE_READ(Reads.ORDER),
        /** To cancel an order that was rejected as absent. */
        GHOST_CANCEL(Reads.NOTHING),
        /** To see what became of that. */
        GHOST_READ(Reads.ORDER),
        /** To see it once after a restart. */
        RECOVERY_READ(Reads.ORDER),
        /** To see the account's open orders after a restart. */
        RECOVERY_LIST(Reads.LISTING),
        /** To learn of fills of resting orders. */
        POLL(Reads.LISTING),
        /** To find orders whose outcome is unknown. */
        RESOLVE(Reads.LISTING),
        /** To see whether the account's money is explained without them. */
        BALANCES(Reads.BALANCES),
        /** To see after a restart whether the venue knows later orders than the journal. */
        BACKUP_LIST(Reads.LISTING),
        /** To compare the account's open orders with ours. */
        RECONCILE_OPEN(Reads.LISTING),
        /** To compare the orders of the trading day. */
        RECONCILE_DAY(Reads.LISTING),
        /** To compare what is locked. */
        RECONCILE_BALANCES(Reads.BALANCES);

        private final Reads reads;

        Why(final Reads reads) {
            this.reads = reads;
        }

        Reads reads() {
            return reads;
        }
    }

    /**
     * One call.
     *
     * @param order the order it is about; null for listings
     * @param uuid the order at the venue it is about, empty where that is the order's own or none
     */
    record Call(long callId, Why why, String account, Order order, String uuid) {
        /** True for a GET. */
        boolean isReading() {
            return why.reads() != Reads.NOTHING;
        }
    }

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
        list(Why.POLL, account, ReadPurpose.POLL, 0, List.of());
    }

    void recover(final String account) {
        list(Why.RECOVERY_LIST, account, ReadPurpose.RESOLVE, 0, List.of());
    }

    void resolve(final String account, final long sinceS, final List<String> witnesses) {
        list(Why.RESOLVE, account, ReadPurpose.RESOLVE, sinceS, witnesses);
    }

    void checkBackup(final String account, final long sinceS, final List<String> witnesses) {
        list(Why.BACKUP_LIST, account, ReadPurpose.RESOLVE, sinceS, witnesses);
    }

    private void list(
            final Why why,
            final String account,
            final ReadPurpose purpose,
            final long sinceS,
            final List<String> witnesses) {
        turn.emit(new Output.ListCall(remember(why, account, null), account, purpose, sinceS, witnesses));
    }

    void balances(final String account) {
        turn.emit(new Output.BalancesCall(remember(Why.BALANCES, account, null), account, ReadPurpose.RESOLVE));
    }

    /** Reads what a person says the order of unknown outcome is. */
    void readToSettle(final Order order, final String uuid) {
        readOther(Why.SETTLE_READ, order, uuid);
    }

    void readGhost(final Order order, final String uuid) {
        readOther(Why.GHOST_READ, order, uuid);
    }

    private void readOther(final Why why, final Order order, final String uuid) {
        final String account = order.terms().account();
        final long callId = remember(why, account, order, uuid);
        turn.emit(new Output.ReadCall(callId, account, order.orderId(), uuid, ReadPurpose.RESOLVE));
    }

    void cancelGhost(final Order order, final String uuid) {
        final String account = order.terms().account();
        final long callId = remember(Why.GHOST_CANCEL, account, order, uuid);
        turn.emit(new Output.CancelCall(callId, account, order.orderId(), uuid));
    }

    /** A listing that nothing waits for. */
    void list(final Why why, final String account, final long sinceS, final List<String> witnesses) {
        list(why, account, ReadPurpose.CONFIRM, sinceS, witnesses);
    }

    /** The balances, when nothing waits for them. */
    void balances(final Why why, final String account) {
        turn.emit(new Output.BalancesCall(remember(why, account, null), account, ReadPurpose.CONFIRM));
    }

    private long remember(final Why why, final String account, final Order order) {
        return remember(why, account, order, "");
    }

    private long remember(final Why why, final String account, final Order order, final String uuid) {
        final long callId = turn.nextId();
        pending.put(callId, new Call(callId, why, account, order, uuid));
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
            case CANCEL_READ, FIRST_LOOK, LOOK, MISSING_READ, RECOVERY_READ, RESUME_READ, GONE_READ -> true;
            default -> false;
        };
    }

    /** True while a POST in flight could be of this order at the venue. */
    boolean isPlacing(final String account, final VenueOrder view) {
        for (final Call call : pending.values()) {
            if (call.why() == Why.PLACE
                    && call.account().equals(account)
                    && call.order().terms().matches(view)) {
                return true;
            }
        }
        return false;
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
            out.putText(call.uuid());
        });
    }

    void load(final CoreReader in) {
        in.begin("Calls", 1);
        in.readAll(() -> {
            final long callId = in.readLong();
            pending.put(callId, new Call(callId, in.readEnum(Why.class), in.readText(), in.readOrder(), in.readText()));
        });
    }
}
