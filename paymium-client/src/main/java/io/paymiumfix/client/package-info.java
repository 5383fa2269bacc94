/** Placeholder. */
package io.paymiumfix.client;
