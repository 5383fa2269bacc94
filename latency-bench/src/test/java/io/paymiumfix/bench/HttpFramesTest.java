package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpFramesTest {

    private static final String POST =
            "POST /api/v1/user/orders HTTP/1.1\r\nhost: x\r\nCONTENT-length:  33\r\n\r\n{\"amount\":\"0.1\" , \"price\": 25000}";
    private static final String GET = "GET /api/v1/user HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void shouldCutPipelinedRequestsWhereverTheyWereTorn() throws IOException {
        String stream = POST + GET + POST;
        for (int tear = 0; tear <= stream.length(); tear++) {
            HttpFrames frames = new HttpFrames();
            StringBuilder seen = new StringBuilder();
            read(frames, stream.substring(0, tear), seen);
            read(frames, stream.substring(tear), seen);

            assertEquals(
                    "POST /api/v1/user/orders HTTP/1.1;GET /api/v1/user HTTP/1.1;POST /api/v1/user/orders HTTP/1.1;",
                    seen.toString());
        }
    }

    private static void read(HttpFrames frames, String part, StringBuilder seen) throws IOException {
        feed(frames, part);
        while (frames.next()) {
            seen.append(frames.firstLine()).append(';');
        }
    }

    @Test
    void shouldFindValuesOfABody() throws IOException {
        HttpFrames frames = new HttpFrames();
        feed(frames, POST);

        assertTrue(frames.next());
        assertEquals("0.1", frames.bodyValue("amount"));
        assertEquals("25000", frames.bodyValue("price"));
        assertEquals("", frames.bodyValue("uuid"));
        assertFalse(frames.next());
    }

    @Test
    void shouldRefuseChunks() throws IOException {
        HttpFrames frames = new HttpFrames();
        feed(frames, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");

        assertThrows(BenchException.class, frames::next);
    }

    private static void feed(HttpFrames frames, String text) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
        while (in.available() > 0) {
            frames.readFrom(Channels.newChannel(in));
        }
    }
}
