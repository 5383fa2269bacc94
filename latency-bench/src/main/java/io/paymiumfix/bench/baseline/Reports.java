package io.paymiumfix.bench.baseline;

import io.paymiumfix.fix44.ExecutionReport;
import io.paymiumfix.fix44.NewOrderSingle;
import io.paymiumfix.fix44.OrderCancelReject;
import io.paymiumfix.fix44.OrderCancelRequest;
import io.paymiumfix.fix44.field.AvgPx;
import io.paymiumfix.fix44.field.CumQty;
import io.paymiumfix.fix44.field.CxlRejResponseTo;
import io.paymiumfix.fix44.field.ExecID;
import io.paymiumfix.fix44.field.ExecType;
import io.paymiumfix.fix44.field.LeavesQty;
import io.paymiumfix.fix44.field.OrdStatus;
import io.paymiumfix.fix44.field.OrderID;
import io.paymiumfix.fix44.field.OrderQty;
import io.paymiumfix.fix44.field.Price;
import io.paymiumfix.fix44.field.Text;
import io.paymiumfix.fix44.field.TransactTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import quickfix.FieldNotFound;

/** The answers to an order. */
final class Reports {

    /** Ours are unique over restarts too. */
    private final AtomicLong lastExecId = new AtomicLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));

    /** It is taken. */
    ExecutionReport accepted(NewOrderSingle order, String orderId) throws FieldNotFound {
        return report(
                order,
                orderId,
                new ExecType(ExecType.NEW),
                new OrdStatus(OrdStatus.NEW),
                order.getOrderQty().getValue());
    }

    /** It is not, for this reason. */
    ExecutionReport refused(NewOrderSingle order, String reason) throws FieldNotFound {
        ExecutionReport report = report(
                order, "NONE", new ExecType(ExecType.REJECTED), new OrdStatus(OrdStatus.REJECTED), BigDecimal.ZERO);
        report.set(new Text(reason));
        return report;
    }

    /** It is canceled. */
    ExecutionReport canceled(OrderCancelRequest cancel, VenueOrder order) throws FieldNotFound {
        ExecutionReport report = new ExecutionReport(
                new OrderID(order.uuid()),
                new ExecID(Long.toString(lastExecId.incrementAndGet())),
                new ExecType(ExecType.CANCELED),
                new OrdStatus(OrdStatus.CANCELED),
                cancel.getSide(),
                new LeavesQty(BigDecimal.ZERO),
                new CumQty(BigDecimal.ZERO),
                new AvgPx(BigDecimal.ZERO));
        report.set(cancel.getClOrdID());
        report.set(cancel.getOrigClOrdID());
        if (cancel.isSetAccount()) {
            report.set(cancel.getAccount());
        }
        report.set(cancel.getSymbol());
        report.set(new OrderQty(order.amount()));
        report.set(new Price(order.price()));
        report.set(new TransactTime(LocalDateTime.now(ZoneOffset.UTC)));
        return report;
    }

    /** It cannot be canceled, for this reason. */
    OrderCancelReject notCanceled(OrderCancelRequest cancel, String reason) throws FieldNotFound {
        OrderCancelReject reject = new OrderCancelReject(
                new OrderID("NONE"),
                cancel.getClOrdID(),
                cancel.getOrigClOrdID(),
                new OrdStatus(OrdStatus.REJECTED),
                new CxlRejResponseTo(CxlRejResponseTo.ORDER_CANCEL_REQUEST));
        reject.set(new Text(reason));
        return reject;
    }

    private ExecutionReport report(
            NewOrderSingle order, String orderId, ExecType execType, OrdStatus status, BigDecimal leaves)
            throws FieldNotFound {
        ExecutionReport report = new ExecutionReport(
                new OrderID(orderId),
                new ExecID(Long.toString(lastExecId.incrementAndGet())),
                execType,
                status,
                order.getSide(),
                new LeavesQty(leaves),
                new CumQty(BigDecimal.ZERO),
                new AvgPx(BigDecimal.ZERO));
        report.set(order.getClOrdID());
        if (order.isSetAccount()) {
            report.set(order.getAccount());
        }
        report.set(order.getSymbol());
        report.set(order.getOrderQty());
        report.set(order.getOrdType());
        report.set(order.getPrice());
        report.set(new TransactTime(LocalDateTime.now(ZoneOffset.UTC)));
        return report;
    }
}
