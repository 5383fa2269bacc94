package io.paymiumfix.venue;

import io.paymiumfix.order.Input;
import java.util.Set;

/**
 * A finished listing: what the core is told and what it was told from. Immutable.
 *
 * @param input what the core is told
 * @param listed every trading order that was shown
 * @param tellsMissing false when the listing stopped before it could tell which open orders are missing
 */
record Reading(Input.OrdersRead input, Set<String> listed, boolean tellsMissing) {}
