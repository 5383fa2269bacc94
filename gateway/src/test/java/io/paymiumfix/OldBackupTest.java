package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.VenueMode;
import io.paymiumfix.sequencer.EpochMicros;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A gateway whose journal ends before the account's last orders takes no new one until a person accepts it. The first
 * run's clock is a minute behind, so that what comes after it comes a minute after its journal's end.
 */
@Timeout(60)
class OldBackupTest {
    private static final long BEHIND_US = TimeUnit.MINUTES.toMicros(1);

    @TempDir
    private Path folder;

    private final AtomicLong behindUs = new AtomicLong(BEHIND_US);
    private final List<String> fatal = new ArrayList<>();
    private Simulator venue;
    private SimulatedUser account;
    private SimulatedUser others;
    private SimulatedToken token;
    private Gateway gateway;
    private Oms oms;

    @BeforeEach
    void start() throws Exception {
        venue = GatewayOnSimulator.venue();
        account = venue.createUser("BC-U1", "90000000", "1000");
        others = venue.createUser("BC-U2", "90000000", "1000");
        token = account.createToken();
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
        final EpochMicros machine = EpochMicros.system();
        return GatewayOnSimulator.start(
                GatewayFile.write(folder, venue, token),
                venue,
                token,
                (what, cause) -> fatal.add(what),
                EpochMicros.steady(() -> machine.nowUs() - behindUs.get()));
    }

    /** The store holds its report, and the client has not shown to have it. */
    private void fillUnheard() throws Exception {
        oms.limit("a", '1', "0.5", "30000");
        await().until(() -> oms.order("a").ordStatus().equals("0"));
        final int before = gateway.sessions().get(0).nextSenderMsgSeqNum();
        oms.fallDeaf();
        venue.place(others, NewOrder.limit(Direction.SELL, "0.5", "30000"));
        await().until(() -> gateway.sessions().get(0).nextSenderMsgSeqNum() > before + 1);
        oms.close();
    }

    private boolean isBackupAccepted() {
        final CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(new StringWriter()));
        command.setErr(new PrintWriter(new StringWriter()));
        final Path file = folder.resolve("gateway.yaml");
        return command.execute("accept", "backup", "--config", file.toString()) == 0;
    }

    @Test
    void shouldTellAnOldBackupWhoseLastReportHadNoProof() throws Exception {
        fillUnheard();
        gateway.close();
        venue.place(account, NewOrder.limit(Direction.BUY, "0.2", "20000"));
        behindUs.set(0);

        gateway = startGateway();

        await().until(this::isBackupAccepted);
        await().until(() -> gateway.mode() == VenueMode.OPEN);
        assertEquals(List.of(), fatal);
    }
}
