package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.paymiumfix.fix.FixStartException;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.SimulatedUser;
import io.paymiumfix.simulator.Simulator;
import io.paymiumfix.simulator.SimulatorSettings;
import io.paymiumfix.simulator.exchange.OrderState;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a clean stop leaves at the venue, tells the client and says last. */
@Timeout(60)
class StopTest {
    @TempDir
    private Path folder;

    private final Logger logger = (Logger) LoggerFactory.getLogger(Gateway.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Simulator venue;
    private SimulatedUser account;
    private SimulatedToken token;
    private Gateway gateway;
    private Oms oms;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        venue = Simulator.start(
                SimulatorSettings.defaults().withPort(0).withRest(rest -> rest.callsPerWindow(100_000_000)));
        account = venue.createUser("BC-U1", "90000000", "1000");
        token = account.createToken();
    }

    @AfterEach
    void stop() throws Exception {
        logger.detachAppender(log);
        oms.close();
        gateway.close();
        venue.close();
    }

    /** With three orders that rest. */
    private void start(final String shutdown) throws Exception {
        final Path file = GatewayFile.write(folder, venue, token);
        Files.writeString(file, Files.readString(file) + "shutdown: " + shutdown + "\n");
        gateway = GatewayOnSimulator.start(file, venue, token, (what, cause) -> {});
        oms = GatewayOnSimulator.loggedOn(gateway);
        for (final String id : List.of("a", "b", "c")) {
            oms.limit(id, '1', "0.1", "30000");
            await().until(() -> oms.order(id).ordStatus().equals("0"));
        }
    }

    private long resting() {
        return venue.orders(account).stream()
                .filter(order -> order.state() == OrderState.ACTIVE)
                .count();
    }

    private String lastLine() {
        return log.list.get(log.list.size() - 1).getFormattedMessage();
    }

    @Test
    void shouldLeaveOrdersRestingAndSayHowMany() throws Exception {
        start("{timeout: 5s}");
        gateway.close();
        assertEquals(3, resting());
        assertEquals("stopped; 3 order(s) have not ended and stay at the venue", lastLine());
        assertEquals("0", oms.order("a").ordStatus());
    }

    @Test
    void shouldCancelOrdersWhereAskedAndTellTheClientBeforeItIsLoggedOut() throws Exception {
        start("{timeout: 20s, cancelOnStop: true}");
        gateway.close();
        assertEquals(0, resting());
        assertEquals("stopped; 0 order(s) have not ended and stay at the venue", lastLine());
        for (final String id : List.of("a", "b", "c")) {
            await().until(() -> oms.order(id).ordStatus().equals("4"));
        }
    }

    @Test
    void shouldCancelNothingWhereItCannotStart() throws Exception {
        start("{timeout: 20s}");
        gateway.close();
        final Path file = folder.resolve("gateway.yaml");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("port: \"0\"", "port: \"" + taken.getLocalPort() + "\"")
                            .replace("{timeout: 20s}", "{timeout: 20s, cancelOnStop: true}"));
            final FixStartException refused = assertThrows(
                    FixStartException.class,
                    () -> GatewayOnSimulator.start(file, venue, token, (what, cause) -> {})
                            .close());
            assertTrue(refused.getMessage().startsWith("FIX_START_FAILED"), refused.getMessage());
        }
        assertEquals(3, resting());
    }

    @Test
    void shouldStopInTimeThoughTheVenueDoesNotAnswerTheCancels() throws Exception {
        start("{timeout: 1s, cancelOnStop: true}");
        venue.faults().add(Fault.of(FaultKind.RESET_BEFORE).on(Endpoint.CANCEL));
        gateway.close();
        assertEquals(3, resting());
        assertTrue(lastLine().contains("3 order(s)"), lastLine());
        assertTrue(lastLine().contains("stay at the venue"), lastLine());
    }
}
