package io.paymiumfix.fix;

import io.paymiumfix.fix44.MarketDataIncrementalRefresh;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MsgSeqNum;
import io.paymiumfix.fix44.field.SenderCompID;
import io.paymiumfix.fix44.field.SendingTime;
import io.paymiumfix.fix44.field.TargetCompID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import quickfix.Message;

/** One change of three levels, MarketDataIncrementalRefresh(X), as text for each of the subscribers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MarketDataBenchmark {

    private static final String[][] LEVELS = {
        {"0", "50000.01", "0.25"}, {"0", "49999.5", "1.5"}, {"1", "50001.99", "0.00500001"}
    };

    /** Subscribers. */
    @Param({"1", "50"})
    public int sessions;

    private final SplicedMessage message = new SplicedMessage();

    /** Encoded once, header and MDReqID(262) put before it for each. */
    @Benchmark
    public void spliced(Blackhole sink) {
        EncodedBody body = encoded();
        for (int i = 0; i < sessions; i++) {
            sink.consume(withHeader(message.carry(MarketDataIncrementalRefresh.MSGTYPE, "md-1", body)));
        }
    }

    /** A message built for each. */
    @Benchmark
    public void builtForEach(Blackhole sink) {
        for (int i = 0; i < sessions; i++) {
            sink.consume(withHeader(built()));
        }
    }

    private static EncodedBody encoded() {
        StringBuilder text = new StringBuilder(256).append("268=3\001");
        for (String[] level : LEVELS) {
            text.append("279=0\001269=").append(level[0]).append("\00155=BTC/EUR\001270=");
            text.append(level[1]).append("\001271=").append(level[2]).append('\001');
        }
        return EncodedBody.of(text.toString());
    }

    private static Message built() {
        Message refresh = new MarketDataIncrementalRefresh();
        refresh.setString(MDReqID.FIELD, "md-1");
        for (String[] level : LEVELS) {
            MarketDataIncrementalRefresh.NoMDEntries entry = new MarketDataIncrementalRefresh.NoMDEntries();
            entry.setString(279, "0");
            entry.setString(269, level[0]);
            entry.setString(55, "BTC/EUR");
            entry.setString(270, level[1]);
            entry.setString(271, level[2]);
            refresh.addGroup(entry);
        }
        return refresh;
    }

    private static String withHeader(Message message) {
        message.getHeader().setInt(MsgSeqNum.FIELD, 4_711);
        message.getHeader().setString(SenderCompID.FIELD, "PAYMIUM");
        message.getHeader().setString(TargetCompID.FIELD, "BENCH");
        message.getHeader().setString(SendingTime.FIELD, "20261120-10:00:00.000");
        return message.toString();
    }
}
