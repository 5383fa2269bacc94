/**
 * The running thing: the parts joined in numbered steps, started and stopped in order, and the command line
 * around them. Everything here runs on the thread that starts and stops the process; nothing here decides
 * anything about an order.
 */
package io.paymiumfix;
