/**
 * What the gateway is compared with: programs on stock QuickFIX/J, each in a process of its own.
 *
 * <pre>
 *   QuickFixEcho   D ─▶ SocketAcceptor ─▶ ExecutionReport(8) 150=0                          no venue
 *   NaiveBridge    D ─▶ SocketAcceptor ─▶ databind ─▶ HMAC ─▶ java.net.http ─▶ venue
 *                       ExecutionReport(8) 150=0 ◀─ databind ◀─ 201 ◀────────────┘          in one thread, waiting
 * </pre>
 *
 * <p>They are written as one would write them in an afternoon, with the documented settings and nothing that slows them
 * down: the same dictionary as the gateway, no needless copy, HTTP/1.1 keep-alive, hexadecimal digits from the JDK. Nothing
 * here uses the gateway's own code.
 */
package io.paymiumfix.bench.baseline;
