/**
 * {@code bin/gateway replay --fix-log}: a recorded client session once more, against a fresh gateway on a simulator, and
 * its answers compared with the recorded ones.
 *
 * <pre>
 *   file → LogReader → Recording (steps) → Replayer → Client → gateway on Stand (simulator)
 *                          recorded answers ↘   ↙ replayed answers
 *                                       Comparison → TextReport, JsonReport, JUnitReport
 * </pre>
 *
 * <p>{@link io.paymiumfix.replay.Replay} is the whole of it to the command line. Everything runs on the thread that calls
 * it, but for the reading of the socket, which {@link io.paymiumfix.replay.Client} guards. The client is a plain socket
 * and not an engine of QuickFIX/J's: what a recorded client sent wrongly must be sent wrongly again.
 */
package io.paymiumfix.replay;
