/**
 * Microbenchmarks of what decided something: the journal's append, the codec of inputs, the encoding of reports, market data
 * spliced or built. Run by {@code bin/latency-bench micro}, in processes of their own.
 *
 * <p>Those that need what only its package sees lie in a package of the same name: {@code io.paymiumfix.fix} of this module.
 */
package io.paymiumfix.bench.micro;
