/**
 * The order core: what a FIX order is, what may happen to it, and what is said about it.
 *
 * <p>Everything here is a pure state machine: {@code (state, input, time) -> outputs}. One thread,
 * {@code order-core}, owns every mutable object of this package; no class reads a clock, draws a
 * random number, does I/O, logs, or names a type of FIX, HTTP, the ring or the journal. The same
 * inputs with the same times always give the same outputs, byte for byte: that is what recovery,
 * audit and replay rest on.
 *
 * <p>{@link io.paymiumfix.order.Input} is all that can happen, {@link io.paymiumfix.order.Output} all
 * that can follow. Other packages depend on this one; it depends on none of them.
 *
 * <p>Snapshots: {@link io.paymiumfix.order.OrderCore#save} writes everything that outlives an input, part by part;
 * each class saves and loads its own fields, at its end. To add a field to a class: write it last in {@code save}
 * and read it last in {@code load}, and name it in {@code state-fields.txt} of the tests, which fail until it is.
 * What follows from {@link io.paymiumfix.order.Rules} or is only meant while one input is applied is named there
 * too, and not saved; to apply rules must put nothing out. Once a release has written the part, raise its version
 * in {@code begin} and give the field a value for the older one:
 *
 * <pre>
 *   final int version = in.begin("Order", 2);
 *   ...
 *   order.bustedSatoshi = version &gt;= 2 ? in.readLong() : 0;
 * </pre>
 *
 * <p>Orders are referred to by {@code putOrder} and {@code readOrder}, which keep one object one object.
 *
 * <p>Units: times are UTC microseconds since the epoch ({@code ...Us}); bitcoin amounts are satoshi
 * ({@code ...Satoshi}, 1e-8 BTC); prices, euro amounts and euro fees are {@code ...E8} (1e-8 EUR);
 * traded currency is {@code ...E10} (1e-10 EUR: a price of 2 decimals times an amount of 8).
 */
package io.paymiumfix.order;
