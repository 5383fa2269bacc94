/**
 * Paymium's REST interface: from bytes to a call, through the gates (budget, signature, nonce, scope), to the exchange,
 * and back through whatever fault strikes the reply.
 *
 * <p>Speaks HTTP/1.1 with keep-alive. Requests pipelined on one connection are processed one after the other, each when
 * the reply before it has left; a request whose reply never comes blocks its own connection and no other.
 *
 * <p><b>Thread.</b> Everything here runs on the simulator's thread; nothing is synchronised.
 */
package io.paymiumfix.simulator.rest;
