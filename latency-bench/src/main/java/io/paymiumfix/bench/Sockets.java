package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of one subject's turn, on a selector that all turns of a round share: whoever looks serves all of them, so that a
 * subject is answered while another is measured. Harness thread only.
 */
final class Sockets implements AutoCloseable {

    private final Turn turn;
    private final Selector selector;
    private final List<SelectableChannel> channels = new ArrayList<>();

    /** What goes wrong is of the turn that the socket is of, whoever is measured. */
    private record Owned(Turn turn, Turn.Act reading) {}

    Sockets(Turn turn, Selector selector) {
        this.turn = turn;
        this.selector = selector;
    }

    /** From now on this is done when it is ready; the channel is closed at the end. */
    void register(SelectableChannel channel, int operations, Turn.Act reading) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, operations, new Owned(turn, reading));
        channels.removeIf(one -> !one.isOpen());
        channels.add(channel);
    }

    /** Tells those that are ready, of all turns. */
    void serve() throws IOException {
        tell(selector.selectNow());
    }

    /** The same, when one is ready or after so long. */
    void serveWithin(long ms) throws IOException {
        tell(selector.select(ms));
    }

    private void tell(int ready) {
        if (ready == 0) {
            return;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            Owned owned = (Owned) key.attachment();
            owned.turn().run(owned.reading());
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (SelectableChannel channel : channels) {
            channel.close();
        }
    }
}
