package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.FixedPoint;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        buffer.put("éxyz".getBytes(StandardCharsets.ISO_8859_1), 1);
        assertEquals("0=9|10?2147483647é", content());
        assertEquals(content(), buffer.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0,8,0",
        "1,8,0.00000001",
        "-1,8,-0.00000001",
        "10,8,0.0000001",
        "100000000,8,1",
        "-100000000,8,-1",
        "123456789,8,1.23456789",
        "-5000000000000,8,-50000",
        "1050000000,8,10.5",
        "12345,0,12345",
        "100,0,100",
        "9223372036854775807,10,922337203.6854775807",
        "-9223372036854775807,8,-92233720368.54775807",
        "-9223372036854775807,18,-9.223372036854775807",
        "9223372036854775807,0,9223372036854775807",
        "-1,18,-0.000000000000000001",
    })
    void shouldPutADecimalWithoutExponentAndTrailingZeros(final long value, final int scale, final String text) {
        assertEquals(text, buffer.clear().putDecimal(value, scale).toString());
    }

    @Test
    void shouldPutADecimalAsTheCoreWritesIt() {
        final long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Latin1BufferTest seed " + seed);
        final Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            final long value = random.nextLong() >> random.nextInt(64);
            final int scale = random.nextInt(19);
            if (value != Long.MIN_VALUE) {
                assertEquals(
                        BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString(),
                        new Latin1Buffer(1).putDecimal(value, scale).toString());
                assertEquals(
                        FixedPoint.format(value, scale),
                        new Latin1Buffer(1).putDecimal(value, scale).toString());
            }
        }
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
