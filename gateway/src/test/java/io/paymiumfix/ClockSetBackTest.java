package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.VenueMode;
import io.paymiumfix.sequencer.EpochMicros;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.Direction;
import io.paymiumfix.simulator.exchange.NewOrder;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clock that is set back an hour changes nothing: nonces on the wire go on growing, also from one run to the next,
 * and orders live on. The clock is the gateway's own; the FIX engine's times stay the machine's.
 */
@Timeout(60)
class ClockSetBackTest {
    private static final long HOUR_US = TimeUnit.HOURS.toMicros(1);

    @TempDir
    private Path folder;

    private final AtomicLong aheadUs = new AtomicLong();
    private final List<String> fatal = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Simulator venue = Simulator.start(SimulatorSettings.defaults()
            .withRest(rest -> rest.callsPerWindow(100_000_000).requestLogSize(1_000_000)));
    private final SimulatedUser account = venue.createUser("BC-U1", "90000000", "1000");
    private final SimulatedUser others = venue.createUser("BC-U2", "90000000", "1000");
    private final SimulatedToken token = account.createToken();
    private final Truth truth = new Truth(venue, account);
    private Gateway gateway;
    private Oms oms;

    @BeforeEach
    void start() throws Exception {
        gateway = startGateway();
        oms = new Oms(gateway.fixPort(), GatewayFile.COMP_ID, 1, 1);
        logOn();
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
                EpochMicros.steady(() -> machine.nowUs() + aheadUs.get()));
    }

    private void logOn() throws Exception {
        await().until(() -> {
            oms.connect(gateway.fixPort());
            oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
            return oms.isLoggedOnWithin(Duration.ofSeconds(2));
        });
        await().until(() -> gateway.mode() == VenueMode.OPEN);
    }

    private void restart() throws Exception {
        gateway.close();
        gateway = startGateway();
        logOn();
    }

    /** An order that fills, one that is canceled, and one that is found again after its reply was lost. */
    private void trade() throws Exception {
        final String run = "-" + ids.size();
        place("fills" + run, "0.5");
        place("cancels" + run, "0.4");
        venue.place(others, NewOrder.limit(Direction.SELL, "0.5", "30000"));
        oms.cancel("c" + run, "cancels" + run, '1');
        await().until(() -> oms.order("fills" + run).ordStatus().equals("2"));
        await().until(() -> oms.order("cancels" + run).ordStatus().equals("4"));
        venue.faults().add(Fault.of(FaultKind.RESET_AFTER).on(Endpoint.PLACE).next(1));
        place("lost" + run, "0.3");
        oms.cancel("d" + run, "lost" + run, '1');
        await().until(() -> oms.order("lost" + run).ordStatus().equals("4"));
        assertEquals(List.of(), truth.noncesThatDidNotGrow());
    }

    private void place(final String id, final String qty) throws Exception {
        ids.add(id);
        oms.limit(id, '1', qty, "30000");
        await().until(() -> !oms.order(id).uuid().isEmpty());
    }

    private void assertTrueToTheVenue() {
        await().until(() -> truth.differences(oms, ids).isEmpty());
        assertEquals(List.of(), oms.faults());
        assertEquals(List.of(), fatal);
    }

    @Test
    void shouldGoOnWhenTheClockIsSetBackWhileItRuns() throws Exception {
        trade();
        aheadUs.addAndGet(-HOUR_US);
        trade();
        aheadUs.addAndGet(HOUR_US);
        trade();
        assertTrueToTheVenue();
    }

    @Test
    void shouldGoOnWhenTheClockIsSetBackBetweenTwoRuns() throws Exception {
        trade();
        for (int restarts = 0; restarts < 3; restarts++) {
            aheadUs.addAndGet(-HOUR_US);
            restart();
            trade();
        }
        assertTrueToTheVenue();
    }

    /** As after a loss of power, which may take the marks of the lanes with it: the journal's lease is the floor. */
    @Test
    void shouldGoOnWhenTheClockIsSetBackAndTheMarksOfTheLanesAreLost() throws Exception {
        trade();
        for (int restarts = 0; restarts < 2; restarts++) {
            gateway.close();
            aheadUs.addAndGet(-HOUR_US);
            forgetMarks();
            gateway = startGateway();
            logOn();
            trade();
        }
        assertTrueToTheVenue();
    }

    private void forgetMarks() throws Exception {
        try (Stream<Path> lanes = Files.list(folder.resolve("data/nonces"))) {
            for (final Path lane :
                    lanes.filter(path -> path.toString().endsWith(".lane")).toList()) {
                Files.delete(lane);
            }
        }
    }
}
