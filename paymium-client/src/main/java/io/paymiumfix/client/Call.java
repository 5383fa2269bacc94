package io.paymiumfix.client;

import java.util.Objects;

/**
 * One signed request to make, before it has a nonce. Immutable; made on any thread.
 *
 * <p>{@code callId} is the caller's own, unique per lane and growing; it comes back in the {@link Outcome}, and for a
 * {@link Kind#PLACE_ORDER} it is marked in the {@link LaneFile} just before the first byte leaves.
 */
public final class Call {
    /** What is asked, and by which method and path. */
    public enum Kind {
        /** {@code POST /user/orders}; sent at most once, ever. */
        PLACE_ORDER("POST"),
        /** {@code DELETE /user/orders/{uuid}}; may be submitted again by the caller. */
        CANCEL_ORDER("DELETE"),
        /** {@code GET /user/orders/{uuid}}. */
        READ_ORDER("GET"),
        /** {@code GET /user/orders}. */
        LIST_ORDERS("GET"),
        /** {@code GET /user}. */
        READ_USER("GET");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        String method() {
            return method;
        }
    }

    private static final int MAX_UUID_LENGTH = 64;

    private final long callId;
    private final Kind kind;
    private final NewVenueOrder order;
    private final String pathTail;
    private final long notAfterEpochMicros;

    private Call(long callId, Kind kind, NewVenueOrder order, String pathTail, long notAfterEpochMicros) {
        if (notAfterEpochMicros < 0) {
            throw new IllegalArgumentException("notAfterEpochMicros=" + notAfterEpochMicros);
        }
        this.callId = callId;
        this.kind = kind;
        this.order = order;
        this.pathTail = pathTail;
        this.notAfterEpochMicros = notAfterEpochMicros;
    }

    /**
     * Places an order.
     *
     * @param notAfterEpochMicros freshness limit, µs since the epoch: past it the call ends as {@link NotSentReason#STALE}
     *     instead of leaving; 0 = none
     */
    public static Call placeOrder(long callId, NewVenueOrder order, long notAfterEpochMicros) {
        Objects.requireNonNull(order, "order");
        return new Call(callId, Kind.PLACE_ORDER, order, "/user/orders", notAfterEpochMicros);
    }

    /**
     * Cancels the order {@code uuid}. Urgent: it passes waiting calls and, by hedging, stalled ones.
     *
     * @throws IllegalArgumentException when {@code uuid} is not made of letters, digits and hyphens
     */
    public static Call cancelOrder(long callId, String uuid) {
        return new Call(callId, Kind.CANCEL_ORDER, null, orderPath(uuid), 0);
    }

    /**
     * Reads the order {@code uuid}.
     *
     * @throws IllegalArgumentException when {@code uuid} is not made of letters, digits and hyphens
     */
    public static Call readOrder(long callId, String uuid) {
        return new Call(callId, Kind.READ_ORDER, null, orderPath(uuid), 0);
    }

    /** Lists orders. */
    public static Call listOrders(long callId, ListQuery query) {
        return new Call(callId, Kind.LIST_ORDERS, null, "/user/orders" + query.queryString(), 0);
    }

    /** Reads name, locale, channel and balances of the account. */
    public static Call readUser(long callId) {
        return new Call(callId, Kind.READ_USER, null, "/user", 0);
    }

    /** The caller's id of this call. */
    public long callId() {
        return callId;
    }

    /** What is asked. */
    public Kind kind() {
        return kind;
    }

    /** The order to place, or null when this is not a {@link Kind#PLACE_ORDER}. */
    public NewVenueOrder order() {
        return order;
    }

    /** The limit after which the call must not leave any more, µs since the epoch; 0 = none. */
    public long notAfterEpochMicros() {
        return notAfterEpochMicros;
    }

    /** True for a cancel: it goes before every waiting call that is not urgent and may hedge past a stalled one. */
    public boolean urgent() {
        return kind == Kind.CANCEL_ORDER;
    }

    /** Path and query below the base path, as signed and as sent. */
    String pathTail() {
        return pathTail;
    }

    boolean post() {
        return kind == Kind.PLACE_ORDER;
    }

    @Override
    public String toString() {
        return "Call[" + callId + " " + kind.method + " " + pathTail + "]";
    }

    private static String orderPath(String uuid) {
        if (uuid.isEmpty() || uuid.length() > MAX_UUID_LENGTH || !isPlain(uuid)) {
            throw new IllegalArgumentException("an order's uuid is made of letters, digits and hyphens");
        }
        return "/user/orders/" + uuid;
    }

    private static boolean isPlain(String uuid) {
        for (int i = 0; i < uuid.length(); i++) {
            char c = uuid.charAt(i);
            if (c != '-' && (c >= 0x80 || !Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return true;
    }
}
