package io.paymiumfix.marketdata;

import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.PublicReadHandler;
import io.paymiumfix.client.StreamListener;

/** What market data needs of the venue, within its rate budget. Any thread; what comes back comes on {@code venue-io}. */
public interface PublicVenue {

    /** Opens the public stream; once. */
    void openPublicStream(StreamListener listener);

    /** Has the public stream connected anew. */
    void restartPublicStream();

    /** Makes a public reading; it fails as not sent while the day's calls are too few. */
    <T> void readPublic(PublicCall<T> call, PublicReadHandler<T> handler);
}
