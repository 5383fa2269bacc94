package io.paymiumfix.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Decodes {@code /currencies} and {@code /countries}. Pure. */
final class ReferenceDecoder {
    private ReferenceDecoder() {}

    static List<CurrencyInfo> currencies(JsonReader json) throws IOException {
        return OrderDecoder.list(json, ReferenceDecoder::currency);
    }

    static List<Country> countries(JsonReader json) throws IOException {
        return OrderDecoder.list(json, ReferenceDecoder::country);
    }

    private static CurrencyInfo currency(JsonReader json) throws IOException {
        String symbol = null;
        String code = null;
        BigDecimal precision = null;
        String type = null;
        List<String> trading = List.of();
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "symbol" -> symbol = json.text();
                case "code" -> code = json.text();
                case "precision" -> precision = json.decimal();
                case "type" -> type = json.text();
                case "trading" -> trading = OrderDecoder.listOrNone(json, ReferenceDecoder::word);
                default -> json.skip();
            }
        }
        return new CurrencyInfo(symbol, code, precision, type, trading);
    }

    private static Country country(JsonReader json) throws IOException {
        String isoAlpha2 = null;
        String isoAlpha3 = null;
        Boolean accepted = null;
        String nameEn = null;
        String nameFr = null;
        json.object();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "iso_alpha2" -> isoAlpha2 = json.text();
                case "iso_alpha3" -> isoAlpha3 = json.text();
                case "accepted" -> accepted = json.flag();
                case "name_en" -> nameEn = json.text();
                case "name_fr" -> nameFr = json.text();
                default -> json.skip();
            }
        }
        return new Country(isoAlpha2, isoAlpha3, accepted, nameEn, nameFr);
    }

    private static String word(JsonReader json) throws IOException {
        String word = json.text();
        return word == null ? "" : word;
    }
}
