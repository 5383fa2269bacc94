package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command lines of operators against a running gateway. */
@Timeout(60)
class OperatorCommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Simulator venue;
    private SimulatedUser account;
    private SimulatedUser others;
    private Path file;
    private Gateway gateway;
    private Oms oms;

    @BeforeEach
    void start() throws Exception {
        venue = GatewayOnSimulator.venue();
        account = venue.createUser("BC-U1", "90000000", "1000");
        others = venue.createUser("BC-U2", "90000000", "1000");
        final SimulatedToken token = account.createToken();
        file = GatewayFile.write(folder, venue, token);
        gateway = GatewayOnSimulator.start(file, venue, token, (what, cause) -> {});
        oms = GatewayOnSimulator.loggedOn(gateway);
    }

    @AfterEach
    void stop() throws Exception {
        oms.close();
        gateway.close();
        venue.close();
    }

    private int execute(final String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        final CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(words);
    }

    private int on(final String... words) {
        final String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--config";
        all[words.length + 1] = file.toString();
        return execute(all);
    }

    @Test
    void shouldSayWhichOfItsFilesIsDamagedAndShowNoToken() throws Exception {
        final Path token = folder.resolve("data/admin.token");
        final Path address = folder.resolve("data/admin.json");
        final String right = Files.readString(token);
        for (final String wrong : List.of("", "\n", "a\nSECRETSECRETSECRETSECRET", right + right)) {
            Files.writeString(token, wrong);
            assertRefused(token);
        }
        Files.writeString(token, "SECRETSECRETSECRETSECRET");
        assertRefused(token);
        Files.writeString(token, right);
        for (final String wrong : List.of("", "{", "[]", "{\"port\": 0}", "{\"port\": 99999}")) {
            Files.writeString(address, wrong);
            assertRefused(address);
        }
    }

    private void assertRefused(final Path named) {
        assertEquals(1, on("orders"));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains(named + ": "), err::toString);
        assertFalse(err.toString().contains("SECRET"), err::toString);
    }

    @Test
    void shouldShowOrdersAndReconcileThem() throws Exception {
        assertEquals(0, on("orders"));
        assertEquals("No orders.\n", out.toString());
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        venue.place(others, NewOrder.limit(Direction.SELL, "0.2", "30000"));
        await().until(() -> oms.order("a").ordStatus().equals("1"));

        assertEquals(0, on("orders"));
        final List<String> lines = out.toString().lines().toList();
        assertEquals(2, lines.size(), out::toString);
        assertTrue(lines.get(0).startsWith("ORDER "), lines.get(0));
        assertTrue(
                lines.get(1).matches("[0-9A-Z]+ +a +OMS1 +main +LIVE +buy +0.5 +30000 +0.2 +[0-9]+ s +[0-9a-f-]{36}"),
                lines.get(1));
        final String orderId = lines.get(1).split(" ", 2)[0];
        assertEquals(0, on("orders", orderId, "--json"));
        assertTrue(out.toString().contains("\"tradedBtc\" : \"0.2\""), out::toString);
        assertEquals(1, on("orders", "NO-SUCH"));
        assertEquals(0, on("orders", "--account", "main"));
        assertEquals(0, execute("orders", "--data", folder.resolve("data").toString()));

        assertEquals(0, on("reconcile"), () -> out + "" + err);
        assertTrue(out.toString().startsWith("EQUAL: "), out::toString);
        assertTrue(out.toString().contains("1 open and 0 ended orders, traded 0.2 BTC for 6000 EUR"), out::toString);
        assertEquals(0, on("reconcile", "--account", "main", "--json"));
        assertTrue(out.toString().contains("\"word\" : \"EQUAL\""), out::toString);
        assertEquals(2, on("reconcile", "--account", "nobody"));
    }

    @Test
    void shouldLetNoClientWriteToTheOperatorsTerminal() throws Exception {
        oms.send(
                "D",
                "115=\u001b[2J\nNo orders.\u009b|11=a|55=BTC/EUR|54=1|60=20260101-00:00:00.000|40=2|59=1|38=0.5|44=30000|");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        assertEquals(0, on("orders"));
        assertTrue(out.toString().contains("OMS1/?[2J?No orders.?"), out::toString);
        assertEquals(2, out.toString().lines().count(), out::toString);
        assertEquals(0, on("orders", "--json"));
        assertTrue(out.toString().contains("\"OMS1/\\u001B[2J\\nNo orders.\\u009B\""), out::toString);
        assertTrue(out.toString().chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), out::toString);
    }

    @Test
    void shouldSayThatThereIsNoSuchAccount() throws Exception {
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        for (final String name : List.of("nobody", "*", "MAIN")) {
            assertEquals(1, on("orders", "--account", name));
            assertEquals("UNKNOWN_ACCOUNT: no account is named " + name + "; there is main\n", out.toString());
            assertEquals(1, on("orders", "--account", name, "--json"));
            assertTrue(out.toString().contains("\"accounts\" : [ \"main\" ]"), out::toString);
        }
        assertEquals(0, on("orders", "--account", "main"));
        assertEquals(2, out.toString().lines().count(), out::toString);
    }

    @Test
    void shouldReconcileOrdersOfAllKindsThatEndedToday() throws Exception {
        venue.place(others, NewOrder.limit(Direction.SELL, "1", "30000"));
        oms.limit("a", '1', "0.4", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("2"));
        oms.limit("b", '2', "0.1", "40000");
        await().until(() -> oms.order("b").ordStatus().equals("0"));
        oms.cancel("c", "b", '2');
        await().until(() -> oms.order("b").ordStatus().equals("4"));
        oms.limit("d", '2', "0.1", "40000");
        await().until(() -> oms.order("d").ordStatus().equals("0"));
        assertEquals(0, on("reconcile"), () -> out + "" + err);
        assertTrue(out.toString().contains("1 open and 2 ended orders"), out::toString);
        assertTrue(out.toString().contains("locked 0.1 BTC and 0 EUR"), out::toString);
    }

    @Test
    void shouldSettleOnlyWhatIsHeld() throws Exception {
        assertEquals(1, on("settle", "NO-SUCH", "absent"));
        assertTrue(out.toString().startsWith("UNKNOWN_ORDER"), out::toString);
        assertEquals(1, on("accept", "backup"));
        assertEquals("NO_OLD_BACKUP: there is nothing to accept\n", out.toString());
        assertEquals(1, on("accept", "assumption"));
        assertEquals(2, on("settle", "X", "adopt"));
        assertTrue(err.toString().contains("adopt wants Paymium's uuid"), err::toString);
        assertEquals(2, on("settle", "X", "dance"));
        assertEquals(0, on("orders", "--truth"));
    }

    @Test
    void shouldFindTheGatewayWithoutTheSecretsOfItsConfiguration() throws Exception {
        Files.writeString(file, Files.readString(file).replaceFirst("apiSecret: [^}]*}", "apiSecret: '\\${NOT_SET}'}"));
        assertEquals(0, on("orders"), err::toString);
    }

    @Test
    void shouldNotSayOfAFolderThatNoGatewayRunsThereWhereAnotherDoes() throws Exception {
        Files.writeString(file, "dataDir: " + folder.resolve("data") + "\nadmin: {tokenFile: prod.token}\n");
        assertEquals(1, on("orders"));
        assertEquals(
                "Cannot ask the gateway: no gateway runs with the token file " + folder.resolve("data/prod.token")
                        + ".\n",
                err.toString());
    }

    @Test
    void shouldSayThatNoGatewayRuns() throws Exception {
        gateway.close();
        assertEquals(1, on("orders"));
        assertEquals(
                "Cannot ask the gateway: no gateway runs with the token file "
                        + folder.resolve("data/admin.token").toAbsolutePath() + ".\n",
                err.toString());
        assertEquals(2, on("reconcile"));
        Files.writeString(folder.resolve("data/admin.json"), "{\"port\": 1}");
        Files.writeString(folder.resolve("data/admin.token"), "killed");
        assertEquals(1, on("settle", "X", "absent"));
        assertTrue(err.toString().contains("does not answer on 127.0.0.1:1"), err::toString);
        Files.writeString(file, "admin: {enabled: false}");
        assertEquals(1, on("orders"));
        assertTrue(err.toString().contains("admin.enabled: false"), err::toString);
    }
}
