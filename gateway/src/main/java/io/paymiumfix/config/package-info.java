/**
 * One file plus environment into immutable, validated records, or every fault listed.
 *
 * <pre>
 *   YAML text ──▶ YamlTree ──▶ Node tree (text and line numbers only)
 *                                 │   environment, secret files
 *                                 ▼
 *                Section.read(Key) per setting ──▶ FixConfig, SessionConfig, VenueConfig, …
 *                                 │                       │
 *                                 ▼                       ▼
 *                              Faults ◀── CrossChecks ── GatewayConfig ──▶ Rules (order core)
 * </pre>
 *
 * <p>Each setting is declared once, by the {@code Key} with which it is read: name, form, default,
 * range and meaning. {@code docs/configuration.md} is made from the same keys. Every scalar is text
 * until its key has read it, so {@code 0.1}, {@code 0123} and {@code yes} mean what the file says.
 *
 * <p>The package knows the order core's {@link io.paymiumfix.order.Rules}, package {@code text}, and nothing else of the
 * gateway: the wiring translates these records into what each edge wants. All of it runs on the
 * starting thread; what it returns is immutable.
 */
package io.paymiumfix.config;
