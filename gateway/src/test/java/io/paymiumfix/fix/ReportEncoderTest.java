package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.ReportBody;
import io.paymiumfix.order.VenueOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import quickfix.Message;

@Timeout(60)
class ReportEncoderTest {

    private static final ReportEncoder ENCODER = new ReportEncoder(TimestampPrecision.MILLIS);

    @Test
    void shouldOnlySayWhatPublishedFix44Allows() {
        int checked = 0;
        for (final ExecType execType : ExecType.values()) {
            for (final OrdStatus ordStatus : OrdStatus.values()) {
                for (int options = 0; options < 1 << 9; options++) {
                    final String message = wire(execution(execType, ordStatus, options), (options & 1) != 0);
                    StockFix44.assertValid(message);
                    checked++;
                }
            }
        }
        assertEquals(8 * 7 * 512, checked);
    }

    @Test
    void shouldOnlyUseReasonsOfPublishedFix44() {
        for (final int rejReason : List.of(0, 1, 2, 3, 4, 5, 6, 8, 11, 13, 15, 99)) {
            StockFix44.assertValid(wire(
                    ReportSamples.execution(ExecType.REJECTED, OrdStatus.REJECTED)
                            .reasons(rejReason, -1)
                            .build(),
                    false));
        }
        for (final OrdStatus ordStatus : OrdStatus.values()) {
            for (final int cxlRejReason : List.of(0, 1, 2, 3, 4, 5, 6, 99)) {
                StockFix44.assertValid(wire(
                        new ReportBody.CancelReject(
                                "FUND", "NONE", "u", "c-2", "", ordStatus, cxlRejReason, "main", 1, "UNKNOWN_ORDER"),
                        true));
            }
        }
    }

    @Test
    void shouldWriteEveryFieldOfAFill() {
        final String message = wire(
                ReportSamples.execution(ExecType.TRADE, OrdStatus.PARTIALLY_FILLED)
                        .known()
                        .deliverTo("FUND")
                        .fill()
                        .fees(-1, 250_000_000)
                        .text("d\u00e9j\u00e0 vu")
                        .build(),
                false);

        assertEquals(
                "8=FIX.4.4|9=LEN|35=8|34=7|49=GW|52=20261120-10:00:00.000|56=OMS|128=FUND|1=main|6=0|11=c-1|14=0|17=E-1|"
                        + "31=50000.1|32=0.00000001|37=O-1|38=1|39=1|40=2|44=50000.1|54=1|55=BTC/EUR|58=d\u00e9j\u00e0 vu|59=1|"
                        + "60=20261120-09:00:00.123|150=F|151=1|198=1844f1c8-91a5-4a3c-8b5a-7e3f1b2c3d4e|381=0.0005000001|"
                        + "636=N|136=2|137=-0.00000001|138=BTC|139=4|137=2.5|138=EUR|139=4|10=SUM|",
                message.replaceFirst("9=\\d+", "9=LEN").replaceFirst("10=\\d+\\|$", "10=SUM|"));
    }

    @Test
    void shouldLeaveOutWhatIsAbsent() {
        final String message = wire(
                ReportSamples.execution(ExecType.REJECTED, OrdStatus.REJECTED)
                        .unknownInstrument()
                        .cash()
                        .fees(0, 0)
                        .build(),
                false);

        for (final int absent : List.of(1, 31, 32, 38, 41, 44, 58, 59, 97, 103, 128, 136, 198, 378, 381, 636)) {
            assertEquals("", RawFixClient.field(message, absent), "tag " + absent);
        }
        assertEquals("[N/A]", RawFixClient.field(message, 55));
        assertEquals("7", RawFixClient.field(message, 54));
        assertEquals("100", RawFixClient.field(message, 152));
    }

    @Test
    void shouldSayLastQtyOnFillsOnly() {
        final ReportBody.Execution restated = ReportSamples.execution(ExecType.RESTATED, OrdStatus.FILLED)
                .fill()
                .build();

        assertEquals("", RawFixClient.field(wire(restated, false), 32));
    }

    @Test
    void shouldMarkAPossibleRepetition() {
        assertEquals("Y", RawFixClient.field(wire(ReportSamples.cancelReject(), true), 97));
        assertEquals("", RawFixClient.field(wire(ReportSamples.cancelReject(), false), 97));
    }

    @Test
    void shouldLeaveNothingOfTheReportThatTheSameMessageCarriedBefore() {
        final SplicedMessage carrier = new SplicedMessage();
        final ReportBody first = ReportSamples.execution(ExecType.TRADE, OrdStatus.PARTIALLY_FILLED)
                .known()
                .deliverTo("FUND")
                .fill()
                .build();
        final ReportBody second =
                ReportSamples.execution(ExecType.NEW, OrdStatus.NEW).build();

        assertEquals(wire(first, true), wire(ENCODER.encode(first, true, carrier)));
        assertEquals(wire(second, false), wire(ENCODER.encode(second, false, carrier)));
        assertEquals(
                wire(ReportSamples.cancelReject(), false),
                wire(ENCODER.encode(ReportSamples.cancelReject(), false, carrier)));
    }

    @Test
    void shouldKeepTextToOneFieldAndOneByteACharacter() {
        final String text = ReportEncoder.printable("refus\u00e9\001 10=000\n\u20ac\u2603" + "x".repeat(600));

        assertTrue(text.startsWith("refus\u00e9  10=000 ??xxx"), text);
        assertEquals(512, text.length());
        assertFalse(text.contains("\001"));
    }

    @Test
    void shouldWriteOneByteACharacterOfWhateverTheVenueCallsAnOrder() {
        final String message = wire(
                new ReportBody.CancelReject(
                        "FUND", "O-1", "u\u00e9\u20ac\ud83d\ude00", "c-2", "c-1", OrdStatus.NEW, 99, "main", 1, "TEXT"),
                false);

        assertTrue(message.contains("|198=u\u00e9???|"), message);
    }

    private static ReportBody.Execution execution(
            final ExecType execType, final OrdStatus ordStatus, final int options) {
        final ReportSamples sample = ReportSamples.execution(execType, ordStatus);
        if ((options & 2) != 0) {
            sample.known();
        }
        if ((options & 4) != 0) {
            sample.origClOrdId("c-0").deliverTo("FUND");
        }
        if ((options & 8) != 0) {
            sample.reasons(99, -1);
        }
        if ((options & 16) != 0) {
            sample.reasons(-1, 99);
        }
        if ((options & 32) != 0) {
            sample.cash();
        }
        if ((options & 64) != 0) {
            sample.fill();
        }
        if ((options & 128) != 0) {
            sample.fees(-3, VenueOrder.ABSENT).text("OUTCOME_UNKNOWN: \u00e0 voir");
        }
        if ((options & 256) != 0) {
            sample.unknownInstrument().fees(3, 7);
        }
        return sample.build();
    }

    /** The message as the session would send it. */
    private static String wire(final ReportBody body, final boolean possResend) {
        return wire(ENCODER.encode(body, possResend));
    }

    private static String wire(final Message message) {
        message.getHeader().setString(34, "7");
        message.getHeader().setString(49, "GW");
        message.getHeader().setString(56, "OMS");
        message.getHeader().setString(52, "20261120-10:00:00.000");
        return message.toString().replace('\001', '|');
    }
}
