package io.paymiumfix.simulator.fault;

/** The kinds of request a fault can be aimed at. */
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
    UNKNOWN
}
