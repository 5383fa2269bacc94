/**
 * The venue without its wire: accounts, locks, the order book, price-time matching, fees and the trade tape.
 *
 * <p>{@link io.paymiumfix.simulator.exchange.Exchange} is the only entrance. Commands go in as values, what happened
 * comes out through {@link io.paymiumfix.simulator.exchange.ExchangeListener}; time comes from an
 * {@link io.paymiumfix.simulator.exchange.EpochClock} read once per command, ids and everything random from a seed. No
 * sockets, no JSON, no logging.
 *
 * <p><b>Thread.</b> Everything here is owned by the one thread that calls the exchange; nothing is synchronised. The
 * records handed out are immutable.
 *
 * <p><b>Conservation.</b> Over all accounts, available plus locked plus the venue's fees stays what was paid in, to the
 * satoshi and to the 1e-10 EUR.
 */
package io.paymiumfix.simulator.exchange;
