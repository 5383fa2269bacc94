package io.paymiumfix.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A WebSocket to the stream that writes down every frame; written from the wire and from nothing in the simulator. */
final class RawStream implements AutoCloseable, WebSocket.Listener {

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    RawStream(Simulator simulator) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + simulator.port() + "/ws/socket.io/?EIO=3&transport=websocket"),
                        this)
                .join();
    }

    /** Joins {@code /public}. */
    static RawStream publicOf(Simulator simulator) {
        RawStream stream = new RawStream(simulator);
        stream.send("40/public").await("40/public");
        Awaitility.await().until(() -> simulator.publicListeners() > 0);
        return stream;
    }

    RawStream send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** The frames received, as they came. */
    List<String> frames() {
        return List.copyOf(frames);
    }

    /** The frames received that begin like this. */
    List<String> frames(String begin) {
        return frames.stream().filter(frame -> frame.startsWith(begin)).toList();
    }

    RawStream await(String begin, int times) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> frames(begin).size() >= times);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain for " + times + " times " + begin + " in " + frames, e);
        }
        return this;
    }

    RawStream await(String begin) {
        return await(begin, 1);
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(Long.MAX_VALUE);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        frames.add("closed");
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        frames.add("closed");
    }

    @Override
    public void close() {
        socket.abort();
    }
}
