package io.paymiumfix.simulator.fault;

/**
 * A fault in force.
 *
 * @param id what removes it
 * @param fault what it does; its {@code remaining} counts down
 */
public record ActiveFault(long id, Fault fault) {}
