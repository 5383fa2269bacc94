/**
 * The market as Paymium tells it, and who is told: the book out of a reading and the stream, and subscriptions that get each
 * change worked out once for all who want the same. Thread {@code market-data} owns all of it; the FIX side gives requests to
 * {@link io.paymiumfix.marketdata.MarketData} and takes what is to be sent through
 * {@link io.paymiumfix.marketdata.MarketDataOut}; the venue side is a {@link io.paymiumfix.marketdata.PublicVenue}.
 */
package io.paymiumfix.marketdata;
