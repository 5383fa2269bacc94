package io.paymiumfix.client;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A raw TCP server that does to each connection what a test's script says. Each connection has a thread of its own. */
final class ScriptedVenue implements AutoCloseable {
    /** What happens on one connection; the connection is closed with FIN when it returns. */
    @FunctionalInterface
    interface Script {
        void run(Wire wire, int connectionIndex) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scripted-venue");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final CountDownLatch acceptedLast = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    private ScriptedVenue(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    static ScriptedVenue start(Script script) {
        return start(address("127.0.0.1"), script);
    }

    static ScriptedVenue start(InetAddress address, Script script) {
        try {
            return start(new ServerSocket(0, 50, address), script);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ScriptedVenue start(ServerSocket server, Script script) {
        ScriptedVenue venue = new ScriptedVenue(server, script);
        venue.threads.execute(venue::acceptAll);
        return venue;
    }

    /** Answers every request on every connection with the same bytes. */
    static ScriptedVenue answering(String response) {
        return start((wire, index) -> {
            while (wire.readRequest() != null) {
                wire.write(response);
            }
        });
    }

    /** The address written as {@code literal}; nothing is looked up. */
    static InetAddress address(String literal) {
        try {
            return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(literal));
        } catch (IOException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/api/v1");
    }

    int connections() {
        return connections.get();
    }

    /** All complete requests, connection by connection. */
    List<Received> requests() {
        return wires.stream().flatMap(wire -> wire.requests().stream()).toList();
    }

    /** How often the bytes of a POST began, on all connections, complete or not. */
    long postsBegun() {
        return wires.stream().mapToLong(Wire::postsBegun).sum();
    }

    /** Refuses further connections from here on; those made stay. */
    void refuseConnections() throws IOException {
        server.close();
        try {
            acceptedLast.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        wires.forEach(Wire::close);
        threads.shutdownNow();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                int index = connections.getAndIncrement();
                Wire wire = new Wire(socket);
                wires.add(wire);
                threads.execute(() -> run(wire, index));
            } catch (IOException e) {
                break;
            }
        }
        acceptedLast.countDown();
    }

    private void run(Wire wire, int index) {
        try {
            script.run(wire, index);
        } catch (IOException e) {
            wire.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            wire.close();
        }
    }
}
