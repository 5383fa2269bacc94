package io.paymiumfix.fix;

import io.paymiumfix.fix44.ExecutionReport;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.SenderCompID;
import io.paymiumfix.fix44.field.SendingTime;
import io.paymiumfix.fix44.field.TargetCompID;
import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.FixedPoint;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.ReportBody;
import io.paymiumfix.order.VenueOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import quickfix.Message;

/** An ExecutionReport(8) from the core's record to the text that is sent, header included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReportBenchmark {

    private static final int E8 = 8;
    private static final ReportBody.Execution ACCEPTED = new ReportBody.Execution(
            "",
            "1N6M9E04Q",
            "00000001-0000-4000-8000-000000004711",
            "C0000004711",
            "",
            "1N6M9E04Q-0",
            ExecType.NEW,
            OrdStatus.NEW,
            -1,
            -1,
            "main",
            "BTC/EUR",
            '1',
            '2',
            '1',
            1_000_471,
            VenueOrder.ABSENT,
            5_000_000_000_000L,
            VenueOrder.ABSENT,
            VenueOrder.ABSENT,
            1_000_471,
            0,
            0,
            0,
            0,
            0,
            'N',
            1_800_000_000_000_000L,
            "");

    private final ReportEncoder encoder = new ReportEncoder(TimestampPrecision.MICROS);

    /** As the gateway does it: fields as text, the header by QuickFIX/J. */
    @Benchmark
    public String spliced() {
        return withHeader(encoder.encode(ACCEPTED, false));
    }

    /** The same bytes as a message of QuickFIX/J, built field by field. */
    @Benchmark
    public String builtByField() {
        ReportBody.Execution body = ACCEPTED;
        Message message = new ExecutionReport();
        message.setString(37, body.orderId());
        message.setString(198, body.uuid());
        message.setString(11, body.clOrdId());
        message.setString(17, body.execId());
        message.setChar(150, body.execType().fix());
        message.setChar(39, body.ordStatus().fix());
        message.setString(1, body.account());
        message.setString(55, body.symbol());
        message.setChar(54, body.side());
        message.setChar(40, body.ordType());
        message.setChar(59, body.timeInForce());
        message.setString(38, FixedPoint.format(body.orderQtySatoshi(), E8));
        message.setString(44, FixedPoint.format(body.priceE8(), E8));
        message.setString(151, FixedPoint.format(body.leavesQtySatoshi(), E8));
        message.setString(14, FixedPoint.format(body.cumQtySatoshi(), E8));
        message.setString(6, FixedPoint.format(body.avgPxE8(), E8));
        message.setString(381, FixedPoint.format(body.grossTradeAmtE10(), E8));
        message.setChar(636, body.working());
        message.setString(60, UtcTimestamp.format(body.transactUs(), TimestampPrecision.MICROS));
        return withHeader(message);
    }

    private static String withHeader(Message message) {
        message.getHeader().setInt(MsgSeqNum.FIELD, 4_711);
        message.getHeader().setString(SenderCompID.FIELD, "PAYMIUM");
        message.getHeader().setString(TargetCompID.FIELD, "BENCH");
        message.getHeader().setString(SendingTime.FIELD, "20261120-10:00:00.000");
        return message.toString();
    }
}
