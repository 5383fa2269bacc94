/**
 * A Paymium to run on a laptop: matching, balances, fees, REST, stream, rate limit, and every fault a client must survive.
 *
 * <p>Written from Paymium's OpenAPI description and from what has been observed of the venue; shares no code with any
 * client. {@link io.paymiumfix.simulator.Simulator} embeds it, {@code bin/simulator} runs it alone. The packages below
 * follow a request inwards:
 *
 * <pre>
 *   bytes ─▶ rest (HTTP, signature, nonce, scope, budget) ─▶ exchange (accounts, book, matching)
 *               ▲ fault (what goes wrong on purpose)             ▲ market (the market maker's accounts)
 *   events ◀─ stream (socket.io, the same port) ◀──────────────┤
 *               └──────────── control (the same from outside, /_control) ────────────┘
 * </pre>
 *
 * <p><b>Thread.</b> One thread, {@code paymium-simulator}, a Netty event loop, owns all state of all packages: sockets,
 * tokens, nonces, budget, faults, accounts and book. The public types of this package may be used from any thread; they
 * hop onto that thread and return immutable copies. Nothing blocks it.
 *
 * <p><b>Numbers.</b> BTC in satoshi (1e-8), EUR in units of 1e-10, both {@code long}; products are checked or taken in
 * 128 bits. There is no floating point.
 */
package io.paymiumfix.simulator;
