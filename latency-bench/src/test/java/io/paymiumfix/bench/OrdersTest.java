package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class OrdersTest {

    @ParameterizedTest
    @CsvSource({
        "0.10000042, 42",
        "0.10000040, 40",
        "0.1000004, 40",
        "0.1, 0",
        "0.19999999, 9999999",
        "0.2, -1",
        "0.100000421, -1",
        "'', -1",
        "0.1000e04, -1",
        "1e-1, -1",
    })
    void shouldReadAnOrdersNumberFromItsAmount(String amount, long number) {
        assertEquals(number, Orders.numberOf(amount));
    }

    @Test
    void shouldAnswerAnOrderWithItsOwnAmountAndUuid() {
        VenueReplies replies = new VenueReplies(0xbe7c4);

        String created = text(replies.created(1_234_567));
        assertTrue(created.startsWith("HTTP/1.1 201 Created\r\n"), created);
        assertTrue(
                created.contains("\"uuid\":\"000be7c4-0000-4000-8000-000001234567\",\"amount\":\"0.11234567\""),
                created);
        assertTrue(created.contains("\"state\":\"pending_execution\""), created);
        String[] parts = created.split("\r\n\r\n", 2);
        assertTrue(parts[0].contains("Content-Length: " + parts[1].length()), created);
        assertEquals(created, text(replies.created(1_234_567)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/v1/user HTTP/1.1 | 200 OK | balance_eur",
                "GET /api/v1/user/orders?active=true HTTP/1.1 | 200 OK | []",
                "GET /api/v1/user/orders/0000000a-0000-4000-8000-000000000042 HTTP/1.1 | 200 OK | 0.10000042",
                "DELETE /api/v1/user/orders/0000000a-0000-4000-8000-000000000042 HTTP/1.1 | 204 No Content | Content-Length: 0",
                "GET /api/v1/user/orders/0000000b-0000-4000-8000-000000000042 HTTP/1.1 | 404 Not Found | errors",
                "GET /elsewhere HTTP/1.1 | 404 Not Found | errors",
            })
    void shouldAnswerTheGatewaysQuestions(String firstLine, String status, String content) {
        String reply = text(new VenueReplies(10).to(firstLine));

        assertTrue(reply.startsWith("HTTP/1.1 " + status + "\r\n"), reply);
        assertTrue(reply.contains(content), reply);
    }

    private static String text(ByteBuffer reply) {
        return StandardCharsets.US_ASCII.decode(reply.duplicate()).toString();
    }
}
