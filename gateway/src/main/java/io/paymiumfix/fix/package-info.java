/**
 * The FIX 4.4 edge: the only place that sees {@code quickfix.*}. It turns what clients send into
 * {@link io.paymiumfix.order.Input}s and {@link io.paymiumfix.order.Output.Report}s into what clients read, and
 * decides nothing about orders.
 *
 * <pre>
 *   socket → PeerGuard → FixFrameDecoder → LogonGate → session → FixApplication → Inbox, Questions
 *   socket ← session ← Outbox ← ReportEdge ← report(...), answer(...), modeApplied(...)
 *      ↖          ↘ SessionStore ← journalled(...)
 *        Replay ←───┘              resends, by the page
 * </pre>
 *
 * <p>{@link io.paymiumfix.fix.FixGateway} is the whole of it to the rest of the gateway; beside it only its settings
 * and {@link io.paymiumfix.fix.SessionHealth} are public.
 *
 * <h2>Threads</h2>
 *
 * <ul>
 *   <li>{@code NioProcessor-n} (the socket's thread) reads, decodes and runs the FIX session inline, up to the
 *       {@link io.paymiumfix.order.Inbox}: no hop between socket and ring, and so nothing here may block.
 *   <li>{@code QFJ Timer} sends heartbeats and times sessions out; it calls the application like a second socket.
 *   <li>{@code report}, the caller of {@code report(...)}, sends execution reports.
 *   <li>{@code order-core}, the caller of {@code journalled(...)}, only moves one number in the session's store.
 *   <li>{@code fix-housekeeping} cuts peers that do not log on, sends what waited for a logon, answers
 *       ResendRequest(2)s, asks clients whether reports arrived, looks for the order a client's refusal is about, and
 *       offers again what the inbox had no room for.
 * </ul>
 *
 * <p>Locks, outermost first: QuickFIX/J's session, by the sockets' threads only; {@link io.paymiumfix.fix.Outbox};
 * QuickFIX/J's sender lock of the session; {@link io.paymiumfix.fix.SessionStore}. A callback that QuickFIX/J may make
 * while holding its sender lock (onLogout, toApp, toAdmin, the store's methods) never takes an Outbox.
 */
package io.paymiumfix.fix;
