package io.paymiumfix.bench.baseline;

/**
 * The body of an order for the venue.
 *
 * @param type its kind
 * @param currency the other side of BTC
 * @param direction buy or sell
 * @param amount BTC, exact
 * @param price per BTC, exact
 */
record NewVenueOrder(String type, String currency, String direction, String amount, String price) {}
