package io.paymiumfix.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paymiumfix.simulator.fault.ActiveFault;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Faults as JSON: {@code kind} and, where wanted, {@code on} (list), {@code next}, {@code probability},
 * {@code delay_ms}, {@code delay_max_ms}, {@code status}, {@code number}, {@code word}. Pure functions.
 */
final class FaultJson {

    private static final Set<String> FIELDS =
            Set.of("kind", "on", "next", "probability", "delay_ms", "delay_max_ms", "status", "number", "word");

    private FaultJson() {}

    /**
     * The fault a body describes.
     *
     * @throws IllegalArgumentException when a word or a number in it is none of ours
     */
    static Fault decode(JsonNode body) {
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(field + " is not a field of a fault");
            }
        });
        Fault usual = Fault.of(FaultKind.valueOf(upper(body.path("kind").asText())));
        Duration delay = Duration.ofMillis(body.path("delay_ms").asLong(0));
        Duration delayMax = Duration.ofMillis(body.path("delay_max_ms").asLong(delay.toMillis()));
        BigDecimal probability = new BigDecimal(body.path("probability").asText("1"));
        return new Fault(
                usual.kind(),
                endpoints(body.path("on"), usual.endpoints()),
                body.path("next").asInt(0),
                probability.movePointRight(6).intValueExact(),
                delay,
                delayMax,
                body.path("status").asInt(usual.status()),
                body.path("number").asInt(usual.number()),
                body.path("word").asText(usual.word()));
    }

    private static Set<Endpoint> endpoints(JsonNode on, Set<Endpoint> usual) {
        if (on.isMissingNode()) {
            return usual;
        }
        Set<Endpoint> endpoints = EnumSet.noneOf(Endpoint.class);
        on.forEach(word -> endpoints.add(Endpoint.valueOf(upper(word.asText()))));
        return endpoints;
    }

    static ObjectNode encode(ActiveFault active) {
        Fault fault = active.fault();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", active.id())
                .put("kind", lower(fault.kind()))
                .put("next", fault.remaining())
                .put(
                        "probability",
                        BigDecimal.valueOf(fault.probabilityPpm(), 6).toPlainString())
                .put("delay_ms", fault.delay().toMillis())
                .put("delay_max_ms", fault.delayMax().toMillis())
                .put("status", fault.status())
                .put("number", fault.number())
                .put("word", fault.word());
        ArrayNode on = node.putArray("on");
        fault.endpoints().stream().sorted().forEach(endpoint -> on.add(lower(endpoint)));
        return node;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
