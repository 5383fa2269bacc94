/**
 * Measures a FIX to REST gateway from outside: over TCP, from another process, with one clock.
 *
 * <pre>
 *            harness process, one spinning thread                 gateway process
 *   planned ─▶ FixClient ──────── NewOrderSingle(D) ───────────▶ ┐
 *                                                          t1    │
 *   posted  ◀─ VenueStub ◀─────── POST /user/orders ──────────── ┘
 *   replied ─▶ VenueStub ──────── 201 ─────────────────────────▶ ┐
 *                                                          t2    │
 *   acked   ◀─ FixClient ◀─────── ExecutionReport(8) 150=0 ───── ┘
 * </pre>
 *
 * <p>t1 counts from the time the order was <em>planned</em> to be sent, so a gateway that stalls is charged for every
 * order it kept waiting. The thread never blocks: it is client and venue at once, and both ends of each interval are
 * read from the same clock. The order's index travels in ClOrdID(11) and in the last digits of OrderQty(38), so each
 * request the venue reads is matched with the order that caused it.
 *
 * <p>A subject that answers by itself, without a venue, has a round trip only. The subjects on stock QuickFIX/J are in
 * {@link io.paymiumfix.bench.baseline}.
 *
 * <p>Nothing here uses the gateway's own code: messages are prepared bytes, replies too.
 */
package io.paymiumfix.bench;
