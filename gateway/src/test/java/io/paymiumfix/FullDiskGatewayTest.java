package io.paymiumfix;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.VenueMode;
import io.paymiumfix.simulator.SimulatedToken;
import io.paymiumfix.simulator.Simulator;
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

/** A gateway whose journal cannot have its next segment: a folder stands where the file is to be made. */
@Timeout(60)
class FullDiskGatewayTest {

    @TempDir
    private Path folder;

    private final List<String> fatal = new ArrayList<>();
    private Simulator venue;
    private SimulatedToken token;
    private Gateway gateway;
    private Oms oms;

    @BeforeEach
    void start() throws Exception {
        venue = GatewayOnSimulator.venue();
        token = venue.createUser("BC-U1", "90000000", "1000").createToken();
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
        return GatewayOnSimulator.start(
                GatewayFile.write(folder, venue, token), venue, token, (what, cause) -> fatal.add(what));
    }

    private void rest(final String clOrdId) throws IOException {
        oms.limit(clOrdId, '1', "0.5", "30000");
        await().until(() -> oms.order(clOrdId).ordStatus().equals("0"));
    }

    private boolean isRefusedForWantOfRoom(final String clOrdId) {
        return oms.messages().stream()
                .anyMatch(text -> text.contains("|11=" + clOrdId + "|")
                        && text.contains("|150=8|")
                        && text.contains("|103=2|")
                        && text.contains("|58=JOURNAL_FULL"));
    }

    @Test
    void shouldRefuseNewOrdersAndGoOnWithCancelsUntilThereIsRoom() throws Exception {
        rest("a");
        gateway.close();
        final Path journal = folder.resolve("data/journal");
        final Path obstacle = journal.resolve("next.journal.new/obstacle");
        Files.deleteIfExists(journal.resolve("next.journal"));
        Files.createDirectories(obstacle);

        gateway = startGateway();
        await().until(() -> {
            oms.connect(gateway.fixPort());
            oms.logOn(GatewayFile.USERNAME, GatewayFile.PASSWORD, false);
            return oms.isLoggedOnWithin(Duration.ofSeconds(2)) && gateway.mode() == VenueMode.CANCEL_ONLY;
        });
        oms.limit("b", '1', "0.5", "30000");
        await().until(() -> isRefusedForWantOfRoom("b"));
        oms.cancel("c", "a", '1');
        await().until(() -> oms.order("a").ordStatus().equals("4"));

        Files.delete(obstacle);
        await().until(() -> Files.exists(journal.resolve("next.journal")));
        final int[] tries = {0};
        await().until(() -> {
            final String clOrdId = "d" + tries[0]++;
            oms.limit(clOrdId, '1', "0.5", "30000");
            await().until(() -> isRefusedForWantOfRoom(clOrdId)
                    || oms.order(clOrdId).ordStatus().equals("0"));
            return oms.order(clOrdId).ordStatus().equals("0");
        });
        assertTrue(tries[0] < 50);
        assertEquals(VenueMode.OPEN, gateway.mode());
        assertEquals(List.of(), oms.faults());
        assertEquals(List.of(), fatal);
    }
}
