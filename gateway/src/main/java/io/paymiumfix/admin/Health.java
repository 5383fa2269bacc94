package io.paymiumfix.admin;

/**
 * How the gateway is, without names or numbers of anybody's orders.
 *
 * @param running false when it has stopped at a fault
 * @param stalled true when an input has been under way for seconds: the journal's disk does not answer, say
 * @param mode what is let through to the venue
 * @param sessions FIX sessions configured
 * @param sessionsLoggedOn those of them that are logged on
 * @param openOrders orders that have not ended
 * @param journalPosition the sequence of the last input applied
 */
public record Health(
        boolean running,
        boolean stalled,
        String mode,
        int sessions,
        int sessionsLoggedOn,
        long openOrders,
        long journalPosition) {}
