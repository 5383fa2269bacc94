package io.paymiumfix.client;

/**
 * What a stream has counted since it was opened. Immutable.
 *
 * @param lives how often it became {@link StreamState#LIVE}
 * @param losses how often it became {@link StreamState#LOST}
 * @param events messages told to the listener
 * @param bytes bytes of all frames received, without WebSocket headers
 * @param badFrames frames that could not be read
 * @param otherEvents events of another name, or for a namespace not joined; passed over
 */
public record StreamCounts(long lives, long losses, long events, long bytes, long badFrames, long otherEvents) {}
