/**
 * Paymium's own language: signed REST lanes, public reads, the socket.io streams, exact decimals and typed immutable records.
 * Usable without FIX.
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
 * A {@link io.paymiumfix.client.PaymiumStream} is one WebSocket that speaks Engine.IO 3 and socket.io 1.x, as the venue's 1.3
 * server does: it joins {@code /public}, {@code /user} or both, pings, and connects again whenever the venue goes away or
 * silent. It promises no completeness, because the venue numbers nothing: each {@code LIVE} is the moment to read afresh.
 *
 * <pre>
 *  Paymium  /ws/socket.io/                    venue-io
 *  frames ──▶ StreamConnection (packets, pings) ──▶ StreamDecoder ──▶ StreamListener.onPublicData, onUserData
 *                    └─ silent, closed, left ──▶ PaymiumStream (state, pause, next connection) ──▶ onState
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
 *   <li>Nothing but fixed texts and the account's channel id is ever sent on a stream: a 1.3.7 server that cannot parse a frame
 *       goes silent for good.
 *   <li>Keys, signatures, secrets, channel ids and the bodies of {@code GET /user} appear in no log line, {@code toString} or exception.
 *   <li>No amount, price or fee ever passes through a binary floating point number.
 * </ul>
 */
package io.paymiumfix.client;
