/** Placeholder. */
package io.paymiumfix.simulator;
