package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RecordTextTest {

    private record Said(String text) {}

    @Test
    void shouldEscapeWhatWouldBreakALine() {
        assertEquals(
                "text=\"a\\u001b[2J\\u000ab\\u009b\\u2028\\u2029\"",
                RecordText.of(new Said("a\u001b[2J\nb\u009b\u2028\u2029")));
    }
}
