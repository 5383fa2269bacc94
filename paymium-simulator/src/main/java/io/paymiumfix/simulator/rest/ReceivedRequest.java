package io.paymiumfix.simulator.rest;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One request as it reached the simulator, in order of arrival. Immutable; holds no secret and no signature.
 *
 * @param sequence 1 for the first request since start; dense
 * @param at when its last byte was read
 * @param method GET, POST or DELETE, as sent
 * @param path path with query, as sent
 * @param apiKey the Api-Key header, or empty
 * @param nonce the Api-Nonce header when it is a number
 * @param body the request body, or empty
 * @param status HTTP status of the venue's own answer, also when a fault kept it from being sent; 0 while undecided
 *     and for a request that was never processed
 * @param replied whether the reply's last byte was handed to the network
 */
public record ReceivedRequest(
        long sequence,
        Instant at,
        String method,
        String path,
        String apiKey,
        OptionalLong nonce,
        String body,
        int status,
        boolean replied) {}
