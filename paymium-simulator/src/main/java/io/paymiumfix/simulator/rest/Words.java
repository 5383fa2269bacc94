package io.paymiumfix.simulator.rest;

import io.paymiumfix.simulator.exchange.Refusal;
import java.util.Locale;
import java.util.Map;

/** What the venue says when it refuses, in the user's language. Pure functions. */
final class Words {

    static final String ENGLISH = "en";

    private static final Map<String, String> FRENCH_FIELDS = Map.of(
            "amount", "Montant",
            "currency_amount", "Montant en devise",
            "price", "Prix",
            "type", "Type",
            "direction", "Direction",
            "currency", "Devise");

    private Words() {}

    static String missingCredentials(String locale) {
        return say(
                locale,
                "Api-Key, Api-Nonce and Api-Signature are required",
                "Api-Key, Api-Nonce et Api-Signature sont obligatoires");
    }

    static String unknownKey(String locale) {
        return say(locale, "Api-Key is invalid", "Api-Key n'est pas valide");
    }

    static String badSignature(String locale) {
        return say(locale, "Api-Signature is invalid", "Api-Signature n'est pas valide");
    }

    static String badAccessToken(String locale) {
        return say(locale, "The access token is invalid", "Le jeton d'accès n'est pas valide");
    }

    static String badNonce(String locale) {
        return say(
                locale,
                "Api-Nonce is invalid: the nonce must be greater than the last one used",
                "Api-Nonce n'est pas valide : le nonce doit être supérieur au dernier utilisé");
    }

    static String missingScope(String locale, Scope scope) {
        String word = scope.name().toLowerCase(Locale.ROOT);
        return say(locale, "The token lacks the scope " + word, "Le jeton n'a pas la permission " + word);
    }

    static String tooManyCalls(String locale) {
        return say(locale, "Rate limit exceeded", "Limite d'appels dépassée");
    }

    static String notFound(String locale) {
        return say(locale, "Not found", "Introuvable");
    }

    static String cannotCancel(String locale) {
        return say(locale, "Unable to cancel this order", "Impossible d'annuler cet ordre");
    }

    static String malformed(String locale) {
        return say(locale, "The request body is not a JSON object", "Le corps de la requête n'est pas un objet JSON");
    }

    static String badPage(String locale) {
        return say(locale, "Pagination is not a number", "La pagination n'est pas un nombre");
    }

    static String refused(String locale) {
        return say(locale, "The order was refused", "L'ordre a été refusé");
    }

    static String of(Refusal refusal, String locale) {
        boolean isEnglish = locale.equals(ENGLISH);
        String field = isEnglish ? englishField(refusal.field()) : FRENCH_FIELDS.getOrDefault(refusal.field(), "");
        String bound = refusal.bound() == null
                ? ""
                : refusal.bound().stripTrailingZeros().toPlainString();
        return switch (refusal.kind()) {
            case BLANK -> field + (isEnglish ? " can't be blank" : " doit être rempli(e)");
            case NOT_A_NUMBER -> field + (isEnglish ? " is not a number" : " n'est pas un nombre");
            case NOT_INCLUDED ->
                field + (isEnglish ? " is not included in the list" : " n'est pas inclus(e) dans la liste");
            case NOT_ALLOWED -> field + (isEnglish ? " must be blank" : " doit être vide");
            case TOO_SMALL ->
                field + (isEnglish ? " must be greater than or equal to " : " doit être supérieur ou égal à ") + bound;
            case TOO_PRECISE ->
                field + (isEnglish ? " has too many decimals, maximum " : " a trop de décimales, maximum ") + bound;
            case INSUFFICIENT_FUNDS ->
                (isEnglish
                                ? "Operations account operations amount is greater than your available balance ("
                                : "Le montant des opérations est supérieur à votre solde disponible (")
                        + bound + " " + refusal.coin() + ")";
        };
    }

    private static String englishField(String field) {
        return field.isEmpty()
                ? ""
                : Character.toUpperCase(field.charAt(0)) + field.substring(1).replace('_', ' ');
    }

    private static String say(String locale, String english, String french) {
        return locale.equals(ENGLISH) ? english : french;
    }
}
