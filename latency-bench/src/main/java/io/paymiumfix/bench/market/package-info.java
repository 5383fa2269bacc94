/**
 * What market data costs when many sessions listen: {@code latency-bench fan-out}.
 *
 * <pre>
 *   in process      harness: N FixPeers  ◀──X──  FanOutCalls: the gateway's FIX edge alone, told one change at a time
 *   end to end      SimulatedVenue ──stream──▶ gateway ──X──▶ harness: N FixPeers
 * </pre>
 *
 * <p>In process, the time of one call that gives one MarketDataIncrementalRefresh(X) to all sessions is taken three ways
 * in turns, on the same sessions. End to end, each amount in the venue's book is the time at which it left, by a clock that
 * all processes of a machine share, so a message tells how old it is.
 *
 * <p>The harness is one thread, which owns all FixPeers of its {@link io.paymiumfix.bench.market.Fleet}.
 */
package io.paymiumfix.bench.market;
