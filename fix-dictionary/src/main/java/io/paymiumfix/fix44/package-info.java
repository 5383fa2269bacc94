/**
 * FIX 4.4 as the gateway speaks it: the messages, with their {@code component}s and {@code field}s, generated at build
 * time from our data dictionary. Prices, quantities and amounts are {@link java.math.BigDecimal}, never {@code double}.
 *
 * <p>The classes know nothing of QuickFIX/J's own {@code quickfix.fix44}; a session only builds them if it is given
 * {@link io.paymiumfix.fix44.MessageFactory}, because {@code quickfix.DefaultMessageFactory} does not look here.
 * {@link io.paymiumfix.fix44.PaymiumDictionary} is the dictionary the messages are parsed and validated with.
 */
package io.paymiumfix.fix44;
