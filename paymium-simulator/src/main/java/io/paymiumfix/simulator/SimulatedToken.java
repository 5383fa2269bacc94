package io.paymiumfix.simulator;

/**
 * An API token as its owner sees it once, at creation.
 *
 * @param key the public Api-Key
 * @param secret the key of the HMAC; never printed by {@link #toString()}
 */
public record SimulatedToken(String key, String secret) {

    @Override
    public String toString() {
        return "SimulatedToken[key=" + key + ", secret=***]";
    }
}
