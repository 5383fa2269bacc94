/** Microbenchmarks of what only the gateway's package of this name sees; see {@code io.paymiumfix.bench.micro}. */
package io.paymiumfix.fix;
