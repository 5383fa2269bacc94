package io.paymiumfix.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /countries} and {@code /currencies}: a few true entries of each, enough to be decoded. */
final class ReferenceData {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReferenceData() {}

    static Reply countries() {
        return Reply.json(
                200,
                NODES.arrayNode()
                        .add(country("FR", "FRA", "France", "France", 33))
                        .add(country("NL", "NLD", "Netherlands", "Pays-Bas", 31)));
    }

    static Reply currencies() {
        return Reply.json(
                200,
                NODES.arrayNode()
                        .add(currency("BTC", "Bitcoin", "crypto", "8", "EUR"))
                        .add(currency("EUR", "Euro", "fiat", "2", "BTC")));
    }

    private static ObjectNode country(String alpha2, String alpha3, String english, String french, int dialing) {
        return NODES.objectNode()
                .put("iso_alpha2", alpha2)
                .put("iso_alpha3", alpha3)
                .put("accepted", true)
                .put("card_partner_accepted", false)
                .put("name_fr", french)
                .put("name_en", english)
                .put("telephone_code", dialing);
    }

    private static ObjectNode currency(String code, String name, String type, String precision, String tradedFor) {
        ObjectNode node = NODES.objectNode()
                .put("symbol", code)
                .put("code", code)
                .put("precision", precision)
                .put("name", name)
                .put("type", type)
                .put("deposit", true)
                .put("withdraw", true)
                .put("display_balance", true);
        ArrayNode trading = node.putArray("trading");
        trading.add(tradedFor);
        return node;
    }
}
