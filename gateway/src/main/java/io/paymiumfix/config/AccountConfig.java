package io.paymiumfix.config;

import io.paymiumfix.order.Rules;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Paymium account and the one API token, or the one OAuth2 access, the gateway has for it.
 *
 * @param name its name in sessions and in Account(1)
 * @param apiKey the token's public half; absent with OAuth2
 * @param apiSecret the token's secret half; absent with OAuth2
 * @param oauthFile the file with the OAuth2 access; absent with an API token
 * @param acceptWeakProof trade over OAuth2 although its calls cannot fence each other
 * @param canTrade false when the token has no {@code trade} scope
 */
public record AccountConfig(
        String name,
        Optional<SecretText> apiKey,
        Optional<SecretText> apiSecret,
        Optional<Path> oauthFile,
        boolean acceptWeakProof,
        boolean canTrade) {

    /** The core's view. */
    Rules.Account rules() {
        return new Rules.Account(name, canTrade, oauthFile.isPresent(), acceptWeakProof);
    }

    static AccountConfig read(Section in, Path dataDir) {
        AccountConfig account = new AccountConfig(
                in.read(Key.required("name", Kinds.name(), "The account's name in sessions and in Account(1).")),
                in.readOptional(Key.optional(
                        "apiKey",
                        Kinds.tokenHalf(),
                        "The API token; used by this gateway only, one account per token.")),
                in.readOptional(Key.optional("apiSecret", Kinds.tokenHalf(), "The token's secret key.")),
                in.readOptional(Key.optional(
                                "oauthFile",
                                Kinds.path(),
                                "Instead of a token: the file of an OAuth2 access, mode 600, within `dataDir` unless"
                                        + " absolute; the gateway keeps it up to date."))
                        .map(dataDir::resolve),
                in.read(Key.of(
                        "acceptWeakProof",
                        Kinds.flag(),
                        "false",
                        "Trade over OAuth2, where a lost order is settled by readings and the operator only.")),
                in.read(Key.of(
                        "canTrade",
                        Kinds.flag(),
                        "true",
                        "false for a token without the `trade` scope: orders are refused here.")));
        account.check(in);
        return account;
    }

    private void check(Section in) {
        Reading reading = in.reading();
        if (reading.describing) {
            return;
        }
        String keyPath = in.path("apiKey");
        reading.require(
                oauthFile.isPresent() || apiKey.isPresent(),
                keyPath,
                "is required, or oauthFile",
                in.path("oauthFile"));
        reading.require(
                oauthFile.isEmpty() || apiKey.isEmpty(), keyPath, "given, and so is oauthFile", in.path("oauthFile"));
        reading.require(
                apiKey.isPresent() == apiSecret.isPresent(),
                in.path("apiSecret"),
                "belongs with apiKey: both or none",
                keyPath);
    }
}
