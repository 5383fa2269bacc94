package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person may decide about an order that cannot be settled by proof: each method answers null when it is
 * done, or why not. Owned by {@code order-core}.
 */
final class Settling {
    private static final String SETTLE = "bin/gateway settle ";

    private final Turn turn;
    private final Orders orders;
    private final Calls calls;
    private final Resolving resolving;
    private final Ghosts ghosts;

    Settling(final Turn turn, final Orders orders, final Calls calls, final Resolving resolving, final Ghosts ghosts) {
        this.turn = turn;
        this.orders = orders;
        this.calls = calls;
        this.resolving = resolving;
        this.ghosts = ghosts;
    }

    /** True for an order that waits for proof or for a person: its outcome is unknown, or it is halted. */
    boolean isHeld(final Order order) {
        return order.state() == OrderState.OUTCOME_UNKNOWN || order.isSilent();
    }

    /** What is known of a held order, one fact per line, for people. */
    List<String> evidence(final Order order) {
        final Case open = resolving.find(order);
        if (open != null) {
            return open.evidence();
        }
        return order.isSilent() ? List.of("halted: " + order.silencedBy()) : List.of();
    }

    /** The commands that settle a held order, ready to be typed. */
    List<String> commands(final Order order) {
        final List<String> commands = new ArrayList<>();
        final Case open = resolving.find(order);
        if (open != null) {
            for (final VenueOrder candidate : open.candidates) {
                commands.add(SETTLE + order.orderId() + " adopt " + candidate.uuid());
            }
            commands.add(SETTLE + order.orderId() + " absent");
        } else if (order.isSilent()) {
            commands.add(SETTLE + order.orderId() + " resume");
            if (!order.state().isTerminal()) {
                commands.add(SETTLE + order.orderId() + " gone");
            }
        }
        return commands;
    }

    /**
     * The order of unknown outcome is this one at the venue. One that no reading has shown is read first; then
     * an alarm tells when that fails.
     */
    Refusal adopt(final Order order, final String uuid) {
        final Case open = resolving.find(order);
        if (open == null) {
            return notUnknown(order);
        }
        final Refusal taken = taken(uuid);
        if (taken != null) {
            return taken;
        }
        final VenueOrder told = resolving.stranger(order.terms().account(), uuid);
        if (told == null) {
            calls.readToSettle(order, uuid);
            return null;
        }
        if (!order.terms().sameKind(told)) {
            return differs(told);
        }
        resolving.adoptAsTold(open, told, Fills.FROM_STREAM, 0);
        return null;
    }

    private Refusal taken(final String uuid) {
        final Order owner = orders.byUuid(uuid);
        if (uuid.isEmpty() || orders.isOurs(uuid) || ghosts.owns(uuid)) {
            return no(
                    "UUID_TAKEN",
                    uuid.isEmpty()
                            ? "name the uuid of the order at the venue"
                            : "uuid " + uuid + " is "
                                    + (owner == null ? "another's order" : "order " + owner.orderId()));
        }
        return null;
    }

    private static Refusal differs(final VenueOrder told) {
        return no("ORDER_DIFFERS", "it is of another type or direction: " + Texts.order(told));
    }

    private static Refusal notUnknown(final Order order) {
        return no("NOT_UNKNOWN", "the outcome of order " + order.orderId() + " is known, it is " + order.state());
    }

    /** What a person named was read: adopted, unless something speaks against it meanwhile. */
    void found(final Order order, final VenueOrder told, final long nonce, final long startedUs) {
        final Case open = resolving.find(order);
        Refusal refusal = open == null ? notUnknown(order) : taken(told.uuid());
        if (refusal == null && !order.terms().sameKind(told)) {
            refusal = differs(told);
        }
        if (refusal == null) {
            resolving.adoptAsTold(open, told, nonce, startedUs);
        } else {
            turn.alarm("SETTLE_FAILED", order.orderId(), refusal.text());
        }
    }

    /** What a person asked for could not be read. */
    void failed(final Calls.Call call, final String why) {
        turn.alarm(
                "SETTLE_FAILED",
                call.order().orderId(),
                "the venue did not tell of uuid "
                        + (call.uuid().isEmpty() ? call.order().uuid() : call.uuid()) + ": " + why
                        + "; the order stays as it is, try again");
    }

    /** The order of unknown outcome is not at the venue and never will be. */
    Refusal absent(final Order order) {
        final Case open = resolving.find(order);
        if (open == null) {
            return notUnknown(order);
        }
        resolving.rejectAsTold(open);
        return null;
    }

    /**
     * The venue's word on a halted order is taken as true, also where it takes back trades: it is read now, and
     * reports go on from there. An alarm tells when that fails.
     */
    Refusal resume(final Order order) {
        if (!order.isSilent()) {
            return no("NOT_HALTED", "order " + order.orderId() + " is " + order.state());
        }
        calls.read(order, Calls.Why.RESUME_READ);
        return null;
    }

    /**
     * The venue has lost the order, which it once had: it is asked once more, and only when it denies the order
     * again, the order ends with what has traded. An alarm tells when it does not.
     */
    Refusal gone(final Order order) {
        if (order.state() != OrderState.LIVE && order.state() != OrderState.HALTED) {
            return no("NOT_OPEN", "order " + order.orderId() + " is " + order.state());
        }
        calls.read(order, Calls.Why.GONE_READ);
        return null;
    }

    /** The venue knows the order that a person said it has lost; what it told has been applied. */
    void notGone(final Order order, final VenueOrder told) {
        turn.alarm("SETTLE_FAILED", order.orderId(), "the venue has the order still: " + Texts.order(told));
    }

    private static Refusal no(final String word, final String advice) {
        return Refusal.of(Refusal.OTHER, word, advice);
    }
}
