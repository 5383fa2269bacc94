/**
 * Whether a gateway that works for days keeps its memory: {@code latency-bench soak} makes one day's messages in half an
 * hour and looks at the live heap.
 *
 * <pre>
 *   SimulatedVenue ◀──REST, stream──▶ gateway ◀──FIX──▶ harness: traders and listeners
 *                                        ▲
 *                                        └ Vitals: jcmd GC.run, GC log, /proc
 * </pre>
 *
 * <p>The harness thread owns all sessions and orders; the thread {@code vitals} asks the gateway's process and owns the
 * samples until it has ended.
 */
package io.paymiumfix.bench.soak;
