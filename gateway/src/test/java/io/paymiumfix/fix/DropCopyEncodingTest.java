package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.ReportBody;
import io.paymiumfix.order.VenueOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import quickfix.Message;

/** Reports of drop copies, by FIX 4.4 as published. */
@Timeout(60)
class DropCopyEncodingTest {
    private static final ReportEncoder ENCODER = new ReportEncoder(TimestampPrecision.MILLIS);

    @Test
    void shouldTellOfAForeignOrderWithoutAnIdOfAClient() throws Exception {
        final Message message = StockFix44.assertValid(wire(foreign(ExecType.NEW, OrdStatus.NEW, VenueOrder.ABSENT)));
        assertFalse(message.isSetField(11));
        assertFalse(message.getHeader().isSetField(128));
        assertEquals("F-u1", message.getString(37));
        assertEquals("u1", message.getString(198));
        assertEquals("0.5", message.getString(151));
    }

    @Test
    void shouldStayWithinPublishedFix44WhateverBecomesOfAForeignOrder() {
        for (final ExecType execType : new ExecType[] {ExecType.TRADE, ExecType.CANCELED, ExecType.RESTATED}) {
            for (final OrdStatus ordStatus :
                    new OrdStatus[] {OrdStatus.PARTIALLY_FILLED, OrdStatus.FILLED, OrdStatus.CANCELED}) {
                StockFix44.assertValid(wire(foreign(execType, ordStatus, 20_000_000)));
            }
        }
    }

    @Test
    void shouldSayWhoWasTold() {
        final ReportBody body = ReportSamples.execution(ExecType.NEW, OrdStatus.NEW)
                .deliverTo("DESK1/FUND7")
                .build();
        final String message = wire(body);
        StockFix44.assertValid(message);
        assertTrue(message.replace('\001', '|').contains("|128=DESK1/FUND7|"), message);
    }

    private static String wire(final ReportBody body) {
        final Message message = ENCODER.encode(body, false);
        message.getHeader().setString(49, "PAYMIUM");
        message.getHeader().setString(56, "DROP1");
        message.getHeader().setInt(34, 1);
        message.getHeader().setString(52, "20261120-10:00:00.000");
        return message.toString();
    }

    private static ReportBody.Execution foreign(
            final ExecType execType, final OrdStatus ordStatus, final long lastQtySatoshi) {
        return new ReportBody.Execution(
                "",
                "F-u1",
                "u1",
                "",
                "",
                "F-u1-" + execType.fix(),
                execType,
                ordStatus,
                -1,
                execType == ExecType.RESTATED ? 99 : -1,
                "main",
                "BTC/EUR",
                '1',
                '2',
                '\0',
                50_000_000,
                VenueOrder.ABSENT,
                3_000_000_000_000L,
                lastQtySatoshi,
                lastQtySatoshi == VenueOrder.ABSENT ? VenueOrder.ABSENT : 3_000_000_000_000L,
                50_000_000,
                0,
                0,
                0,
                100_000,
                0,
                '\0',
                ReportSamples.NOW_US,
                "FOREIGN: placed on the account elsewhere");
    }
}
