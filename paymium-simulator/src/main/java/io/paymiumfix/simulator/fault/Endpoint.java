package io.paymiumfix.simulator.fault;

import java.util.Set;

/** The kinds of request a fault can be aimed at, and the two of the stream, where it strikes events. */
public enum Endpoint {
    /** {@code POST /user/orders}. */
    PLACE,
    /** {@code DELETE /user/orders/{uuid}} and its older path. */
    CANCEL,
    /** {@code GET /user/orders/{uuid}}. */
    READ,
    /** {@code GET /user/orders}. */
    LIST,
    /** {@code GET /user}. */
    USER,
    /** {@code /countries}, {@code /currencies} and {@code /data/…}. */
    PUBLIC,
    /** Anything else; answered with 404. */
    UNKNOWN,
    /** An event of {@code /public} on its way to one client. */
    PUBLIC_STREAM,
    /** An event of {@code /user} on its way to one client. */
    USER_STREAM;

    private static final Set<Endpoint> STREAM = Set.of(PUBLIC_STREAM, USER_STREAM);

    /** Whether it is the stream and not a request. */
    public boolean isStream() {
        return STREAM.contains(this);
    }
}
