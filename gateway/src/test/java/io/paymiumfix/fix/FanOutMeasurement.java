package io.paymiumfix.fix;

import io.paymiumfix.fix44.MarketDataIncrementalRefresh;
import io.paymiumfix.fix44.field.MDEntryPx;
import io.paymiumfix.fix44.field.MDEntrySize;
import io.paymiumfix.fix44.field.MDEntryType;
import io.paymiumfix.fix44.field.MDReqID;
import io.paymiumfix.fix44.field.MDUpdateAction;
import io.paymiumfix.fix44.field.Symbol;
import io.paymiumfix.marketdata.Dialect;
import io.paymiumfix.marketdata.EntryType;
import io.paymiumfix.marketdata.MarketDataOut;
import io.paymiumfix.marketdata.MarketEntry;
import io.paymiumfix.marketdata.Subscriber;
import io.paymiumfix.order.FixedPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import quickfix.Group;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;

/**
 * What it costs one thread to tell many sessions a change of three levels, over real sockets to clients that read: encoded once
 * and spliced, beside a message built and sent for each session. Prints the median of each, in turns, so that what disturbs
 * the machine disturbs both. From {@code gateway}: {@code mvn -o test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.paymiumfix.fix.FanOutMeasurement}.
 */
final class FanOutMeasurement {
    private static final int E8 = 8;
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 3_000;
    private static final int TURNS = 5;
    private static final long PAUSE_NS = 1_000_000;
    private static final List<MarketEntry> ENTRIES = List.of(
            new MarketEntry(EntryType.BID, MarketEntry.CHANGE, 4_999_900_000_000L, 150_000_000, MarketEntry.NONE),
            new MarketEntry(EntryType.BID, MarketEntry.DELETE, 4_999_800_000_000L, 0, MarketEntry.NONE),
            new MarketEntry(EntryType.OFFER, MarketEntry.NEW, 5_000_150_000_000L, 12_345_678, MarketEntry.NONE));

    private FanOutMeasurement() {}

    /** Runs with 1, 10 and 50 sessions. */
    public static void main(final String[] arguments) throws Exception {
        for (final int sessions : new int[] {1, 10, 50}) {
            measure(sessions);
        }
    }

    private static void measure(final int count) throws Exception {
        final Path folder = Files.createTempDirectory("fan-out");
        final String compId = "FAN" + count;
        final List<SessionSettings> sessions = new ArrayList<>();
        final List<Subscriber> subscribers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sessions.add(session("S" + i));
            subscribers.add(new Subscriber("S" + i, "request-" + i));
        }
        final FixGateway gateway = FixGateway.open(
                new FixSettings(
                        "127.0.0.1",
                        0,
                        compId,
                        Optional.empty(),
                        new FixSettings.Store(folder, 64 << 10, 2),
                        Optional.empty(),
                        new FixSettings.Limits(5, 60, 16 << 10, 100, 10_000, 50_000, 2_000),
                        sessions),
                new FakeInbox(),
                new FakeQuestions(),
                FakeInbox::nowUs);
        final MarketDataOut out = gateway.openMarketData(new MarketDataLimits(1 << 20, 10_000), null);
        gateway.start();
        final List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(drained(gateway.port(), "S" + i, compId));
        }
        while (!gateway.sessions().stream().allMatch(SessionHealth::loggedOn)) {
            LockSupport.parkNanos(PAUSE_NS);
        }
        final Runnable spliced = () -> out.increments(Dialect.FIX44, "BTC/EUR", subscribers, ENTRIES);
        final Runnable built = () -> {
            for (int i = 0; i < count; i++) {
                Session.lookupSession(new SessionID("FIX.4.4", compId, "S" + i)).send(message("request-" + i));
            }
        };
        run(spliced, WARM_UP);
        run(built, WARM_UP);
        final long[] splicedNs = new long[TURNS * ROUNDS];
        final long[] builtNs = new long[TURNS * ROUNDS];
        for (int turn = 0; turn < TURNS; turn++) {
            System.arraycopy(run(spliced, ROUNDS), 0, splicedNs, turn * ROUNDS, ROUNDS);
            System.arraycopy(run(built, ROUNDS), 0, builtNs, turn * ROUNDS, ROUNDS);
        }
        Arrays.sort(splicedNs);
        Arrays.sort(builtNs);
        final double one = splicedNs[splicedNs.length / 2] / 1_000.0;
        final double other = builtNs[builtNs.length / 2] / 1_000.0;
        System.out.printf(
                "%d sessions: spliced %.1f us a change (%.2f us a message), built for each %.1f us (%.2f us a message), ratio %.1f%n",
                count, one, one / count, other, other / count, other / one);
        for (final Socket client : clients) {
            client.close();
        }
        gateway.stop("OVER: measured", 100);
    }

    private static long[] run(final Runnable change, final int rounds) {
        final long[] tookNs = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            final long fromNs = System.nanoTime();
            change.run();
            tookNs[i] = System.nanoTime() - fromNs;
            LockSupport.parkNanos(PAUSE_NS);
        }
        return tookNs;
    }

    private static Message message(final String mdReqId) {
        final Message message = new MarketDataIncrementalRefresh();
        message.setString(MDReqID.FIELD, mdReqId);
        for (final MarketEntry entry : ENTRIES) {
            final Group group = new MarketDataIncrementalRefresh.NoMDEntries();
            group.setChar(MDUpdateAction.FIELD, entry.action());
            group.setChar(MDEntryType.FIELD, entry.type().fix());
            group.setString(Symbol.FIELD, "BTC/EUR");
            group.setString(MDEntryPx.FIELD, FixedPoint.format(entry.priceE8(), E8));
            if (entry.action() != MarketEntry.DELETE) {
                group.setString(MDEntrySize.FIELD, FixedPoint.format(entry.sizeSatoshi(), E8));
            }
            message.addGroup(group);
        }
        return message;
    }

    private static SessionSettings session(final String name) {
        return new SessionSettings(
                name,
                name,
                name,
                Optional.of(Password.of("secret")),
                false,
                Role.MARKET_DATA,
                Dialect.FIX44,
                SessionSettings.Hours.NON_STOP,
                TimestampPrecision.MILLIS,
                Set.of(),
                false,
                Set.of());
    }

    private static Socket drained(final int port, final String compId, final String target) throws IOException {
        final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        final String fields = "35=A|34=1|49=" + compId + "|52=" + RawFixClient.now(TimestampPrecision.MILLIS) + "|56="
                + target + "|98=0|108=60|553=" + compId + "|554=secret|";
        final OutputStream to = socket.getOutputStream();
        to.write(RawFixClient.frame(fields, Integer.toString(fields.length()))
                .replace('|', '\001')
                .getBytes(StandardCharsets.ISO_8859_1));
        final InputStream from = socket.getInputStream();
        final Thread reader = new Thread(() -> {
            final byte[] buffer = new byte[1 << 16];
            try {
                int read = 0;
                while (read >= 0) {
                    read = from.read(buffer);
                }
            } catch (IOException e) {
                return; // the measurement is over
            }
        });
        reader.setDaemon(true);
        reader.start();
        return socket;
    }
}
