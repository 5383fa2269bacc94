package io.paymiumfix.fix;

import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.ReportBody;
import io.paymiumfix.order.VenueOrder;

/** Reports to vary in tests. */
final class ReportSamples {

    static final long NOW_US = 1_795_165_200_123_456L;

    private final ExecType execType;
    private final OrdStatus ordStatus;
    private String deliverTo = "";
    private String uuid = "";
    private String origClOrdId = "";
    private String execId = "E-1";
    private int ordRejReason = -1;
    private int restatementReason = -1;
    private String account = "";
    private String symbol = "BTC/EUR";
    private char side = '1';
    private char ordType = '2';
    private char timeInForce = '1';
    private long orderQty = 100_000_000L;
    private long cash = VenueOrder.ABSENT;
    private long price = 5_000_010_000_000L;
    private long lastQty = VenueOrder.ABSENT;
    private long lastPx = VenueOrder.ABSENT;
    private long gross = VenueOrder.ABSENT;
    private long btcFee = VenueOrder.ABSENT;
    private long eurFee = VenueOrder.ABSENT;
    private char working = '\0';
    private String text = "";
    private String orderId = "O-1";

    private ReportSamples(final ExecType execType, final OrdStatus ordStatus) {
        this.execType = execType;
        this.ordStatus = ordStatus;
    }

    static ReportSamples execution(final ExecType execType, final OrdStatus ordStatus) {
        return new ReportSamples(execType, ordStatus);
    }

    static ReportBody.CancelReject cancelReject() {
        return new ReportBody.CancelReject(
                "", "O-1", "", "c-2", "c-1", OrdStatus.FILLED, 0, "", NOW_US, "TOO_LATE: the order is filled");
    }

    ReportSamples orderId(final String value) {
        orderId = value;
        return this;
    }

    ReportSamples execId(final String value) {
        execId = value;
        return this;
    }

    ReportSamples deliverTo(final String value) {
        deliverTo = value;
        return this;
    }

    ReportSamples known() {
        uuid = "1844f1c8-91a5-4a3c-8b5a-7e3f1b2c3d4e";
        account = "main";
        working = 'N';
        return this;
    }

    ReportSamples origClOrdId(final String value) {
        origClOrdId = value;
        return this;
    }

    ReportSamples reasons(final int rejReason, final int restatement) {
        ordRejReason = rejReason;
        restatementReason = restatement;
        return this;
    }

    ReportSamples cash() {
        ordType = '1';
        orderQty = VenueOrder.ABSENT;
        price = VenueOrder.ABSENT;
        cash = 10_000_000_000L;
        return this;
    }

    ReportSamples fill() {
        lastQty = 1L;
        lastPx = 5_000_010_000_000L;
        gross = 5_000_001L;
        return this;
    }

    ReportSamples fees(final long btc, final long eur) {
        btcFee = btc;
        eurFee = eur;
        return this;
    }

    ReportSamples text(final String value) {
        text = value;
        return this;
    }

    ReportSamples unknownInstrument() {
        symbol = "";
        side = '\0';
        ordType = '\0';
        timeInForce = '\0';
        return this;
    }

    ReportBody.Execution build() {
        return new ReportBody.Execution(
                deliverTo,
                orderId,
                uuid,
                "c-1",
                origClOrdId,
                execId,
                execType,
                ordStatus,
                ordRejReason,
                restatementReason,
                account,
                symbol,
                side,
                ordType,
                timeInForce,
                orderQty,
                cash,
                price,
                lastQty,
                lastPx,
                100_000_000L,
                0,
                0,
                gross,
                btcFee,
                eurFee,
                working,
                NOW_US,
                text);
    }
}
