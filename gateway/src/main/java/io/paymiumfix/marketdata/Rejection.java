package io.paymiumfix.marketdata;

/**
 * Why a MarketDataRequest(V) is refused.
 *
 * @param reason MDReqRejReason(281)
 * @param text Text(58): a machine word and what to do
 */
public record Rejection(char reason, String text) {
    static final char UNKNOWN_SYMBOL = '0';
    static final char DUPLICATE_ID = '1';
    static final char INSUFFICIENT_BANDWIDTH = '2';
    static final char UNSUPPORTED_KIND = '4';
    static final char UNSUPPORTED_DEPTH = '5';
    static final char UNSUPPORTED_UPDATE_TYPE = '6';
    static final char UNSUPPORTED_AGGREGATED_BOOK = '7';
    static final char UNSUPPORTED_ENTRY_TYPE = '8';
}
