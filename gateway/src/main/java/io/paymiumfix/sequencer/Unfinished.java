package io.paymiumfix.sequencer;

import io.paymiumfix.order.Input.BudgetLease;
import io.paymiumfix.order.Output.ModeApplied;
import io.paymiumfix.order.Output.Report;
import io.paymiumfix.order.Output.SetTimer;
import io.paymiumfix.order.Output.VenueCall;
import java.util.List;
import java.util.Map;

/**
 * What the core had put out when the process ended, and nothing in the journal completes.
 *
 * @param calls calls without an outcome, in order; whether their bytes left, the lanes know
 * @param timers timers neither fired nor cancelled, in the order they were set
 * @param reports reports that their clients are not known to have, in order, by session
 * @param storedUpTo reportSeq up to which a session's store was known to hold its reports, by session
 * @param nonceLeases the last lease of each account
 * @param budgetLease the last lease of calls of the venue's day; null when none ever was
 * @param mode the mode applied last; null when none ever was
 */
public record Unfinished(
        List<VenueCall> calls,
        List<SetTimer> timers,
        Map<String, List<Report>> reports,
        Map<String, Long> storedUpTo,
        Map<String, Long> nonceLeases,
        BudgetLease budgetLease,
        ModeApplied mode) {

    static final Unfinished NOTHING = new Unfinished(List.of(), List.of(), Map.of(), Map.of(), Map.of(), null, null);
}
