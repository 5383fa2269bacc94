/**
 * Binds the order core's venue calls to lanes, and what the venue answers to inputs of the core.
 *
 * <pre>
 *  order-core                venue-io                                               Paymium
 *  VenueEdge.call ──hop──▶ VenueDesk ─▶ AccountLane ─▶ (rank, budget, link) ─▶ client lane ──▶
 *  Inbox.offer ◀───────────── OutcomeQueue ◀─ Replies / ListingWalk ◀──────── outcome   ◀──
 * </pre>
 *
 * <p>Threads: {@code order-core} calls {@link io.paymiumfix.venue.VenueEdge#call}, which costs one hand-over
 * and never blocks. Everything else of this package runs on {@code venue-io}, which alone owns all mutable
 * state here: waiting calls, calls in flight, the rate budget, the state of the link, and what earlier
 * listings showed. Nothing is locked. {@link io.paymiumfix.venue.VenueFigures} may be read from any thread.
 * Time, the loop and the lanes are handed in, so that tests run all of it on their own thread.
 *
 * <p>Promises: every call ends in exactly one input ({@code Accepted}, {@code Refused}, {@code NotSent},
 * {@code Unknown} or {@code OrdersRead}); a full ring delays inputs and never loses or reorders them, and
 * while one waits no lane takes another call; an order is handed to its lane at most once; numbers are
 * converted exactly or not at all.
 */
package io.paymiumfix.venue;
