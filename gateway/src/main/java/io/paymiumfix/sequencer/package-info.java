/**
 * One order for everything that happens: the rings, the journalling, the timers, and the stop at the
 * first fault. The only package that sees the Disruptor.
 *
 * <pre>
 *   any thread ── offer, ask ──▶ inbound ring ──▶ order-core: stamp, append, sync ─▶ apply ─┬─▶ Edges (venue calls, alarms, mode)
 *                 ▲                                                                    ├─▶ outbound ring ──▶ report: ReportSink
 *                 └───── TimerFired ◀── timer ◀── set, cancel ─────────────────────────┘
 * </pre>
 *
 * <p>Threads: {@code order-core} owns the journal, the core and the sequence; {@code report} owns nothing
 * here and calls the {@link io.paymiumfix.sequencer.ReportSink}; {@code timer} owns the waiting. Into the
 * {@link io.paymiumfix.order.Inbox} goes any thread, and none ever waits there. A question takes a place among the inputs,
 * is answered when those before it are journalled and applied, and is not journalled itself.
 *
 * <p>{@link io.paymiumfix.sequencer.Snapshotter} has thread {@code snapshot} and, only while it makes a snapshot, a core of
 * its own; of the running one it reads nothing but {@link io.paymiumfix.sequencer.Sequencer#progress}.
 *
 * <p>{@link io.paymiumfix.sequencer.Recovery} does on the starting thread, from the journal, what
 * {@code order-core} did before, and says what was left undone.
 */
package io.paymiumfix.sequencer;
