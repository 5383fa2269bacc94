package io.paymiumfix.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Decodes the specification's {@code Order}, {@code TradingOrder} and {@code AccountOperation}. One instance, one order. */
final class OrderDecoder {
    private String uuid;
    private String type;
    private String direction;
    private String state;
    private String currency;
    private BigDecimal amount;
    private BigDecimal currencyAmount;
    private BigDecimal price;
    private BigDecimal tradedBtc;
    private BigDecimal tradedCurrency;
    private BigDecimal btcFee;
    private BigDecimal currencyFee;
    private String comment;
    private VenueTime createdAt;
    private VenueTime updatedAt;
    private List<AccountOperation> accountOperations = List.of();

    private OrderDecoder() {}

    static VenueOrder order(JsonReader json) throws IOException {
        return new OrderDecoder().decode(json);
    }

    static OrderListing listing(JsonReader json) throws IOException {
        List<VenueOrder> orders = list(json, OrderDecoder::order);
        for (VenueOrder order : orders) {
            if (order.uuid() == null) {
                throw new DecodeException("an order without uuid");
            }
        }
        return new OrderListing(orders);
    }

    /** A list inside an object, where null or nothing means none. */
    static <T> List<T> listOrNone(JsonReader json, JsonDecoder<T> element) throws IOException {
        return json.isNull() ? List.of() : list(json, element);
    }

    /** A list that must be there: for a whole answer "none" has to be said as {@code []}. */
    static <T> List<T> list(JsonReader json, JsonDecoder<T> element) throws IOException {
        json.array();
        List<T> values = new ArrayList<>();
        while (json.nextElement()) {
            values.add(element.decode(json));
        }
        return values;
    }

    private VenueOrder decode(JsonReader json) throws IOException {
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "uuid" -> uuid = json.text();
                case "type" -> type = json.word();
                case "direction" -> direction = json.word();
                case "state" -> state = json.word();
                case "currency" -> currency = json.word();
                case "amount" -> amount = json.decimal();
                case "currency_amount" -> currencyAmount = json.decimal();
                case "price" -> price = json.decimal();
                case "traded_btc" -> tradedBtc = json.decimal();
                case "traded_currency" -> tradedCurrency = json.decimal();
                case "btc_fee" -> btcFee = json.decimal();
                case "currency_fee" -> currencyFee = json.decimal();
                case "comment" -> comment = json.text();
                case "created_at" -> createdAt = json.time();
                case "updated_at" -> updatedAt = json.time();
                case "account_operations" -> accountOperations = listOrNone(json, OrderDecoder::accountOperation);
                default -> json.skip();
            }
        }
        return new VenueOrder(
                uuid,
                type,
                direction,
                state,
                currency,
                amount,
                currencyAmount,
                price,
                tradedBtc,
                tradedCurrency,
                btcFee,
                currencyFee,
                comment,
                createdAt,
                updatedAt,
                accountOperations);
    }

    private static AccountOperation accountOperation(JsonReader json) throws IOException {
        String uuid = null;
        String name = null;
        BigDecimal amount = null;
        String currency = null;
        VenueTime createdAt = null;
        VenueTime createdAtInt = null;
        Boolean isTradingAccount = null;
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "uuid" -> uuid = json.text();
                case "name" -> name = json.text();
                case "amount" -> amount = json.decimal();
                case "currency" -> currency = json.word();
                case "created_at" -> createdAt = json.time();
                case "created_at_int" -> createdAtInt = json.time();
                case "is_trading_account" -> isTradingAccount = json.flag();
                default -> json.skip();
            }
        }
        return new AccountOperation(
                uuid, name, amount, currency, createdAtInt != null ? createdAtInt : createdAt, isTradingAccount);
    }
}
