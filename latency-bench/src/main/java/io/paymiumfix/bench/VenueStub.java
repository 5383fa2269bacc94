package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A venue that accepts every order, at once or after a fixed time, over HTTP/1.1 keep-alive with any number of
 * connections and pipelining; answers keep the order of the requests. It wants POSTs signed but does not check the
 * signature: that would be work on the clock of the one who measures. Used by the harness thread only.
 */
final class VenueStub {

    private final ServerSocketChannel server;
    private final OrderTimes times;
    private final CancelTimes cancels;
    private final VenueReplies replies;
    private final long delayNs;
    private final Tls tls;
    private final List<Connection> connections = new ArrayList<>();

    /**
     * Listens.
     *
     * @param address of this machine; port 0 takes a free one
     * @param delayNs from a POST read whole to its answer; all else is answered at once, in its turn
     * @param tls null for plain TCP
     */
    VenueStub(
            InetSocketAddress address,
            long delayNs,
            Tls tls,
            OrderTimes times,
            CancelTimes cancels,
            VenueReplies replies,
            Sockets sockets)
            throws IOException {
        this.times = times;
        this.cancels = cancels;
        this.replies = replies;
        this.delayNs = delayNs;
        this.tls = tls;
        server = ServerSocketChannel.open().bind(address);
        sockets.register(server, SelectionKey.OP_ACCEPT, () -> onConnect(sockets));
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void onConnect(Sockets sockets) throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Connection connection = new Connection(Wire.server(channel, tls));
            connections.add(connection);
            sockets.register(channel, SelectionKey.OP_READ, connection::onReadable);
        }
    }

    /** Answers what is due, and writes what could not be written before. */
    void turn() throws IOException {
        for (int i = connections.size() - 1; i >= 0; i--) {
            Connection connection = connections.get(i);
            connection.answerDue();
            if (!connection.wire.isOpen()) {
                connections.remove(i);
            }
        }
    }

    /**
     * A request read whole.
     *
     * @param line of a request that places no order; null for a POST
     * @param order placed or canceled by it; -1 for other requests
     * @param dueNs when it is answered
     */
    private record Request(String line, long order, long dueNs) {}

    /** One of the gateway's connections. */
    private final class Connection {
        private final Wire wire;
        private final HttpFrames in = new HttpFrames();
        private final Queue<Request> waiting = new ArrayDeque<>();

        Connection(Wire wire) {
            this.wire = wire;
        }

        /** Reads what is there and answers each whole request, unless it has to wait. */
        private void onReadable() throws IOException {
            do {
                readOnce();
            } while (wire.more());
            if (wire.isOpen()) {
                wire.flush();
            }
        }

        private void readOnce() throws IOException {
            int count = read();
            long nowNs = System.nanoTime();
            if (count < 0) {
                wire.close();
                return;
            }
            while (in.next()) {
                Request request = request(nowNs);
                if (waiting.isEmpty() && request.dueNs() <= nowNs) {
                    answer(request);
                } else {
                    waiting.add(request);
                }
            }
        }

        private int read() {
            try {
                return in.readFrom(wire);
            } catch (IOException e) {
                return -1;
            }
        }

        private Request request(long readNs) {
            if (!in.startsWith("POST ")) {
                String line = in.firstLine();
                long order = replies.canceledBy(line);
                if (order >= 0) {
                    cancels.asked(order, readNs);
                }
                return new Request(line, order, readNs);
            }
            long order = Orders.numberOf(in.bodyValue("amount"));
            if (order < 0 || !in.hasHeader("api-signature:")) {
                throw new BenchException("not a signed order of this run: " + in.firstLine() + " " + in.body());
            }
            times.posted(order, readNs);
            return new Request(null, order, readNs + delayNs);
        }

        private void answerDue() throws IOException {
            while (!waiting.isEmpty() && waiting.element().dueNs() <= System.nanoTime()) {
                answer(waiting.remove());
            }
            if (!wire.flushed() && wire.isOpen()) {
                wire.flush();
            }
        }

        private void answer(Request request) {
            ByteBuffer reply = request.line() == null ? replies.created(request.order()) : replies.to(request.line());
            if (request.line() == null) {
                times.replied(request.order(), System.nanoTime());
            } else if (request.order() >= 0) {
                cancels.answered(request.order(), System.nanoTime());
            }
            wire.put(reply);
        }
    }
}
