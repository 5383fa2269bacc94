package io.paymiumfix.bench.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.BenchException;
import io.paymiumfix.bench.FixFrames;
import io.paymiumfix.bench.FixTemplate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FixPeerTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final List<String> heard = new ArrayList<>();
    private final FixFrames fromPeer = new FixFrames();
    private Fleet fleet;
    private SocketChannel gateway;
    private FixPeer peer;

    @BeforeEach
    void logOn() throws IOException {
        fleet = new Fleet();
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            peer = fleet.logOn(
                    (InetSocketAddress) server.getLocalAddress(),
                    new FixPeer.Identity("ME", "GATEWAY", "secret", 30),
                    (from, message, nowNs) -> heard.add(message.value(262)));
            gateway = server.accept();
        }
        assertEquals('A', next());
        assertEquals("30", fromPeer.value(108));
        say("35=A|34=1|98=0|108=30|");
        fleet.awaitLoggedOn(10);
    }

    @AfterEach
    void close() throws IOException {
        fleet.close();
        gateway.close();
    }

    @Test
    void shouldAnswerATestRequestAndHandOnTheRest() throws IOException {
        say("35=1|34=2|112=HELLO|");
        say("35=X|34=3|262=r1|");
        fleet.turnUntil(() -> !heard.isEmpty(), 10, "heard");

        assertEquals(List.of("r1"), heard);
        assertEquals(3, peer.received());
        assertEquals('0', next());
        assertEquals("HELLO", fromPeer.value(112));
        assertEquals(2, fromPeer.number(34, 0, -1));
    }

    @Test
    void shouldSendHeartbeatsWhenItHasNothingElseToSay() throws IOException {
        peer.onTime(System.nanoTime() + 31 * SECOND_NS);
        assertEquals('0', next());
    }

    @Test
    void shouldAskWhenNothingIsHeardAndFailWhenThatDoesNotHelp() throws IOException {
        long nowNs = System.nanoTime();
        peer.onTime(nowNs + 34 * SECOND_NS);
        assertEquals('0', next());
        assertEquals('1', next());
        assertThrows(BenchException.class, () -> peer.onTime(nowNs + 60 * SECOND_NS));
    }

    @Test
    void shouldFailOnAGap() throws IOException {
        say("35=X|34=3|262=r1|");
        String why = failure();
        assertTrue(why.startsWith("ME: MsgSeqNum(34) 2 was due"), why);
        assertEquals(List.of(), heard);
    }

    @Test
    void shouldFailOnAWrongChecksum() throws IOException {
        ByteBuffer message = FixTemplate.of("35=X|34=2|262=r1|").sealed();
        message.put(message.limit() - 2, (byte) (message.get(message.limit() - 2) == '0' ? '1' : '0'));
        gateway.write(message);
        String why = failure();
        assertTrue(why.startsWith("wrong CheckSum(10)"), why);
    }

    @Test
    void shouldFailWhenTheGatewayEndsTheSession() throws IOException {
        gateway.close();
        String why = failure();
        assertTrue(why.startsWith("ME: "), why);
    }

    @Test
    void shouldAnswerALogoutThatIsExpected() throws IOException {
        fleet.expectLogout();
        say("35=5|34=2|");
        fleet.awaitLoggedOut(10);

        assertEquals('5', next());
    }

    private String failure() {
        return assertThrows(BenchException.class, () -> fleet.turnUntil(() -> false, 10, "failed"))
                .getMessage();
    }

    private void say(String body) throws IOException {
        gateway.write(FixTemplate.of(body).sealed());
    }

    /** The type of the next message the peer has sent. */
    private char next() throws IOException {
        while (!fromPeer.next()) {
            assertTrue(fromPeer.readFrom(gateway) > 0, "the peer has closed its connection");
        }
        return fromPeer.type();
    }
}
