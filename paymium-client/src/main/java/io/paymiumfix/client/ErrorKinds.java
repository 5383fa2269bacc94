package io.paymiumfix.client;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Maps the venue's English and French texts to a stable {@link ErrorKind}. Pure. The first rule that matches any of the texts
 * wins, so the rules stand from the more to the less specific.
 */
final class ErrorKinds {
    private record Rule(ErrorKind kind, Pattern pattern) {
        Rule(ErrorKind kind, String regex) {
            this(kind, Pattern.compile(regex));
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(ErrorKind.MARKET_PROTECTION, "market_protection"),
            new Rule(ErrorKind.NONCE_TOO_LOW, "\\bnonce\\b|nonce_|_nonce"),
            new Rule(ErrorKind.RATE_LIMITED, "rate.?limit|too many|trop de requ"),
            new Rule(ErrorKind.SIGNATURE_INVALID, "signature|api.?key|api.?token|token is invalid|clé|jeton"),
            new Rule(
                    ErrorKind.FORBIDDEN_SCOPE,
                    "forbidden|scope|not (?:authorized|allowed)|permission|interdit|autoris"),
            new Rule(ErrorKind.NOT_FOUND, "not.?found|introuvable|n'existe pas"),
            new Rule(
                    ErrorKind.INSUFFICIENT_FUNDS,
                    "available balance|insufficient|insuffisant|solde|your limit|votre limite"),
            new Rule(ErrorKind.PRICE_INVALID, "\\bprice\\b|\\bprix\\b"),
            new Rule(ErrorKind.AMOUNT_INVALID, "amount|montant"));

    private ErrorKinds() {}

    static ErrorKind of(String error, List<String> errors) {
        String text = ((error == null ? "" : error) + '\n' + String.join("\n", errors)).toLowerCase(Locale.ROOT);
        for (Rule rule : RULES) {
            if (rule.pattern.matcher(text).find()) {
                return rule.kind;
            }
        }
        return ErrorKind.UNKNOWN_TEXT;
    }
}
