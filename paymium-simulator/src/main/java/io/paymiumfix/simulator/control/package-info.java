/**
 * The control endpoint: what {@link io.paymiumfix.simulator.Simulator} offers in code, as JSON over HTTP under
 * {@code /_control}, for programs in other languages and for people with curl.
 *
 * <p>Answers this machine only, and no request that a web page made. Knows neither keys nor nonces, is not counted, and
 * is not struck by faults.
 *
 * <p><b>Thread.</b> Runs on the simulator's thread.
 */
package io.paymiumfix.simulator.control;
