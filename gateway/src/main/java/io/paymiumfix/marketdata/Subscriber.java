package io.paymiumfix.marketdata;

/**
 * Whom to send to.
 *
 * @param session the configured name of the session
 * @param mdReqId MDReqID(262)
 */
public record Subscriber(String session, String mdReqId) {}
