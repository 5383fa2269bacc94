package io.paymiumfix.config;

/**
 * A Paymium account and the one API token the gateway has for it.
 *
 * @param name its name in sessions and in Account(1)
 * @param apiKey the token's public half
 * @param apiSecret the token's secret half
 * @param canTrade false when the token has no {@code trade} scope
 */
public record AccountConfig(String name, SecretText apiKey, SecretText apiSecret, boolean canTrade) {

    static AccountConfig read(Section in) {
        return new AccountConfig(
                in.read(Key.required("name", Kinds.name(), "The account's name in sessions and in Account(1).")),
                in.read(Key.required(
                        "apiKey", Kinds.secret(), "The API token; used by this gateway only, one account per token.")),
                in.read(Key.required("apiSecret", Kinds.secret(), "The token's secret key.")),
                in.read(Key.of(
                        "canTrade",
                        Kinds.flag(),
                        "true",
                        "false for a token without the `trade` scope: orders are refused here.")));
    }
}
