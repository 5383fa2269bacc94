package io.paymiumfix.bench.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A comparison is fair when all ways say the same. */
@Timeout(60)
class FanOutEdgeTest {

    private static final int SESSIONS = 3;

    @TempDir
    private Path folder;

    @Test
    void shouldSayTheSameToEverybodyInEveryMode() throws IOException {
        List<List<String>> got = new ArrayList<>();
        try (FanOutEdge edge = FanOutEdge.open(folder, SESSIONS);
                Fleet fleet = new Fleet()) {
            for (int i = 0; i < SESSIONS; i++) {
                List<String> texts = new ArrayList<>();
                got.add(texts);
                fleet.logOn(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), edge.port()),
                        new FixPeer.Identity(FanOutEdge.client(i), FanOutEdge.COMP_ID, FanOutEdge.PASSWORD, 30),
                        (peer, message, nowNs) -> texts.add(sameForAll(message.text())));
            }
            fleet.awaitLoggedOn(20);
            fleet.turnUntil(edge::allLoggedOn, 20, "all known to be logged on");
            for (SendingMode mode : SendingMode.values()) {
                edge.send(mode);
            }
            int messages = SendingMode.values().length;
            fleet.turnUntil(() -> got.stream().allMatch(texts -> texts.size() == messages), 20, "everything sent");
            fleet.expectLogout();
        }
        for (int i = 0; i < SESSIONS; i++) {
            String expected = "35=X|49=PAYMIUM|56=M" + i + "|262=request-" + i
                    + "|268=3|279=1|269=0|55=BTC/EUR|270=49999|271=1.5|279=2|269=0|55=BTC/EUR|270=49998|279=0|269=1|55=BTC/EUR"
                    + "|270=50001.5|271=0.12345678|";
            assertEquals(Collections.nCopies(SendingMode.values().length, expected), got.get(i));
        }
    }

    /** Without length, number, time and sum. */
    private static String sameForAll(String message) {
        return message.replaceAll("(^|(?<=\\|))(8|9|34|52|10)=[^|]*\\|", "");
    }
}
