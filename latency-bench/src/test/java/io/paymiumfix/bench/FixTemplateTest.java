package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FixTemplateTest {

    @Test
    void shouldKeepBodyLengthAndCheckSumRight() {
        FixTemplate template = FixTemplate.of("35=0|34=000|112=abc|");

        assertEquals("8=FIX.4.4|9=20|35=0|34=000|112=abc|10=253|", text(template.sealed()));
        template.digits(template.valueOf("34"), 3, 7);
        template.text(template.valueOf("112"), "xyz");
        String message = text(template.sealed());
        assertTrue(message.startsWith("8=FIX.4.4|9=20|35=0|34=007|112=xyz|10="), message);
        assertEquals(
                (253 + 7 + 3 * 23) % 256,
                Integer.parseInt(message.substring(message.length() - 4, message.length() - 1)));
    }

    @Test
    void shouldWriteTimesAcrossSeconds() {
        FixTemplate template = FixTemplate.of("35=0|52=00000000-00:00:00.000|");
        int at = template.valueOf("52");
        long ms = Instant.parse("2026-11-20T23:59:59.999Z").toEpochMilli();

        template.time(at, ms);
        assertTrue(text(template.sealed()).contains("|52=20261120-23:59:59.999|"));
        template.time(at, ms + 1);
        assertTrue(text(template.sealed()).contains("|52=20261121-00:00:00.000|"));
        template.time(at, ms + 43);
        assertTrue(text(template.sealed()).contains("|52=20261121-00:00:00.042|"));
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        FixTemplate template = FixTemplate.of("35=0|34=000|");

        assertThrows(IllegalArgumentException.class, () -> template.digits(template.valueOf("34"), 3, 1_000));
        assertThrows(IllegalArgumentException.class, () -> template.valueOf("99"));
    }

    static String text(ByteBuffer message) {
        return StandardCharsets.ISO_8859_1
                .decode(message.duplicate())
                .toString()
                .replace((char) FixFrames.SOH, '|');
    }
}
