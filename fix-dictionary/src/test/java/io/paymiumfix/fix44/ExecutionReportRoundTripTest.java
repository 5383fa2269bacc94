package io.paymiumfix.fix44;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.fix44.field.AvgPx;
import io.paymiumfix.fix44.field.ClOrdID;
import io.paymiumfix.fix44.field.CumQty;
import io.paymiumfix.fix44.field.ExecID;
import io.paymiumfix.fix44.field.ExecType;
import io.paymiumfix.fix44.field.GrossTradeAmt;
import io.paymiumfix.fix44.field.LastPx;
import io.paymiumfix.fix44.field.LastQty;
import io.paymiumfix.fix44.field.LeavesQty;
import io.paymiumfix.fix44.field.MiscFeeAmt;
import io.paymiumfix.fix44.field.MiscFeeCurr;
import io.paymiumfix.fix44.field.MiscFeeType;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.OrdStatus;
import io.paymiumfix.fix44.field.OrdType;
import io.paymiumfix.fix44.field.OrderID;
import io.paymiumfix.fix44.field.OrderQty;
import io.paymiumfix.fix44.field.Price;
import io.paymiumfix.fix44.field.SecondaryOrderID;
import io.paymiumfix.fix44.field.SenderCompID;
import io.paymiumfix.fix44.field.SendingTime;
import io.paymiumfix.fix44.field.Side;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.fix44.field.TargetCompID;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.TimeInForce;
import io.paymiumfix.fix44.field.TransactTime;
import io.paymiumfix.fix44.field.WorkingIndicator;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import quickfix.DataDictionary;
import quickfix.Group;
import quickfix.Message;

/** Money survives the wire to the last digit, and counterparties with a stock dictionary can read it. */
@Timeout(60)
class ExecutionReportRoundTripTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 20, 10, 15, 0, 123_456_000);

    @Test
    void shouldKeepEveryDigitOfPriceFillAndFees() throws Exception {
        final Message read = FixText.read(fill().toString(), PaymiumDictionary.load());

        final ExecutionReport report = assertInstanceOf(ExecutionReport.class, read);
        assertEquals(new BigDecimal("50000.10"), report.getPrice().getValue());
        assertEquals(new BigDecimal("0.00000001"), report.getLastQty().getValue());
        assertEquals(
                new BigDecimal("1234567.0123456789"), report.getGrossTradeAmt().getValue());

        final ExecutionReport.NoMiscFees fee = new ExecutionReport.NoMiscFees();
        assertEquals(2, report.getGroupCount(136));
        report.getGroup(1, fee);
        assertEquals(new BigDecimal("0.00000001"), fee.getMiscFeeAmt().getValue());
        assertEquals("BTC", fee.getMiscFeeCurr().getValue());
        assertEquals("4", fee.getMiscFeeType().getValue());
        report.getGroup(2, fee);
        assertEquals(new BigDecimal("-0.05"), fee.getMiscFeeAmt().getValue());
        assertEquals("EUR", fee.getMiscFeeCurr().getValue());
    }

    @Test
    void shouldWritePlainDecimalsAndNeverExponents() {
        final String text = fill().toString();

        assertTrue(text.contains("\u000132=0.00000001\u0001"), text);
        assertTrue(text.contains("\u0001137=0.00000001\u0001"), text);
        assertTrue(text.contains("\u000144=50000.10\u0001"), text);
    }

    @Test
    void shouldBeValidToACounterpartyWithTheStockDictionary() throws Exception {
        final DataDictionary stock = FixText.stock();

        final Message read = FixText.read(fill().toString(), stock);

        assertEquals(2, read.getGroupCount(136));
    }

    @Test
    void shouldKeepThePriceOfAnOrder() throws Exception {
        final NewOrderSingle order = new NewOrderSingle(
                new ClOrdID("A1"), new Side(Side.BUY), new TransactTime(TIME), new OrdType(OrdType.LIMIT));
        order.set(new Symbol("BTC/EUR"));
        order.set(new OrderQty(new BigDecimal("0.10000000")));
        order.set(new Price(new BigDecimal("50000.10")));

        final Message read = FixText.read(addressed(order).toString(), PaymiumDictionary.load());

        final NewOrderSingle same = assertInstanceOf(NewOrderSingle.class, read);
        assertEquals(new BigDecimal("50000.10"), same.getPrice().getValue());
        assertEquals(new BigDecimal("0.10000000"), same.getOrderQty().getValue());
    }

    private static Message fill() {
        final ExecutionReport report = new ExecutionReport(
                new OrderID("9K2M4QH-1C"),
                new ExecID("9K2M4QH-1C-F1"),
                new ExecType(ExecType.TRADE),
                new OrdStatus(OrdStatus.PARTIALLY_FILLED),
                new Side(Side.BUY),
                new LeavesQty(new BigDecimal("0.09999999")),
                new CumQty(new BigDecimal("0.00000001")),
                new AvgPx(new BigDecimal("50000.10")));
        report.set(new SecondaryOrderID("5e3cb2a0-94d5-4d8b-9a8e-3a6e3ea30d6e"));
        report.set(new ClOrdID("A1"));
        report.set(new Symbol("BTC/EUR"));
        report.set(new OrdType(OrdType.LIMIT));
        report.set(new TimeInForce(TimeInForce.GOOD_TILL_CANCEL));
        report.set(new OrderQty(new BigDecimal("0.10000000")));
        report.set(new Price(new BigDecimal("50000.10")));
        report.set(new LastQty(new BigDecimal("1E-8")));
        report.set(new LastPx(new BigDecimal("50000.10")));
        report.set(new GrossTradeAmt(new BigDecimal("1234567.0123456789")));
        report.set(new WorkingIndicator(true));
        report.set(new TransactTime(TIME));
        report.set(new Text("a word for people"));
        report.addGroup(fee("1E-8", "BTC"));
        report.addGroup(fee("-0.05", "EUR"));
        return addressed(report);
    }

    private static Group fee(final String amount, final String currency) {
        final ExecutionReport.NoMiscFees fee = new ExecutionReport.NoMiscFees();
        fee.set(new MiscFeeAmt(new BigDecimal(amount)));
        fee.set(new MiscFeeCurr(currency));
        fee.set(new MiscFeeType(MiscFeeType.EXCHANGE_FEES));
        return fee;
    }

    private static Message addressed(final Message message) {
        message.getHeader().setField(new SenderCompID("PAYMIUM"));
        message.getHeader().setField(new TargetCompID("OMS"));
        message.getHeader().setField(new MsgSeqNum(2));
        message.getHeader().setField(new SendingTime(TIME));
        return message;
    }
}
