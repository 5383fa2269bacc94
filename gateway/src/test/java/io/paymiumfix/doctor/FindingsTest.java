package io.paymiumfix.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FindingsTest {

    @Test
    void shouldKeepALineALineWhateverTheVenueSaid() {
        final StringWriter out = new StringWriter();
        final Findings findings = new Findings(new PrintWriter(out, true));
        findings.fail("venue", "said \u001b[2J\nok   venue: all is well\u009b31m");
        findings.note("\u001b]0;title\u0007");
        assertEquals("FAIL venue: said ?[2J?ok   venue: all is well?31m\n     ?]0;title?\n", out.toString());
    }
}
