package io.paymiumfix.bench;

/** What is measured of each order. */
enum Work {
    /** Its way to the venue and back. */
    ORDERS,
    /** The way of its cancel: each order is canceled as soon as it is acknowledged, so none stays open. */
    CANCELS
}
