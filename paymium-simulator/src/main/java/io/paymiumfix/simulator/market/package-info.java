/**
 * The other side of the trades: {@link io.paymiumfix.simulator.market.Quoter} quotes and moves the market from accounts
 * of its own, through the same exchange as everyone else.
 *
 * <p><b>Thread.</b> Owned by the simulator's thread, which also decides when a step is due.
 */
package io.paymiumfix.simulator.market;
