/**
 * What people and their tools see of a running gateway, and how they tell it what they decided: HTTP on the loopback
 * address, with a token in a file that only the gateway's user can read. Knows the order core's questions, commands and
 * answers, and nothing of the other edges.
 *
 * <h2>Threads</h2>
 *
 * <ul>
 *   <li>{@code admin-n} (four) read requests and write replies. A request that waits for the core holds none of them.
 *   <li>{@code order-core} hands over listings, replies and settled outcomes, and never waits.
 * </ul>
 */
package io.paymiumfix.admin;
