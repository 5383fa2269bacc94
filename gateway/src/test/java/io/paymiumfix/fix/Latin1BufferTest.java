package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Latin1BufferTest {

    private final Latin1Buffer buffer = new Latin1Buffer();

    @Test
    void shouldPutOneByteForEachCharacter() {
        buffer.put("8=FIX.4.4\001").put("é\u00ff").put(sequence("10=000\001"));
        assertEquals("8=FIX.4.4\001é\u00ff10=000\001", content());
    }

    @Test
    void shouldPutAQuestionMarkForACharacterThatOneByteDoesNotHold() {
        buffer.put("5 €").put(sequence(" Ω"));
        assertEquals("5 ? ?", content());
    }

    @Test
    void shouldPutAsManyBytesAsTheTextHasCharactersThoughTwoMakeOneSign() {
        final String text = "a\ud83d\ude00b";
        buffer.put(text);
        assertEquals("a??b", content());
    }

    @Test
    void shouldGrowAndBeginAnew() {
        final String large = "x".repeat(5_000);
        buffer.put("y").put(large);
        assertEquals("y" + large, content());
        assertEquals("z", new String(buffer.clear().put("z").array(), 0, 1, StandardCharsets.ISO_8859_1));
        assertEquals(1, buffer.length());
    }

    @Test
    void shouldPutNumbersBytesAndSingleCharacters() {
        buffer.putInt(0).put('=').putInt(9).put('|').putInt(10).put('€').putInt(Integer.MAX_VALUE);
        buffer.put("é".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("0=9|10?2147483647é", content());
    }

    @Test
    void shouldLeaveRoomAndFillItLater() {
        buffer.skip(3).put("tail").moveTo(1).put("ab").moveTo(7);
        assertEquals("abtail", content().substring(1));
    }

    private static CharSequence sequence(final String text) {
        return CharBuffer.wrap(text);
    }

    private String content() {
        return StandardCharsets.ISO_8859_1.decode(buffer.buffer()).toString();
    }
}
