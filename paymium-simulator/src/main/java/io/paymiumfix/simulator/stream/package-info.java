/**
 * The stream: socket.io on the REST interface's port, namespaces {@code /public} and {@code /user}, spoken by netty-socketio.
 *
 * <pre>
 *   exchange ─▶ StreamPublisher (what changed in this turn, as one event) ─▶ StreamServer (who listens to it)
 *                                                            netty-socketio ─▶ StreamFaults ─▶ WebSocket
 * </pre>
 *
 * {@link io.paymiumfix.simulator.stream.PortSwitch} decides by the first request of a connection whether it is the stream's
 * or REST's. Where netty-socketio differs from the server Paymium runs: a session whose client does not ping is closed, not
 * left silent (the fault STREAM_ZOMBIE does that), and frames it cannot read are passed over. Faults strike WebSockets only,
 * not the polling a browser begins with.
 *
 * <p><b>Thread.</b> The simulator's thread owns everything here; netty-socketio's timer thread only ends sessions that no
 * longer ping.
 */
package io.paymiumfix.simulator.stream;
