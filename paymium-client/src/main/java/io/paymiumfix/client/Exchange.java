package io.paymiumfix.client;

/** One request on a connection and what becomes of it: exactly one of the two methods, once. Runs on {@code venue-io}. */
interface Exchange {
    /** Its response, complete; valid only until this returns. */
    void onResponse(Response response);

    /** No complete response will come. A byte of the request may have left. */
    void onLost(UnknownCause cause, String detail);
}
