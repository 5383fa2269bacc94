/**
 * Paymium's own language: signed REST lanes, public reads, exact decimals and typed immutable records. Usable without FIX.
 *
 * <p>{@link io.paymiumfix.client.PaymiumClient} owns one event loop thread, {@code venue-io}. A {@link
 * io.paymiumfix.client.Lane} belongs to one API token; it signs each {@link io.paymiumfix.client.Call} at the moment it
 * writes it, in strictly increasing nonce order, and ends it in exactly one {@link io.paymiumfix.client.Outcome}:
 *
 * <pre>
 *  any thread                       venue-io                                      Paymium
 *  Lane.submit(call, handler) ──▶ queue ─▶ nonce ─▶ LaneFile mark ─▶ sign ─▶ bytes ──▶ /api/v1/user…
 *                                 handler.onOutcome ◀─ classify ◀─ decode ◀─ bytes ◀──
 * </pre>
 *
 * <h2>Threads</h2>
 *
 * <ul>
 *   <li>{@code submit} and {@code read} may be called from any thread. From {@code venue-io} itself they write directly;
 *       from any other thread they cost one hand-over to the event loop.
 *   <li>Handlers run on {@code venue-io}: they must not block. One that throws is logged and harms nothing else.
 *   <li>All mutable state of lanes and connections is owned by {@code venue-io}; nothing is locked.
 *   <li>Host names are looked up on a helper thread, {@code venue-resolve}, which owns no state.
 *   <li>{@code close} methods wait, so they may be called from any thread but {@code venue-io}.
 * </ul>
 *
 * <h2>Promises</h2>
 *
 * <ul>
 *   <li>A POST of which a byte may have left is never sent again by this package.
 *   <li>Nonces of one token strictly increase, also across restarts and when the clock is set back.
 *   <li>Keys, signatures, secrets and the bodies of {@code GET /user} appear in no log line, {@code toString} or exception.
 *   <li>No amount, price or fee ever passes through a binary floating point number.
 * </ul>
 */
package io.paymiumfix.client;
