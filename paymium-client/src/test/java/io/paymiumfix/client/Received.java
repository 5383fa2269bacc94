package io.paymiumfix.client;

import java.util.Map;

/** A request as it arrived; header names in lower case. */
record Received(String method, String path, Map<String, String> headers, String body) {
    long nonce() {
        return Long.parseLong(headers.get("api-nonce"));
    }
}
