package io.paymiumfix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.doctor.Findings;
import io.paymiumfix.doctor.Patient;
import io.paymiumfix.doctor.Probe;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.ExchangeSettings;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.rest.Scope;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The doctor on a simulator that is as assumed, and on ones that are not. */
@Timeout(60)
class DoctorCommandTest {
    private static final Probe.Limits IMPATIENT = new Probe.Limits(300, 20, 200);

    @TempDir
    private Path folder;

    /** What the probe says when it is told to stop; empty: it is not. */
    private String stopAt = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Simulator venue;
    private SimulatedUser account;
    private SimulatedUser others;
    private SimulatedToken token;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        start(UnaryOperator.identity());
    }

    private void start(final UnaryOperator<SimulatorSettings> change) throws Exception {
        stop();
        venue = Simulator.start(change.apply(
                SimulatorSettings.defaults().withPort(0).withRest(rest -> rest.callsPerWindow(50_000_000))));
        account = venue.createUser("BC-U1", "1000", "1");
        others = venue.createUser("BC-U2", "90000000", "1000");
        venue.place(others, NewOrder.limit(Direction.BUY, "1", "30000"));
        venue.place(others, NewOrder.limit(Direction.SELL, "1", "30100"));
        use(account.createToken());
    }

    private void use(final SimulatedToken used) throws Exception {
        token = used;
        file = GatewayFile.write(folder, venue, token);
        Files.writeString(file, Files.readString(file).replace("responseTimeout: 500ms", "responseTimeout: 5s"));
    }

    @AfterEach
    void stop() {
        if (venue != null) {
            venue.close();
        }
    }

    private int doctor(final String... more) {
        out.getBuffer().setLength(0);
        final CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        final String[] words = new String[more.length + 3];
        words[0] = "doctor";
        words[1] = "--config";
        words[2] = file.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return command.execute(words);
    }

    private int probe(final String... more) {
        final String[] words = new String[more.length + 3];
        words[0] = "--probe";
        words[1] = "--yes-place-orders";
        words[2] = GatewayFile.ACCOUNT;
        System.arraycopy(more, 0, words, 3, more.length);
        return doctor(words);
    }

    /** As {@link #probe}, with less patience. */
    private Findings.Grade impatientProbe() throws Exception {
        final GatewayConfig config = GatewayConfig.load(file, Map.of());
        final List<Credential> tokens = List.of(new ApiToken(token.key(), Secret.of(token.secret())));
        final AtomicReference<Probe> running = new AtomicReference<>();
        final Findings findings = new Findings(new PrintWriter(out, true) {
            @Override
            public void println(final String line) {
                super.println(line);
                if (!stopAt.isEmpty() && line.startsWith(stopAt)) {
                    running.get().stop();
                }
            }
        });
        running.set(new Probe(
                new Patient(
                        config, Settings.venue(config, venue.baseUri(), tokens).client(), tokens),
                GatewayFile.ACCOUNT,
                Optional.empty(),
                findings,
                IMPATIENT));
        running.get().run();
        return findings.worst();
    }

    private Gateway gateway() throws Exception {
        return GatewayOnSimulator.start(file, venue, token, (what, cause) -> {});
    }

    private List<OrderTruth> placed() {
        return venue.orders(account);
    }

    private void assertNothingRests() {
        assertTrue(
                placed().stream()
                        .noneMatch(order ->
                                order.state() == OrderState.ACTIVE || order.state() == OrderState.PENDING_EXECUTION),
                () -> placed() + "\n" + out);
        assertTrue(Files.notExists(note()), out::toString);
    }

    private Path note() {
        return folder.resolve("data/nonces/main.probe");
    }

    private void assertSays(final String text) {
        assertTrue(out.toString().contains(text), () -> "no \"" + text + "\" in\n" + out + err);
    }

    // ---------------------------------------------------------------- without --probe

    @Test
    void shouldFindNothingWrongAndPlaceNothing() {
        assertEquals(0, doctor(), () -> out + "" + err);
        out.toString().lines().forEach(line -> assertTrue(line.startsWith("ok   ") || line.startsWith("     "), line));
        for (final String what : List.of(
                "ok   folder journal.dir: ",
                "ok   journal: ",
                "ok   venue: ",
                "ok   clock: ",
                "ok   currencies: ",
                "ok   lane main: ",
                "ok   token main: works, it belongs to BC-U1",
                "ok   scopes main: ",
                "ok   budget: ",
                "and placed nothing")) {
            assertSays(what);
        }
        assertEquals(List.of(), placed());
        assertEquals(0, doctor(), () -> out + "" + err);
    }

    @Test
    void shouldListTheFaultsOfTheConfiguration() throws Exception {
        Files.writeString(file, Files.readString(file).replace("pollShare: 10", "pollShare: 1000\n  pollshare: 5"));
        assertEquals(2, doctor());
        assertSays("FAIL configuration: venue.pollShare=1000: ");
        assertSays("FAIL configuration: venue.pollshare: unknown key");
    }

    @Test
    void shouldSayThatTheSecretIsWrong() throws Exception {
        Files.writeString(file, Files.readString(file).replace(token.secret(), "wrong-secret"));
        assertEquals(2, doctor());
        assertSays("FAIL token main: ");
        assertFalse(out.toString().contains("wrong-secret"), out::toString);
    }

    @Test
    void shouldSayThatAScopeIsMissing() throws Exception {
        use(account.createToken(Scope.BASIC));
        assertEquals(2, doctor());
        assertSays("FAIL scopes main: activity is missing");
    }

    @Test
    void shouldSayThatTheVenueIsNotThere() throws Exception {
        try (Socket boundAndNotListening = new Socket()) {
            boundAndNotListening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace(
                                    ":" + venue.baseUri().getPort() + "/",
                                    ":" + boundAndNotListening.getLocalPort() + "/"));
            assertEquals(2, doctor());
        }
        assertSays("FAIL venue: CONNECT_FAILED");
    }

    @Test
    void shouldSayThatTheBudgetDiffersOrIsSpent() throws Exception {
        start(settings -> settings.withRest(rest -> rest.callsPerWindow(86_400)));
        assertEquals(1, doctor());
        assertSays("set venue.dailyCalls: 86400");
        venue.faults().add(Fault.remaining(1_200));
        assertEquals(2, doctor());
        assertSays("FAIL budget: 1200 of 86400");
    }

    @Test
    void shouldSayThatTheJournalIsDamaged() throws Exception {
        gateway().close();
        try (Stream<Path> segments = Files.list(folder.resolve("data/journal"))) {
            final Path first = segments.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().startsWith("segment-"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            final byte[] bytes = Files.readAllBytes(first);
            bytes[4096 + 12] ^= 1;
            Files.write(first, bytes);
        }
        assertEquals(2, doctor(), out::toString);
        assertSays("FAIL journal: journal ");
        assertSays(" at offset ");
    }

    @Test
    void shouldSayThatAFolderIsAFile() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/store"), "");
        assertEquals(2, doctor());
        assertSays("FAIL folder fix.storeDir: ");
    }

    @Test
    void shouldLeaveTheTokenToTheGatewayThatRuns() throws Exception {
        final Gateway gateway = gateway();
        try {
            assertEquals(0, doctor(), () -> out + "" + err);
            assertSays("ok   gateway: it is running");
            assertFalse(out.toString().contains("token main"), out::toString);
            assertEquals(2, probe());
            assertSays("FAIL probe: a gateway uses the token; stop it first");
        } finally {
            gateway.close();
        }
        assertEquals(List.of(), placed());
    }

    @Test
    void shouldNotPlaceWithoutTheAccountsName() {
        assertEquals(2, doctor("--probe", "--yes-place-orders", "other"));
        assertSays("FAIL probe: not confirmed; nothing was placed");
        assertEquals(2, doctor("--yes-place-orders", "main"));
        assertEquals(List.of(), placed());
    }

    // ---------------------------------------------------------------- with --probe

    @Test
    void shouldSayThatEverythingHoldsWhereItDoes() throws Exception {
        final SimulatedToken second = account.createToken();
        final Path secondFile =
                Files.writeString(folder.resolve("second"), second.key() + "\n" + second.secret() + "\n");
        assertEquals(0, probe("--second-token", secondFile.toString()), () -> out + "" + err);
        for (final String name : List.of(
                "nonceAtomic", "getsChecked", "allTokensVisible", "listComplete", "accountExclusive", "amountsKept")) {
            assertSays("ok   " + name + ": holds: ");
            assertSays("; venue.assume." + name + ": true stands");
        }
        assertSays("ok   canceled: nothing of the probe is left");
        assertEquals(1, placed().size());
        assertNothingRests();
        assertEquals(0, probe(), () -> out + "" + err);
        assertSays("allTokensVisible: cannot be told");
        assertNothingRests();
    }

    @Test
    void shouldSayWhatIsWrongWithASecondTokenThatNoRequestCanCarry() throws Exception {
        final Path secondFile = Files.writeString(folder.resolve("second"), "hidden key\nhidden-secret\n");
        assertEquals(2, probe("--second-token", secondFile.toString()));
        assertTrue(err.toString().contains("--second-token: an Api-Key is 1 to 256 printable"), err::toString);
        assertFalse((out + "" + err).contains("hidden"), () -> out + "" + err);
        assertEquals(List.of(), placed());
    }

    @Test
    void shouldUseNoncesOfItsLaneAboveAllOthers() {
        doctor();
        probe();
        probe();
        final List<Long> accepted = venue.requests().stream()
                .filter(request -> request.status() < 400 && request.nonce().isPresent())
                .map(request -> request.nonce().getAsLong())
                .toList();
        assertTrue(accepted.size() > 20, accepted::toString);
        for (int i = 1; i < accepted.size(); i++) {
            assertTrue(accepted.get(i) > accepted.get(i - 1), accepted::toString);
        }
    }

    @Test
    void shouldSayThatWorkersDoNotShareTheirNonces() {
        venue.faults().add(Fault.nonceWorkers(64));
        assertEquals(1, probe(), () -> out + "" + err);
        assertSays("warn nonceAtomic: does not hold: ");
        assertSays("set venue.assume.nonceAtomic: false");
        assertNothingRests();
    }

    @Test
    void shouldSayThatReadingsNeedNoNonce() throws Exception {
        start(settings -> settings.withRest(rest -> rest.noncesCheckedOnGets(false)));
        assertEquals(1, probe(), () -> out + "" + err);
        assertSays("ok   nonceAtomic: holds");
        assertSays("warn getsChecked: does not hold: ");
        assertSays("set venue.assume.getsChecked: false");
        assertNothingRests();
    }

    @Test
    void shouldSayThatPricesAreRounded() throws Exception {
        start(settings -> settings.withExchange(
                exchange -> exchange.priceDecimals(0).excessDigits(ExchangeSettings.ExcessDigits.ROUND)));
        assertEquals(1, probe(), () -> out + "" + err);
        assertSays("warn amountsKept: does not hold: sent 0.00000001 at 15000.01, shown 0.00000001 at 15000");
        assertNothingRests();
    }

    @Test
    void shouldFindTheSmallestAmountTheVenueTakes() throws Exception {
        start(settings -> settings.withExchange(exchange -> exchange.minimumAmountSatoshi(10_000)));
        assertEquals(0, probe(), () -> out + "" + err);
        assertSays("ok   placed: buy 0.00010001 BTC at 15000.01 EUR");
        assertNothingRests();
    }

    @Test
    void shouldSellWhereThereIsNoMoneyToBuy() throws Exception {
        final SimulatedUser seller = venue.createUser("BC-U3", "0", "1");
        account = seller;
        use(seller.createToken());
        assertEquals(0, probe(), () -> out + "" + err);
        assertSays("ok   placed: sell 0.00000001 BTC at 60200.01 EUR");
        assertNothingRests();
    }

    @Test
    void shouldPlaceNothingWhereASideOfTheBookIsEmpty() throws Exception {
        venue.orders(others).stream()
                .filter(order -> order.direction() == Direction.SELL)
                .forEach(order -> venue.cancel(order.uuid()));
        assertEquals(2, probe());
        assertSays("FAIL probe: nothing is placed: a side of the book is empty");
        assertEquals(List.of(), placed());
    }

    @Test
    void shouldSayThatOthersTradeOnTheAccountAndLeaveTheirOrders() throws Exception {
        final OrderTruth foreign = venue.place(account, NewOrder.limit(Direction.BUY, "0.00000001", "15000.01"));
        assertEquals(1, probe(), () -> out + "" + err);
        assertSays("warn accountExclusive: does not hold: 1 open order(s)");
        assertEquals(
                OrderState.ACTIVE, venue.order(foreign.uuid()).orElseThrow().state());
        assertEquals(2, placed().size());
    }

    @Test
    void shouldSayHowLateAnOrderIsListed() throws Exception {
        venue.faults().add(Fault.hiddenOrder(Duration.ofMillis(150)));
        assertEquals(Findings.Grade.OK, impatientProbe(), out::toString);
        assertSays("ok   listComplete: holds: the order was listed within ");
        assertNothingRests();
    }

    @Test
    void shouldSayThatAnOrderIsNotListedAndCancelItAllTheSame() throws Exception {
        venue.faults().add(Fault.hiddenOrder(Duration.ofSeconds(2)));
        assertEquals(Findings.Grade.WARN, impatientProbe(), out::toString);
        assertSays("warn listComplete: does not hold: ");
        assertNothingRests();
    }

    // ---------------------------------------------------------------- what goes wrong meanwhile

    @Test
    void shouldFindAndCancelAnOrderWhosePostHadNoAnswer() {
        venue.faults()
                .add(Fault.of(FaultKind.ACCEPT_NO_REPLY).on(Endpoint.PLACE).next(1));
        assertEquals(2, probe());
        assertSays("FAIL probe: the order was not taken: no readable answer");
        assertEquals(1, placed().size());
        assertNothingRests();
    }

    @Test
    void shouldCancelWhatItPlacedWhenItIsToldToStop() throws Exception {
        for (final String line : List.of("     placing", "ok   placed", "ok   listComplete", "ok   amountsKept")) {
            stopAt = line;
            out.getBuffer().setLength(0);
            impatientProbe();
            assertSays(line);
            assertFalse(out.toString().contains("nonceAtomic"), out::toString);
            assertNothingRests();
        }
        assertEquals(4, placed().size());
    }

    @Test
    void shouldAskForTheAccountsName() {
        final InputStream stdin = System.in;
        try {
            System.setIn(new ByteArrayInputStream("yes\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals(2, doctor("--probe"));
            assertSays("Type the name of the account to go on [main]:");
            assertEquals(List.of(), placed());
            System.setIn(new ByteArrayInputStream("main\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, doctor("--probe"), () -> out + "" + err);
            assertNothingRests();
        } finally {
            System.setIn(stdin);
        }
    }

    @Test
    void shouldTakeWhatIsConfiguredAsFalseForNoSurprise() throws Exception {
        start(settings -> settings.withRest(rest -> rest.noncesCheckedOnGets(false)));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "  dailyCalls:", "  assume: {getsChecked: false, listComplete: false}\n  dailyCalls:"));
        assertEquals(0, probe(), () -> out + "" + err);
        assertSays("ok   getsChecked: does not hold: ");
        assertSays("; venue.assume.getsChecked: false stands");
        assertSays("; set venue.assume.listComplete: true");
    }

    @Test
    void shouldCancelThoughTheVenueFailsInBetween() throws Exception {
        venue.faults().add(Fault.errorBefore(500).on(Endpoint.LIST).next(1_000));
        venue.faults().add(Fault.of(FaultKind.RESET_BEFORE).on(Endpoint.CANCEL).withProbability("0.5"));
        venue.faults().add(Fault.errorBefore(500).on(Endpoint.READ).withProbability("0.5"));
        impatientProbe();
        assertEquals(1, placed().size(), out::toString);
        assertNothingRests();
    }

    @Test
    void shouldSayHowToFindWhatItCouldNotCancelAndCancelItTheNextTime() throws Exception {
        final long noCancel = venue.faults().add(Fault.errorBefore(500).on(Endpoint.CANCEL));
        assertEquals(Findings.Grade.FAIL, impatientProbe());
        final OrderTruth left = placed().get(0);
        assertSays("FAIL canceled: NOT proven: [buy 0.00000001 BTC at 15000.01 EUR, uuid " + left.uuid() + "]");
        assertTrue(Files.exists(note()));
        venue.faults().remove(noCancel);
        assertEquals(1, doctor());
        assertSays("warn probe main: an earlier probe ended in its middle");
        assertEquals(1, probe(), out::toString);
        assertSays("an earlier probe left [buy 0.00000001 BTC at 15000.01 EUR, uuid " + left.uuid() + "]");
        assertNothingRests();
    }

    @Test
    void shouldFindByItsNoteWhatAKilledProbeLeftAndTouchNothingElse() throws Exception {
        final OrderTruth near = venue.place(account, NewOrder.limit(Direction.BUY, "0.00000001", "15000.02"));
        final OrderTruth left = venue.place(account, NewOrder.limit(Direction.BUY, "0.00000001", "15000.01"));
        Files.createDirectories(note().getParent());
        Files.writeString(note(), "- buy 0.00000001 15000.01\n");
        probe();
        assertEquals(OrderState.CANCELED, venue.order(left.uuid()).orElseThrow().state(), out::toString);
        assertEquals(OrderState.ACTIVE, venue.order(near.uuid()).orElseThrow().state(), out::toString);
        assertTrue(Files.notExists(note()));
    }
}
