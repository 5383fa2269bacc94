package io.paymiumfix.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PrintableTest {

    @Test
    void shouldLeavePlainTextAsItIs() {
        assertEquals("", Printable.of(""));
        assertEquals("Solde insuffisant \u00e9\u20ac\u00a0~", Printable.of("Solde insuffisant \u00e9\u20ac\u00a0~"));
    }

    @Test
    void shouldReplaceWhatCouldBreakALine() {
        assertEquals("a???????b", Printable.of("a\n\r\t\u001b\u0085\u2028\u007fb"));
        assertEquals("??", Printable.of("\ud83d\ude00"));
    }

    @Test
    void shouldShowTheDelimiterOfFixAsABar() {
        assertEquals("8=FIX.4.4|9=5|", Printable.of("8=FIX.4.4\0019=5\001"));
    }

    @Test
    void shouldCutWhatIsLongAndSaySo() {
        final String most = "x".repeat(80);
        assertEquals(most, Printable.of(most));
        assertEquals(most + "\u2026", Printable.of(most + "x"));
        assertEquals("xxx\u2026", Printable.of(most, 3));
    }
}
