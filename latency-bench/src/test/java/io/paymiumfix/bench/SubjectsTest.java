package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.GatewayFile.Accounts;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.SessionConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SubjectsTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listening on 127.0.0.1:9878 | 127.0.0.1 | 9878",
                "12:00:00 INFO  FIX listening on 0.0.0.0:41234, CompID PAYMIUM | 127.0.0.1 | 41234",
                "listening on localhost:1 | localhost | 1",
                "listening on [::1]:5 | ::1 | 5",
                "listening on /127.0.0.1:6 | 127.0.0.1 | 6",
            })
    void shouldReadWhereASubjectListens(String line, String host, int port) {
        assertEquals(new InetSocketAddress(host, port), ChildProcess.addressIn(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "starting", "listening on port 9878", "will be listening on "})
    void shouldNotTakeOtherLinesForAnAddress(String line) {
        assertNull(ChildProcess.addressIn(line));
    }

    @ParameterizedTest
    @EnumSource(Accounts.class)
    void shouldWriteAConfigurationTheGatewayTakes(Accounts accounts) throws Exception {
        Path file = folder.resolve("gateway.yaml");
        Files.writeString(
                file, new GatewayFile("os", false, 2, accounts, 4, null).yaml(12345, Path.of("a 'quoted' folder")));

        GatewayConfig config = GatewayConfig.load(file, Map.of());

        assertEquals(
                URI.create("http://127.0.0.1:12345/api/v1"),
                config.venue().baseUri().orElseThrow());
        assertEquals(Path.of("a 'quoted' folder"), config.dataDir());
        List<FixClient.Identity> identities = GatewayFile.identities(2, accounts);
        assertEquals(
                identities.stream().map(FixClient.Identity::senderCompId).toList(),
                config.sessions().stream().map(SessionConfig::senderCompId).toList());
        assertEquals(
                identities.stream().map(one -> List.of(one.account())).toList(),
                config.sessions().stream().map(SessionConfig::accounts).toList());
        assertEquals(identities.get(1).targetCompId(), config.fix().ourCompId());
        assertEquals(accounts == Accounts.ONE ? 1 : 2, config.accounts().size());
        assertEquals(4, config.venue().pipelineDepth());
    }

    @Test
    void shouldWriteAConfigurationWithTlsOnBothSides() throws Exception {
        Tls tls = Tls.createIn(folder);
        Path file = folder.resolve("gateway.yaml");
        Files.writeString(file, new GatewayFile("os", true, 1, Accounts.ONE, 1, tls).yaml(12345, folder));

        GatewayConfig config = GatewayConfig.load(file, Map.of());

        assertEquals(
                URI.create("https://127.0.0.1:12345/api/v1"),
                config.venue().baseUri().orElseThrow());
        assertEquals(
                tls.trustStore(),
                Path.of(config.venue().truststore().orElseThrow().toString()));
        assertTrue(config.fix().tls().isPresent());
    }

    @Test
    void shouldSayWhyASubjectDidNotStart() {
        Subject broken = Subjects.gateway(
                List.of(JAVA, "-cp", CLASS_PATH, "no.such.Main", Subjects.CONFIG_PLACE),
                new GatewayFile("os", true, 1, Accounts.ONE, 1, null),
                false);
        Run run = run(broken);

        BenchException e = assertThrows(BenchException.class, () -> run.measure(folder, System.out));

        assertTrue(e.getMessage().startsWith("gateway: ended with 1 before it listened"), e.getMessage());
        assertTrue(e.getMessage().contains("no.such.Main"), e.getMessage());
    }

    @Test
    void shouldSayWhichSubjectBrokeOff() {
        Run run = run(broken());

        BenchException e = assertThrows(BenchException.class, () -> run.measure(folder, System.out));

        assertTrue(e.getMessage().matches("broken: .*no such program.*broken-1.output\\.log"), e.getMessage());
    }

    @Test
    void shouldMeasureTheRawBridgeInAProcessOfItsOwn() throws Exception {
        Run run = run(
                List.of(bridge()),
                2,
                50,
                Parts.addedUp(3),
                Shape.closedLoop(Work.ORDERS, 1, 200),
                Shape.closedLoop(Work.CANCELS, 1, 200),
                Shape.flood(Work.ORDERS, 1, 300, 16, 60),
                Shape.openLoop(Work.ORDERS, 1, new Schedule(500), 1));

        List<Measured> measured = run.measure(folder, System.out);

        assertEquals(
                List.of(
                        "1: 200 of closed loop",
                        "1: 900 of flood of 16",
                        "1: 500 of 500/s",
                        "2: 200 of closed loop",
                        "2: 900 of flood of 16",
                        "2: 500 of 500/s"),
                measured.stream()
                        .map(one -> one.round() + ": " + one.latencies().sum.getTotalCount() + " of " + one.load())
                        .toList());
        Latencies first = measured.get(0).latencies();
        assertTrue(first.t1.getMinValue() > 0);
        assertTrue(first.roundTrip.getMaxValue() >= first.sum.getMaxValue() * 0.99);
    }

    @Test
    void shouldHaveBothAliveAndChangeWhoIsFirstFromPartToPart() throws Exception {
        List<String> order = new ArrayList<>();
        Run run = run(
                List.of(recorded(bridge(), "a", order), recorded(bridge(), "b", order)),
                1,
                50,
                Parts.pairs(2),
                Shape.closedLoop(Work.ORDERS, 1, 100),
                Shape.openLoop(Work.ORDERS, 1, new Schedule(500), 1));

        List<Measured> measured = run.measure(folder, System.out);

        assertEquals(List.of("start a", "start b", "a", "b", "b", "a", "a", "b", "b", "a", "stop a", "stop b"), order);
        assertEquals(
                List.of(
                        "a 1: 100 of closed loop",
                        "a 2: 100 of closed loop",
                        "b 1: 100 of closed loop",
                        "b 2: 100 of closed loop",
                        "a 1: 500 of 500/s",
                        "a 2: 500 of 500/s",
                        "b 1: 500 of 500/s",
                        "b 2: 500 of 500/s"),
                measured.stream()
                        .map(one -> one.subject() + " " + one.round() + ": "
                                + one.latencies().sum.getTotalCount() + " of " + one.load())
                        .toList());
    }

    @Test
    void shouldNameTheOneThatFailsWhenBothAreAlive() {
        Run run = run(
                List.of(bridge(), recorded(broken(), "b", new ArrayList<>())),
                1,
                1,
                Parts.pairs(1),
                Shape.closedLoop(Work.ORDERS, 1, 1));

        SubjectFailed e = assertThrows(SubjectFailed.class, () -> run.measure(folder, System.out));

        assertEquals("b", e.subject());
    }

    @Test
    void shouldNameTheOneThatEndsWhileAnotherIsMeasured() {
        List<Subject.Running> started = new ArrayList<>();
        Subject idle = recorded(bridge(), "b", new ArrayList<>(), started, () -> {});
        Subject measured = recorded(
                bridge(), "a", new ArrayList<>(), new ArrayList<>(), () -> started.forEach(Subject.Running::close));
        Run run = run(
                List.of(measured, idle), 1, 50, Parts.pairs(1), Shape.openLoop(Work.ORDERS, 1, new Schedule(500), 2));

        SubjectFailed e = assertThrows(SubjectFailed.class, () -> run.measure(folder, System.out));

        assertEquals("b", e.subject());
    }

    private static Subject bridge() {
        return Subjects.rawBridge(List.of(JAVA, "-Xmx64m", "-cp", CLASS_PATH, RawBridge.class.getName()), 1);
    }

    private static Subject broken() {
        return new Subject() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Running start(int venuePort, Path turn) throws IOException {
                throw new IOException("no such program");
            }
        };
    }

    private static Subject recorded(Subject subject, String name, List<String> into) {
        return recorded(subject, name, into, new ArrayList<>(), () -> {});
    }

    /**
     * The same under another name.
     *
     * @param into when it starts, is about to be measured, and is told to stop
     * @param started what it starts
     * @param beforeMeasured done then
     */
    private static Subject recorded(
            Subject subject, String name, List<String> into, List<Subject.Running> started, Runnable beforeMeasured) {
        return new Subject() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean knowsCancels() {
                return subject.knowsCancels();
            }

            @Override
            public Running start(int venuePort, Path turn) throws IOException {
                into.add("start " + name);
                Running running = subject.start(venuePort, turn);
                started.add(running);
                return new Recorded(running, name, into, beforeMeasured);
            }
        };
    }

    private record Recorded(Subject.Running running, String name, List<String> into, Runnable beforeMeasured)
            implements Subject.Running {
        @Override
        public InetSocketAddress address() {
            return running.address();
        }

        @Override
        public long cpuNs() {
            return running.cpuNs();
        }

        @Override
        public void collect() {
            into.add(name);
            beforeMeasured.run();
        }

        @Override
        public void stop() {
            into.add("stop " + name);
            running.stop();
        }

        @Override
        public boolean alive() {
            return running.alive();
        }

        @Override
        public void close() {
            running.close();
        }
    }

    @Test
    void shouldRefuseToLoadAnotherMachine() {
        assertThrows(BenchException.class, () -> Addresses.of("192.0.2.1:9878", false));
        assertEquals(9878, Addresses.of("192.0.2.1:9878", true).getPort());
        assertEquals(9878, Addresses.of("127.0.0.1:9878", false).getPort());
        assertThrows(BenchException.class, () -> Addresses.of("127.0.0.1", true));
        assertThrows(BenchException.class, () -> Addresses.identity("a,b"));
    }

    @Test
    void shouldRefuseMoreOrdersThanItCanTellApart() {
        Run run = run(
                List.of(),
                1,
                0,
                Parts.addedUp(1),
                Shape.closedLoop(Work.ORDERS, 1, 9_000_000),
                Shape.openLoop(Work.ORDERS, 1, new Schedule(100_000), 10));

        assertThrows(BenchException.class, () -> run.measure(folder, System.out));
    }

    private static Run run(List<Subject> subjects, int rounds, long warmUpOrders, Parts parts, Shape... shapes) {
        return new Run(
                subjects,
                rounds,
                warmUpOrders,
                List.of(shapes),
                parts,
                10,
                Fixtures.VENUE,
                GatewayFile.identities(1, Accounts.ONE),
                Processors.ANY);
    }

    private static Run run(Subject subject) {
        return run(List.of(subject), 1, 1, Parts.addedUp(1), Shape.closedLoop(Work.ORDERS, 1, 1));
    }
}
