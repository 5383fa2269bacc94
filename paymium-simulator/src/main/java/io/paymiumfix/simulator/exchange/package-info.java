/** Part of the simulator; see the package above. */
package io.paymiumfix.simulator.exchange;
