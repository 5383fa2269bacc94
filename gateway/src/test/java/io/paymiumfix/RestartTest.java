package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.fix.FixStartException;
import io.paymiumfix.journal.JournalInUseException;
import io.paymiumfix.order.VenueMode;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is stopped and started again goes on as if nothing had been, for its client and for the venue. */
@Timeout(60)
class RestartTest {
    @TempDir
    private Path folder;

    private final List<String> fatal = new ArrayList<>();
    private Simulator venue;
    private SimulatedUser account;
    private SimulatedUser others;
    private SimulatedToken token;
    private Truth truth;
    private Gateway gateway;
    private Oms oms;

    @BeforeEach
    void start() throws Exception {
        venue = GatewayOnSimulator.venue();
        account = venue.createUser("BC-U1", "90000000", "1000");
        others = venue.createUser("BC-U2", "90000000", "1000");
        token = account.createToken();
        truth = new Truth(venue, account);
        gateway = startGateway();
        oms = GatewayOnSimulator.loggedOn(gateway);
    }

    @AfterEach
    void stop() throws Exception {
        oms.close();
        gateway.close();
        venue.close();
    }

    private Gateway startGateway() throws Exception {
        return startGateway(GatewayFile.write(folder, venue, token));
    }

    private Gateway startGateway(final Path file) throws Exception {
        return GatewayOnSimulator.start(file, venue, token, (what, cause) -> fatal.add(what));
    }

    private void restart() throws Exception {
        gateway.close();
        gateway = startGateway();
    }

    /** Tries again when the end of the last connection is not known yet. */
    private void logOnAgain() throws IOException {
        await().until(() -> {
            oms.connect(gateway.fixPort());
            oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
            return oms.isLoggedOnWithin(Duration.ofSeconds(2));
        });
    }

    private void awaitOpen() {
        await().until(() -> gateway.mode() == VenueMode.OPEN);
    }

    private void rest(final String clOrdId) throws IOException {
        oms.limit(clOrdId, '1', "0.5", "30000");
        await().until(() -> oms.order(clOrdId).ordStatus().equals("0"));
    }

    private void sell(final String qty) throws Exception {
        venue.place(others, NewOrder.limit(Direction.SELL, qty, "30000"));
    }

    private void awaitStatus(final String clOrdId, final String ordStatus) {
        await().until(() -> oms.order(clOrdId).ordStatus().equals(ordStatus));
    }

    private void assertTrueToTheVenue(final String... clOrdIds) throws Exception {
        await().until(() -> truth.differences(oms, List.of(clOrdIds)).isEmpty());
        assertEquals(List.of(), oms.faults());
        assertEquals(List.of(), truth.noncesThatDidNotGrow());
        assertEquals(List.of(), fatal);
    }

    @Test
    void shouldLeaveAnOrderRestingThroughARestart() throws Exception {
        rest("a");
        final int told = oms.messages().size();

        restart();
        logOnAgain();
        awaitOpen();
        sell("0.5");

        awaitStatus("a", "2");
        final List<String> after = oms.messages().subList(told, oms.messages().size());
        assertEquals(1, after.stream().filter(text -> text.contains("|35=8|")).count(), after.toString());
        assertTrueToTheVenue("a");
        assertEquals(1, truth.posts());
    }

    @Test
    void shouldTellAFillOfItsAbsenceOnceAtTheNextLogon() throws Exception {
        rest("a");
        gateway.close();
        sell("0.2");
        gateway = startGateway();
        awaitOpen();

        logOnAgain();

        awaitStatus("a", "1");
        restart();
        logOnAgain();
        sell("0.3");
        awaitStatus("a", "2");
        assertTrueToTheVenue("a");
        assertEquals(
                2,
                oms.messages().stream().filter(text -> text.contains("|150=F|")).count());
    }

    @Test
    void shouldGoOnWithTheSequenceNumbersThroughManyRestarts() throws Exception {
        final int restarts = 5;
        final List<String> ids = new ArrayList<>();
        for (int i = 0; i < restarts; i++) {
            rest("a" + i);
            ids.add("a" + i);
            restart();
            logOnAgain();
            awaitOpen();
        }
        final int told = oms.messages().size();
        assertTrueToTheVenue(ids.toArray(new String[0]));
        // A gap fill may cover a Logout(5) that crossed the client's own; nothing else may be missing.
        assertEquals(
                List.of(),
                oms.messages().subList(0, told).stream()
                        .filter(text ->
                                text.contains("|35=2|") || (text.contains("|43=Y|") && !text.contains("|35=4|")))
                        .toList(),
                "a clean stop leaves nothing to send again");
    }

    @Test
    void shouldRefuseAnIdUsedBeforeTheRestart() throws Exception {
        rest("a");
        restart();
        logOnAgain();
        awaitOpen();

        oms.limit("a", '1', "0.5", "30000");

        await().until(() -> oms.order("a").lastText().startsWith("DUPLICATE_CLORDID"));
        assertEquals(1, venue.orders(account).size());
        assertTrueToTheVenue("a");
    }

    @Test
    void shouldCarryOnACancelThatWasPendingAtTheStop() throws Exception {
        rest("a");
        venue.faults().add(Fault.errorBefore(500).on(Endpoint.CANCEL));
        oms.cancel("c", "a", '1');
        awaitStatus("a", "6");

        gateway.close();
        venue.faults().clear();
        gateway = startGateway();
        logOnAgain();

        awaitStatus("a", "4");
        assertTrueToTheVenue("a");
    }

    @Test
    void shouldTellInOrderWhatHappenedWhileTheClientWasAway() throws Exception {
        rest("a");
        oms.logOut();
        await().until(() -> !oms.isLoggedOn());
        for (int i = 0; i < 3; i++) {
            final long open = fillsJournalled();
            sell("0.1");
            await().until(() -> fillsJournalled() > open);
        }
        restart();
        awaitOpen();
        sell("0.2");

        logOnAgain();

        awaitStatus("a", "2");
        assertTrueToTheVenue("a");
        assertEquals(
                4,
                oms.messages().stream().filter(text -> text.contains("|150=F|")).count(),
                () -> String.join("\n", oms.messages()));
    }

    /** Each fill is a report that waits for the client. */
    private long fillsJournalled() {
        return gateway.sessions().get(0).pendingReports();
    }

    @Test
    void shouldAdoptAfterTheRestartAnOrderThatHadNoAnswer() throws Exception {
        venue.faults().add(Fault.of(FaultKind.ACCEPT_NO_REPLY).on(Endpoint.PLACE));
        venue.faults().add(Fault.errorBefore(500).on(Endpoint.LIST));
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").lastText().startsWith("OUTCOME_UNKNOWN"));

        gateway.close();
        venue.faults().clear();
        gateway = startGateway();
        logOnAgain();

        awaitStatus("a", "0");
        awaitOpen();
        assertTrueToTheVenue("a");
        assertEquals(1, truth.posts());
    }

    @Test
    void shouldRejectByAbsenceAfterTheRestartAnOrderThatNeverCame() throws Exception {
        venue.faults().add(Fault.of(FaultKind.RESET_BEFORE).on(Endpoint.PLACE));
        venue.faults().add(Fault.errorBefore(500).on(Endpoint.LIST));
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").lastText().startsWith("OUTCOME_UNKNOWN"));

        gateway.close();
        venue.faults().clear();
        gateway = startGateway();
        logOnAgain();

        awaitStatus("a", "8");
        assertTrue(
                oms.order("a").lastText().startsWith("REJECTED_BY_ABSENCE"),
                oms.order("a").lastText());
        assertTrueToTheVenue("a");
        assertEquals(1, truth.posts());
    }

    @Test
    void shouldTakeNoNewOrderBeforeTheUnknownOneIsFencedAndReadForOnce() throws Exception {
        venue.faults().add(Fault.of(FaultKind.ACCEPT_NO_REPLY).on(Endpoint.PLACE));
        venue.faults().add(Fault.errorBefore(500).on(Endpoint.LIST));
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").lastText().startsWith("OUTCOME_UNKNOWN"));
        restart();
        logOnAgain();

        oms.limit("b", '1', "0.5", "30000");
        awaitStatus("b", "8");
        venue.faults().clear();
        awaitOpen();
        oms.limit("c", '1', "0.5", "30000");

        awaitStatus("c", "0");
        assertTrue(
                oms.order("b").lastText().startsWith("RECOVERING"),
                oms.order("b").lastText());
        assertTrueToTheVenue("a", "b", "c");
    }

    @Test
    void shouldTakeACancelWhileItIsRecovering() throws Exception {
        rest("a");
        venue.faults().add(Fault.of(FaultKind.ACCEPT_NO_REPLY).on(Endpoint.PLACE));
        venue.faults().add(Fault.errorBefore(500).on(Endpoint.LIST));
        oms.limit("b", '1', "0.4", "30000");
        await().until(() -> oms.order("b").lastText().startsWith("OUTCOME_UNKNOWN"));
        restart();
        logOnAgain();

        oms.cancel("c", "a", '1');
        oms.cancel("d", "b", '1');

        awaitStatus("a", "4");
        assertEquals(VenueMode.RECOVERING, gateway.mode());
        venue.faults().clear();
        awaitStatus("b", "4");
        assertTrueToTheVenue("a", "b");
    }

    @Test
    void shouldTellAClientThatStartsItsNumbersAgainWhatItMissed() throws Exception {
        rest("a");
        oms.logOut();
        await().until(() -> !oms.isLoggedOn());
        sell("0.2");
        await().until(() -> fillsJournalled() > 0);
        restart();

        oms.connect(gateway.fixPort());
        oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, true);

        awaitStatus("a", "1");
        awaitOpen();
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").lastText().startsWith("DUPLICATE_CLORDID"));
        assertTrueToTheVenue("a");
    }

    @Test
    void shouldTellAgainAfterTheRestartWhatWasLostOnTheWire() throws Exception {
        rest("a");
        final int next = gateway.sessions().get(0).nextSenderMsgSeqNum();
        oms.fallDeaf();
        sell("0.2");
        await().until(() -> gateway.sessions().get(0).nextSenderMsgSeqNum() > next);
        oms.close();
        restart();

        logOnAgain();

        awaitStatus("a", "1");
        assertTrueToTheVenue("a");
    }

    @Test
    void shouldLoseNothingOfAClientThatIsCutOffInTheMiddleOfItsBursts() throws Exception {
        final int bursts = 6;
        final int ordersPerBurst = 40;
        final List<String> ids = new ArrayList<>();
        for (int burst = 0; burst < bursts; burst++) {
            for (int i = 0; i < ordersPerBurst; i++) {
                final String id = "b" + burst + "-" + i;
                ids.add(id);
                oms.limit(id, '1', "0.01", "30000");
            }
            sell("0.05");
            oms.close();
            if (burst % 2 == 1) {
                restart();
            }
            logOnAgain();
        }
        assertTrueToTheVenue(ids.toArray(new String[0]));
    }

    @Test
    void shouldRefuseASecondGatewayOnTheSameFolder() throws Exception {
        final JournalInUseException refused = assertThrows(JournalInUseException.class, this::startGateway);

        assertTrue(refused.getMessage().contains("belongs to another running process"), refused.getMessage());
        assertFirstIsUndisturbed();
    }

    @Test
    void shouldRefuseASecondGatewayOnTheSameStore() throws Exception {
        final Path other = folder.resolve("other");
        final Path file = GatewayFile.write(folder.resolve("other.yaml"), other, "", venue, token);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "fix: {port: \"0\"}",
                                "fix: {port: \"0\", storeDir: "
                                        + folder.resolve("data").resolve("store") + "}"));

        final FixStartException refused = assertThrows(FixStartException.class, () -> startGateway(file));

        assertTrue(refused.getMessage().startsWith("STORE_IN_USE"), refused.getMessage());
        assertFirstIsUndisturbed();
    }

    @Test
    void shouldRefuseToForgetItsOrdersWhenTheJournalIsGone() throws Exception {
        rest("a");
        gateway.close();
        final Path journal = folder.resolve("data/journal");
        final Path away = folder.resolve("away");
        Files.move(journal, away);

        for (int attempt = 1; attempt <= 2; attempt++) {
            final IOException refused = assertThrows(IOException.class, this::startGateway);
            assertTrue(refused.getMessage().startsWith("JOURNAL_GONE"), refused.getMessage());
            assertTrue(refused.getMessage().contains(journal.toString()), refused.getMessage());
        }

        Folders.delete(journal);
        Files.move(away, journal);
        gateway = startGateway();
        logOnAgain();
        awaitOpen();
        oms.cancel("c", "a", '1');
        awaitStatus("a", "4");
        assertTrueToTheVenue("a");
    }

    @Test
    void shouldRefuseASecondGatewayOnTheSameToken() throws Exception {
        final Path file = GatewayFile.write(folder.resolve("other.yaml"), folder.resolve("other"), "", venue, token);

        final IOException refused = assertThrows(IOException.class, () -> startGateway(file));

        assertTrue(refused.getMessage().startsWith("TOKEN_IN_USE"), refused.getMessage());
        assertFirstIsUndisturbed();
    }

    private void assertFirstIsUndisturbed() throws Exception {
        rest("a");
        oms.cancel("c", "a", '1');
        awaitStatus("a", "4");
        assertTrueToTheVenue("a");
    }
}
