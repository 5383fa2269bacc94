package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class OrdersTableTest {

    private static JsonNode json(final String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void shouldShowUnderAHeldOrderWhatIsKnownAndWhatToType() throws Exception {
        final Instant received = Instant.now().minus(Duration.ofMinutes(7));
        final List<String> lines = OrdersTable.orders(
                json("[{'orderId': 'O1', 'clOrdId': 'a', 'owner': 'DESK1', 'account': 'main', 'uuid': '',"
                        + " 'state': 'OUTCOME_UNKNOWN', 'side': 'buy', 'amount': null, 'currencyAmount': '100',"
                        + " 'price': null, 'tradedBtc': '0', 'received': '" + received + "',"
                        + " 'evidence': ['two candidates'], 'commands': ['bin/gateway settle O1 absent']}]"),
                " --config g.yaml");
        assertEquals(4, lines.size());
        assertTrue(
                lines.get(1).matches("O1 +a +DESK1 +main +OUTCOME_UNKNOWN +buy +100 EUR +- +0 +7 min +-"),
                lines.get(1));
        assertEquals(
                List.of("    two candidates", "    to settle: bin/gateway settle O1 absent --config g.yaml"),
                lines.subList(2, 4));
    }

    @Test
    void shouldKeepALineALineWhateverAClientOrTheVenueWrote() throws Exception {
        final String bad = "\u001b[2J\r\nO2 \u009b31m";
        final ObjectMapper mapper = new ObjectMapper();
        final ObjectNode order = mapper.createObjectNode();
        for (final String name : List.of("orderId", "clOrdId", "owner", "account", "uuid", "state", "side", "price")) {
            order.put(name, name + bad);
        }
        order.put("received", Instant.now().toString());
        order.putArray("evidence").add("evidence" + bad).add("e".repeat(5_000));
        order.putArray("commands").add("command" + bad);
        final List<String> lines = OrdersTable.orders(mapper.createArrayNode().add(order), " --config g.yaml");
        assertEquals(5, lines.size());
        assertTrue(lines.get(1).contains("owner?[2J??O2 ?31m "), lines.get(1));
        assertEquals("    evidence?[2J??O2 ?31m", lines.get(2));
        assertEquals("    to settle: command?[2J??O2 ?31m --config g.yaml", lines.get(4));
        for (final String line : lines) {
            assertTrue(line.chars().noneMatch(Character::isISOControl), line);
            assertTrue(line.length() < 2_000, () -> line.length() + " characters");
        }
        final String widest = "w".repeat(500);
        order.put("owner", widest);
        assertFalse(OrdersTable.orders(mapper.createArrayNode().add(order), "")
                .get(1)
                .contains(widest));
    }

    @Test
    void shouldShowTimeToTruthInMilliseconds() throws Exception {
        assertEquals(
                List.of("CAUSE    COUNT  P50 ms  P90 ms  P99 ms  MAX ms", "TIMEOUT  2      1       3       3       3"),
                OrdersTable.truth(json(
                        "{'TIMEOUT': {'count': 2, 'p50Us': 1500, 'p90Us': 3000, 'p99Us': 3000," + " 'maxUs': 3001}}")));
    }
}
