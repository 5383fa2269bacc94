package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that did not take what was sent learns it all the same, once, whatever became of the sequence numbers. */
@Timeout(60)
class MissedReportsTest {
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
        startGateway();
        oms = GatewayOnSimulator.loggedOn(gateway);
    }

    @AfterEach
    void stop() throws Exception {
        oms.close();
        gateway.close();
        venue.close();
    }

    @Test
    void shouldReachAClientThatStartsItsNumbersAgain() throws Exception {
        fillUnheard();

        logOn(true);

        awaitStatus("a", "2");
        assertTold(1, "|97=Y|", "a");
    }

    @Test
    void shouldReachAClientThatStartsItsNumbersAgainAfterAGatewayWasStartedAnew() throws Exception {
        fillUnheard();
        gateway.close();
        startGateway();

        logOn(true);

        awaitStatus("a", "2");
        assertTold(1, "|97=Y|", "a");
    }

    @Test
    void shouldReachAClientByItsOwnResendWhenTheNumbersGoOn() throws Exception {
        fillUnheard();
        gateway.close();
        startGateway();

        logOn(false);

        awaitStatus("a", "2");
        assertTold(0, "|97=Y|", "a");
        assertTold(1, "|43=Y|", "a");
    }

    @Test
    void shouldNotTellAgainWhatTheClientHadShownToHave() throws Exception {
        rest("a");
        sell();
        awaitStatus("a", "2");
        await().until(() -> oms.messages().stream().anyMatch(text -> text.contains("|112=REPORT-3|")));
        rest("b");
        await().until(() -> oms.messages().stream().anyMatch(text -> text.contains("|112=REPORT-5|")));
        oms.send("1", "112=all answered|");
        await().until(() -> oms.messages().stream().anyMatch(text -> text.contains("|112=all answered|")));
        gateway.close();
        startGateway();

        logOn(true);

        oms.send("H", "11=b|55=BTC/EUR|54=1|790=q|");
        await().until(() -> oms.messages().stream().anyMatch(text -> text.contains("|790=q|")));
        assertTold(0, "|97=Y|", "a", "b");
    }

    @Test
    void shouldAnswerQuestionsAboutOrdersAndTheVenue() throws Exception {
        rest("a");
        rest("b");

        oms.send("AF", "584=m|585=7|");
        oms.send("g", "335=s|263=0|");

        await().until(() -> oms.messages().stream()
                        .filter(text -> text.contains("|584=m|") && text.contains("|911=2|"))
                        .count()
                == 2);
        await().until(() ->
                oms.messages().stream().anyMatch(text -> text.contains("|335=s|") && text.contains("|340=2|")));
        assertEquals(List.of(), oms.faults());
    }

    private void startGateway() throws Exception {
        gateway = GatewayOnSimulator.start(
                GatewayFile.write(folder, venue, token), venue, token, (what, cause) -> fatal.add(what));
    }

    /** The order is filled, and its report leaves for a client that hears nothing any more. */
    private void fillUnheard() throws Exception {
        rest("a");
        final int before = gateway.sessions().get(0).nextSenderMsgSeqNum();
        oms.fallDeaf();
        sell();
        await().until(() -> gateway.sessions().get(0).nextSenderMsgSeqNum() > before + 1);
        oms.close();
    }

    private void rest(final String clOrdId) throws IOException {
        oms.limit(clOrdId, '1', "0.5", "30000");
        awaitStatus(clOrdId, "0");
    }

    private void sell() throws Exception {
        venue.place(others, NewOrder.limit(Direction.SELL, "0.5", "30000"));
    }

    /** Tries again when the end of the last connection is not known yet. */
    private void logOn(final boolean reset) throws IOException {
        await().until(() -> {
            oms.connect(gateway.fixPort());
            oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, reset);
            return oms.isLoggedOnWithin(Duration.ofSeconds(2));
        });
    }

    private void awaitStatus(final String clOrdId, final String ordStatus) {
        await().until(() -> oms.order(clOrdId).ordStatus().equals(ordStatus));
    }

    /** So many fills came with this mark, and the client's books are right. */
    private void assertTold(final int count, final String mark, final String... clOrdIds) {
        await().until(() -> truth.differences(oms, List.of(clOrdIds)).isEmpty());
        assertEquals(
                count,
                oms.messages().stream()
                        .filter(text -> text.contains("|150=F|") && text.contains(mark))
                        .count());
        assertEquals(List.of(), fatal);
    }
}
