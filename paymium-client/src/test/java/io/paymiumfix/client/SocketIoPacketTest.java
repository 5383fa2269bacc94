package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(5)
class SocketIoPacketTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0{}                       | OPEN    | /       | {}",
                "1                         | CLOSE   | /       | ``",
                "3                         | PONG    | /       | ``",
                "3probe                    | PONG    | /       | ``",
                "2                         | NOTHING | /       | ``",
                "6                         | NOTHING | /       | ``",
                "40                        | JOINED  | /       | ``",
                "40/public                 | JOINED  | /public | ``",
                "40/public,                | JOINED  | /public | ``",
                "41                        | LEFT    | /       | ``",
                "41/user                   | LEFT    | /user   | ``",
                "42[\"a\"]                 | EVENT   | /       | [\"a\"]",
                "42/user,[\"a\"]           | EVENT   | /user   | [\"a\"]",
                "42/user,17[\"a\"]         | EVENT   | /user   | [\"a\"]",
                "427[\"a\"]                | EVENT   | /       | [\"a\"]",
                "43/user,7[\"ok\"]         | NOTHING | /user   | [\"ok\"]",
                "44/nosuch,\"Invalid\"     | REFUSED | /nosuch | \"Invalid\"",
                "42/public                 | EVENT   | /public | ``"
            })
    void shouldReadPackets(String text, SocketIoPacket.Kind kind, String namespace, String json)
            throws DecodeException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SocketIoPacket packet = SocketIoPacket.parse(bytes, bytes.length);
        assertEquals(kind, packet.kind());
        assertEquals(namespace, packet.namespace());
        assertEquals(json, text.substring(packet.jsonOffset()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "45-x", "46", "7", "x", "{}", "\u00e9"})
    void shouldRefuseWhatIsNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThrows(DecodeException.class, () -> SocketIoPacket.parse(bytes, bytes.length));
    }

    @Test
    void shouldRefuseANamespaceWithoutAnEnd() {
        byte[] bytes = ("42/" + "x".repeat(300)).getBytes(StandardCharsets.UTF_8);
        assertThrows(DecodeException.class, () -> SocketIoPacket.parse(bytes, bytes.length));
    }

    @Test
    void shouldWriteAChannelThatAnyServerCanParse() {
        assertEquals(
                "42/user,[\"channel\",\"a\\\"b\\\\c\\n\\u0000\"]", SocketIoPacket.channel(Secret.of("a\"b\\c\n\0")));
    }
}
