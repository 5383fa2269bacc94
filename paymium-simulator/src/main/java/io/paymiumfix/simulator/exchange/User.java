package io.paymiumfix.simulator.exchange;

/**
 * Who owns an account.
 *
 * @param name account number, unique: {@code name} of {@code GET /user}
 * @param locale {@code en} or {@code fr}
 * @param channelId what the user's stream is subscribed with: {@code channel_id} of {@code GET /user}
 */
public record User(String name, String locale, String channelId) {

    public User {
        if (name.isBlank() || !(locale.equals("en") || locale.equals("fr"))) {
            throw new IllegalArgumentException("name=" + name + ", locale=" + locale + ": must be en or fr");
        }
    }
}
