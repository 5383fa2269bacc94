package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.VenueMode;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that is told what another does. */
@Timeout(60)
class DropCopySessionTest {
    private static final Pattern EXEC_ID = Pattern.compile("\\|17=([^|]+)\\|");

    @TempDir
    private Path folder;

    private Simulator venue;
    private SimulatedUser others;
    private SimulatedToken token;
    private Path file;
    private Gateway gateway;
    private Oms oms;
    private Oms drop;

    @BeforeEach
    void start() throws Exception {
        venue = GatewayOnSimulator.venue();
        token = venue.createUser("BC-U1", "90000000", "1000").createToken();
        others = venue.createUser("BC-U2", "90000000", "1000");
        file = GatewayFile.write(folder, venue, token);
        Files.writeString(file, Files.readString(file).replace("sessions:\n", """
                        sessions:
                          - {name: DROP1, senderCompId: DROP1, username: drop1, password: secret, accounts: [main], role: drop-copy}
                        """));
        startGateway();
        oms = new Oms(gateway.fixPort(), GatewayFile.COMP_ID, 1, 1);
        oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
        drop = new Oms(gateway.fixPort(), "DROP1", 1, 1);
        await().until(() -> oms.isLoggedOn() && gateway.mode() == VenueMode.OPEN);
    }

    private void startGateway() throws Exception {
        gateway = GatewayOnSimulator.start(file, venue, token, (what, cause) -> {});
    }

    @AfterEach
    void stop() throws Exception {
        drop.close();
        oms.close();
        gateway.close();
        venue.close();
    }

    private static List<String> execIds(final List<String> messages) {
        return messages.stream()
                .filter(text -> text.contains("|35=8|"))
                .map(EXEC_ID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void shouldBeToldEveryReportOnceWheneverItLogsOn() throws Exception {
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        drop.logOn("drop1", "secret", false);
        venue.place(others, NewOrder.limit(Direction.SELL, "0.2", "30000"));
        await().until(() -> oms.order("a").ordStatus().equals("1"));
        oms.cancel("c", "a", '1');
        await().until(() -> oms.order("a").ordStatus().equals("4"));
        oms.cancel("d", "a", '1');
        await().until(() -> drop.messages().stream().anyMatch(text -> text.contains("|35=9|")));
        assertEquals(execIds(oms.messages()), execIds(drop.messages()));
        assertEquals(
                List.of(),
                drop.messages().stream()
                        .filter(text -> text.matches(".*\\|35=[89]\\|.*") && !text.contains("|128=OMS1|"))
                        .toList());

        drop.limit("x", '1', "0.5", "30000");
        await().until(() -> drop.messages().stream().anyMatch(text -> text.contains("|35=j|")));
        assertEquals(
                1,
                execIds(oms.messages()).stream().filter(id -> id.endsWith("-0")).count());
    }

    @Test
    void shouldBeToldAfterARestartWhatItMissed() throws Exception {
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        gateway.close();
        startGateway();
        drop.connect(gateway.fixPort());
        drop.logOn("drop1", "secret", false);
        await().until(() -> execIds(drop.messages()).equals(execIds(oms.messages())));
    }
}
