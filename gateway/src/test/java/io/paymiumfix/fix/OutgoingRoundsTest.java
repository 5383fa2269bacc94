package io.paymiumfix.fix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Outgoing} on a loop with rounds, and a socket. */
@Timeout(30)
class OutgoingRoundsTest {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private ServerSocket server;
    private Socket client;
    private Channel channel;
    private Outgoing outgoing;

    @BeforeEach
    void connect() throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        channel = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(server.getLocalSocketAddress())
                .sync()
                .channel();
        client = server.accept();
        outgoing = new Outgoing(channel, () -> {});
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Test
    void shouldSendWhatMayWaitThoughNothingFollows() throws Exception {
        channel.eventLoop().execute(() -> outgoing.offer("pending,", true));

        assertEquals("pending,", read(8));
    }

    @Test
    void shouldSendWhatMayWaitWhenItIsOfferedAtTheEndOfARoundAndNothingFollows() throws Exception {
        endOfRound(() -> outgoing.offer("pending,", true));

        assertEquals("pending,", read(8));
    }

    @Test
    void shouldKeepTheOrderWhateverMayWait() throws Exception {
        final int messages = 300;
        final StringBuilder expected = new StringBuilder();
        for (int i = 0; i < messages; i++) {
            final String message = (char) ('a' + i % 26) + ",";
            final boolean mayWait = i % 3 == 0;
            expected.append(message);
            if (i % 2 == 0) {
                channel.eventLoop()
                        .submit(() -> outgoing.offer(message, mayWait))
                        .sync();
            } else {
                endOfRound(() -> outgoing.offer(message, mayWait));
            }
        }

        assertEquals(expected.toString(), read(2 * messages));
    }

    @Test
    void shouldSendWhatMayWaitBeforeItCloses() throws Exception {
        channel.eventLoop().execute(() -> {
            outgoing.offer("pending,", true);
            outgoing.closeWhenSent();
        });

        assertEquals("pending,", read(8));
        assertEquals(-1, client.getInputStream().read());
    }

    /** As the rings do. */
    private void endOfRound(final Runnable task) throws Exception {
        final SingleThreadEventLoop loop = (SingleThreadEventLoop) channel.eventLoop();
        final CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> loop.executeAfterEventLoopIteration(() -> {
            task.run();
            done.countDown();
        }));
        done.await();
    }

    private String read(final int length) throws Exception {
        return new String(client.getInputStream().readNBytes(length), ISO_8859_1);
    }
}
