package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/**
 * A venue that accepts every order at once, over HTTP/1.1 keep-alive with any number of connections and pipelining.
 * It wants POSTs signed but does not check the signature: that would be work on the clock of the one who measures.
 * Used by the harness thread only.
 */
final class VenueStub implements AutoCloseable {

    private final ServerSocketChannel server;
    private final OrderTimes times;
    private final VenueReplies replies;

    VenueStub(int port, OrderTimes times, VenueReplies replies, Selector selector) throws IOException {
        this.times = times;
        this.replies = replies;
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT, this);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    void onConnect(Selector selector) throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One of the gateway's connections. */
    final class Connection {
        private final SocketChannel channel;
        private final HttpFrames in = new HttpFrames();

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        /** Reads what is there and answers each whole request. */
        void onReadable() throws IOException {
            int count = read();
            long nowNs = System.nanoTime();
            if (count < 0) {
                channel.close();
                return;
            }
            while (in.next()) {
                answer(nowNs);
            }
        }

        private int read() {
            try {
                return in.readFrom(channel);
            } catch (IOException e) {
                return -1;
            }
        }

        private void answer(long readNs) throws IOException {
            String line = in.firstLine();
            if (!line.startsWith("POST ")) {
                write(replies.to(line));
                return;
            }
            long order = Orders.numberOf(in.bodyValue("amount"));
            if (order < 0 || !in.head().toLowerCase(Locale.ROOT).contains("\r\napi-signature:")) {
                throw new BenchException("not a signed order of this run: " + line + " " + in.body());
            }
            times.posted(order, readNs);
            ByteBuffer reply = replies.created(order);
            times.replied(order, System.nanoTime());
            write(reply);
        }

        private void write(ByteBuffer reply) throws IOException {
            while (reply.hasRemaining()) {
                channel.write(reply);
            }
        }
    }
}
