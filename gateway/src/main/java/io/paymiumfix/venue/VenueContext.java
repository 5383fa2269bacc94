package io.paymiumfix.venue;

import io.paymiumfix.client.EpochMicrosClock;

/** What all lanes share. Its parts are owned by {@code venue-io}. */
record VenueContext(
        EpochMicrosClock clock,
        VenueLoop loop,
        OutcomeQueue outcomes,
        RateBudget budget,
        BudgetLease budgetLease,
        VenueLink link,
        VenueCounters counters,
        VenueSettings.Limits limits,
        Streams streams) {}
