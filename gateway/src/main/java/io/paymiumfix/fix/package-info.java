/**
 * The FIX 4.4 edge: the only place that sees {@code quickfix.*}. It turns what clients send into
 * {@link io.paymiumfix.order.Input}s and {@link io.paymiumfix.order.Output.Report}s into what clients read, and
 * decides nothing about orders.
 *
 * <pre>
 *   socket → PeerGuard → TLS → FixFrameDecoder → FixConnection → session → FixApplication → Inbox, Questions
 *   socket ← Outgoing ← FixConnection ← session ← Outbox ← ReportEdge ← report(...), answer(...), modeApplied(...)
 *                            ↑             ↘ SessionStore ← journalled(...)
 *                          Replay ←──────────┘              resends, by the page
 * </pre>
 *
 * <p>{@link io.paymiumfix.fix.FixGateway} is the whole of it to the rest of the gateway; beside it only its settings
 * and {@link io.paymiumfix.fix.SessionHealth} are public.
 *
 * <h2>Threads</h2>
 *
 * <ul>
 *   <li>The event loop, {@code fix-io} or the one that the gateway gives: everything that comes in. It accepts, reads, decodes and
 *       runs the FIX sessions, up to the {@link io.paymiumfix.order.Inbox}; each second it runs their timers; it notes the ends of
 *       connections; and it alone writes to the sockets. There is no hop between socket and inbox, and so nothing here may
 *       block. As all of a session's messages, its timer and the ends of its connections are this thread's, one after the
 *       other, they need no lock among each other.
 *   <li>The caller of {@code report(...)} sends execution reports; it may be the event loop.
 *   <li>The caller of {@code journalled(...)}, {@code order-core} or the event loop, only moves one number in the session's store.
 *   <li>{@code market-data} sends W, X and Y.
 *   <li>{@code fix-housekeeping} sends what waited for a logon, answers ResendRequest(2)s, sees to it that the event loop asks
 *       clients whether reports arrived, looks for the order a client's refusal is about, offers again what the inbox had no room for, and computes
 *       what a TLS handshake needs.
 *   <li>{@code fix-log} writes the message log, a moment later.
 * </ul>
 *
 * <p>Whoever sends only puts the message into the connection's {@link io.paymiumfix.fix.Outgoing}, in the order of the session's
 * numbers; nobody waits for the event loop, but for the start and the stop.
 *
 * <p>Locks, outermost first: {@link io.paymiumfix.fix.Outbox}; QuickFIX/J's sender lock of the session;
 * {@link io.paymiumfix.fix.SessionStore}. Each is held for about as long as one message takes to be numbered, stored and queued, as
 * the event loop may wait for it. A callback that QuickFIX/J may make
 * while holding its sender lock (onLogout, toApp, toAdmin, the store's methods) never takes an Outbox.
 */
package io.paymiumfix.fix;
