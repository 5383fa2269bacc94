package io.paymiumfix.fix;

import static io.paymiumfix.fix.GatewayUnderTest.CREDENTIALS;
import static io.paymiumfix.fix.RawFixClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client whose connection keeps dying, while reports never pause: at the end it has each one, once, in order. */
@Timeout(60)
class ReconnectTest {

    private static final int REPORTS = 400;
    private static final int CONNECTIONS = 25;

    @TempDir
    Path directory;

    private final TreeMap<Integer, String> execIdOf = new TreeMap<>();

    @Test
    void shouldDeliverEachReportOnceThroughLostConnections() throws Exception {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start()) {
            final Thread reporter = new Thread(() -> report(gateway, new Random(seed)), "report");
            reporter.start();
            for (int i = 0; i < CONNECTIONS; i++) {
                try (RawFixClient client = logOn(gateway)) {
                    readSome(client, random.nextInt(12));
                }
            }
            reporter.join();
            try (RawFixClient client = logOn(gateway)) {
                client.send("2", "7=1|16=0|");
                client.send("1", "112=end|");
                String message;
                do {
                    message = client.read();
                    note(message);
                } while (execIdOf.size() < REPORTS);
            }
        }

        final List<String> expected = new ArrayList<>();
        for (int i = 1; i <= REPORTS; i++) {
            expected.add("exec-" + i);
        }
        assertEquals(expected, List.copyOf(execIdOf.values()), "seed " + seed);
    }

    /** Its end and the next Logon(A) come at about the same time, in either order. */
    @Test
    void shouldTakeALogonWhileTheConnectionBeforeIsJustEnding() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory).start()) {
            for (int i = 1; i <= 1_000; i++) {
                gateway.loggedOn(i).close();
                gateway.inbox.await(Input.SessionDown.class);
            }
        }
    }

    private static void report(final GatewayUnderTest gateway, final Random random) {
        for (int i = 1; i <= REPORTS; i++) {
            gateway.report(i);
            for (int spin = random.nextInt(20_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
        }
    }

    /** Tries until the gateway has noticed the end of the connection before. */
    private static RawFixClient logOn(final GatewayUnderTest gateway) throws IOException {
        while (true) {
            final RawFixClient client = gateway.connect().from(gateway.health().nextTargetMsgSeqNum());
            try {
                client.logon(CREDENTIALS);
                if ("A".equals(field(client.read(), 35))) {
                    return client;
                }
            } catch (IOException e) {
                // refused: the session still has its other connection
            }
            client.close();
        }
    }

    /** Asks before each reading, so that there always is something to read. */
    private void readSome(final RawFixClient client, final int count) throws IOException {
        for (int i = 0; i < count; i++) {
            client.send("1", "112=more|");
            note(client.read());
        }
    }

    private void note(final String message) {
        if ("8".equals(field(message, 35))) {
            final String execId = field(message, 17);
            final String before = execIdOf.put(Integer.valueOf(field(message, 34)), execId);
            assertEquals(before == null ? execId : before, execId, "one number, two reports");
            assertEquals("", field(message, 97));
        }
    }
}
