package io.paymiumfix.order;

/** How far a cancel request has come. */
enum CancelPhase {
    /** No cancel is under way. */
    NONE,
    /** The order has no uuid yet: the DELETE goes out when it has one. */
    WAITING_FOR_UUID,
    /** The DELETE is on its way, or waits for its lane. */
    DELETE_SENT,
    /** The DELETE had an answer, or none: the order is being read to see what became of it. */
    READING,
    /** Still open at the venue: the next attempt waits for its time. */
    WAITING,
    /** The venue says it does not know the order: an operator is told, the order is read now and then. */
    HELD
}
