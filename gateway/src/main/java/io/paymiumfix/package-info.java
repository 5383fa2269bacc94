/** Placeholder. */
package io.paymiumfix;
