/** Placeholder. */
package io.paymiumfix.bench;
