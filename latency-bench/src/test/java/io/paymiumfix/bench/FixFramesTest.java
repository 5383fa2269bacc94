package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FixFramesTest {

    /** A message often quoted as an example of FIX; nobody here computed its CheckSum(10). */
    private static final String EXAMPLE =
            "8=FIX.4.2|9=178|35=8|49=PHLX|56=PERS|52=20071123-05:30:00.000|11=ATOMNOCCC9990900"
                    + "|20=3|150=E|39=E|55=MSFT|167=CS|54=1|38=15|40=2|44=15|58=PHLX EQUITY TESTING|59=0|47=C|32=0|31=0|151=15"
                    + "|14=0|6=0|10=128|";

    @Test
    void shouldFindFieldsOfAMessage() throws IOException {
        FixFrames frames = reading(EXAMPLE);

        assertTrue(frames.next());
        assertEquals('8', frames.type());
        assertEquals('E', frames.character(150));
        assertEquals("PHLX EQUITY TESTING", frames.value(58));
        assertEquals(9990900, frames.number(11, 9, -1));
        assertEquals(-1, frames.number(198, 0, -1));
        assertEquals(0, frames.character(198));
        assertNull(frames.value(198));
        assertEquals(EXAMPLE, frames.text());
        assertFalse(frames.next());
    }

    @Test
    void shouldWaitForTheLastByte() throws IOException {
        FixFrames frames = new FixFrames();
        String two = EXAMPLE + EXAMPLE;
        int messages = 0;
        for (int i = 0; i < two.length(); i++) {
            frames.readFrom(Channels.newChannel(new ByteArrayInputStream(bytes(two.substring(i, i + 1)))));
            boolean whole = frames.next();
            messages += whole ? 1 : 0;
            assertEquals(i + 1 == EXAMPLE.length() || i + 1 == two.length(), whole, "after " + (i + 1));
        }

        assertEquals(2, messages);
    }

    @Test
    void shouldGrowToALongMessage() throws IOException {
        String text = "x".repeat(300_000);
        String message =
                FixTemplateTest.text(FixTemplate.of("35=B|58=" + text + "|").sealed());
        FixFrames frames = reading(message);

        assertTrue(frames.next());
        assertEquals(text, frames.value(58));
    }

    @Test
    void shouldRefuseAWrongChecksumAndWhatIsNotFix() throws IOException {
        FixFrames wrong = reading(EXAMPLE.replace("10=128", "10=129"));
        FixFrames noFix = reading("HTTP/1.1 200|OK|");

        assertThrows(BenchException.class, wrong::next);
        assertThrows(BenchException.class, noFix::next);
    }

    private static FixFrames reading(String messages) throws IOException {
        FixFrames frames = new FixFrames();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes(messages));
        while (in.available() > 0) {
            frames.readFrom(Channels.newChannel(in));
        }
        return frames;
    }

    private static byte[] bytes(String message) {
        return message.replace('|', (char) FixFrames.SOH).getBytes(StandardCharsets.ISO_8859_1);
    }
}
