/**
 * What goes wrong on purpose: {@link io.paymiumfix.simulator.fault.Fault} says what, for which requests and how often;
 * {@link io.paymiumfix.simulator.fault.FaultsInForce} draws what strikes the next request or the next event of the stream.
 *
 * <p><b>Thread.</b> {@code FaultsInForce} is owned by the simulator's thread; the records are immutable.
 */
package io.paymiumfix.simulator.fault;
