package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.Secret;
import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that asks how the orders of its accounts stand, and sends none. */
@Timeout(60)
class ReadOnlySessionTest {
    private static final String RISK =
            "  - {name: %1$s, senderCompId: %1$s, username: risk, password: secret, accounts: [%2$s], role: read-only}\n";

    @TempDir
    private Path folder;

    private Simulator venue;
    private SimulatedToken token;
    private Path file;
    private Gateway gateway;
    private Oms oms;
    private Oms risk;

    @BeforeEach
    void start() throws Exception {
        venue = GatewayOnSimulator.venue();
        final SimulatedUser account = venue.createUser("BC-U1", "90000000", "1000");
        token = account.createToken();
        file = GatewayFile.write(folder, venue, token);
    }

    private void startGateway() throws Exception {
        startGateway("main", "", List.of(credential(token)));
    }

    private static Credential credential(final SimulatedToken token) {
        return new ApiToken(token.key(), Secret.of(token.secret()));
    }

    private void startGateway(final String risksAccount, final String moreAccounts, final List<Credential> tokens)
            throws Exception {
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("sessions:\n", moreAccounts + "sessions:\n" + RISK.formatted("RISK1", risksAccount)));
        gateway = Gateway.start(GatewayConfig.load(file, Map.of()), venue.baseUri(), tokens, (what, cause) -> {});
        oms = GatewayOnSimulator.loggedOn(gateway);
        risk = new Oms(gateway.fixPort(), "RISK1", 1, 1);
        risk.logOn("risk", "secret", false);
        await().until(risk::isLoggedOn);
    }

    @AfterEach
    void stop() throws Exception {
        risk.close();
        oms.close();
        gateway.close();
        venue.close();
    }

    private List<String> answers(final String ofQuestion) {
        return risk.messages().stream()
                .filter(text -> text.contains("|35=8|") && text.contains(ofQuestion))
                .toList();
    }

    private String orderId(final String clOrdId) {
        return oms.messages().stream()
                .filter(text -> text.contains("|35=8|") && text.contains("|11=" + clOrdId + "|"))
                .map(text -> text.replaceAll("^.*\\|37=([^|]+)\\|.*$", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTellHowTheOrdersOfItsAccountsStandWhoeverPlacedThem() throws Exception {
        startGateway();
        oms.limit("a", '1', "0.5", "30000");
        oms.limit("b", '2', "0.2", "40000");
        await().until(() -> oms.order("a").ordStatus().equals("0")
                && oms.order("b").ordStatus().equals("0"));
        risk.send("AF", "584=M1|585=7|");
        await().until(() -> answers("|584=M1|").size() == 2);
        answers("|584=M1|").forEach(text -> assertHas(text, "|150=I|", "|39=0|", "|911=2|"));

        risk.send("H", "11=any|37=" + orderId("b") + "|55=BTC/EUR|54=2|790=Q1|");
        await().until(() -> answers("|790=Q1|").size() == 1);
        assertHas(answers("|790=Q1|").get(0), "|150=I|", "|39=0|", "|11=b|");

        oms.cancel("c", "a", '1');
        await().until(() -> oms.order("a").ordStatus().equals("4"));
        risk.send("AF", "584=M2|585=7|1=main|");
        await().until(() -> answers("|584=M2|").size() == 1);
        assertHas(answers("|584=M2|").get(0), "|11=b|", "|911=1|");
    }

    @Test
    void shouldBeToldNothingItDidNotAskForAndSendNoOrder() throws Exception {
        startGateway();
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        risk.limit("x", '1', "0.5", "30000");
        risk.cancel("y", "a", '1');
        await().until(() -> risk.messages().stream()
                        .filter(text -> text.contains("|35=j|") && text.contains("|380=6|"))
                        .count()
                == 2);
        assertEquals(List.of(), answers("|"));
        assertEquals("0", oms.order("a").ordStatus());
    }

    @Test
    void shouldNotSeeOtherAccounts() throws Exception {
        final SimulatedToken other = venue.createUser("BC-U3", "1000", "1").createToken();
        startGateway(
                "other",
                "  - {name: other, apiKey: %s, apiSecret: %s}\n".formatted(other.key(), other.secret()),
                List.of(credential(token), credential(other)));
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        risk.send("AF", "584=M1|585=7|");
        await().until(() -> answers("|584=M1|").size() == 1);
        assertHas(answers("|584=M1|").get(0), "|39=8|", "|911=0|", "NO_ORDERS");
        risk.send("H", "11=a|37=" + orderId("a") + "|55=BTC/EUR|54=1|790=Q1|");
        await().until(() -> answers("|790=Q1|").size() == 1);
        assertHas(answers("|790=Q1|").get(0), "|39=8|", "UNKNOWN_ORDER");
    }

    private static void assertHas(final String text, final String... parts) {
        for (final String part : parts) {
            assertTrue(text.contains(part), () -> part + " in " + text);
        }
    }
}
