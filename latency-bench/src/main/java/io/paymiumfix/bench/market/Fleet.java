package io.paymiumfix.bench.market;

import io.paymiumfix.bench.BenchException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Many {@link FixPeer}s on one thread, which waits for whichever has something to read. */
public final class Fleet implements AutoCloseable {

    private static final long TURN_MS = 5;
    private static final long TIMES_EVERY_NS = 20_000_000L;

    private final Selector selector;
    private final List<FixPeer> peers = new ArrayList<>();
    private long timesDueNs = System.nanoTime();

    /** Without peers. */
    public Fleet() throws IOException {
        selector = Selector.open();
    }

    /** Connects and sends Logon(A). */
    public FixPeer logOn(InetSocketAddress address, FixPeer.Identity identity, FixPeer.Listener listener)
            throws IOException {
        FixPeer peer = new FixPeer(address, identity, listener, selector);
        peers.add(peer);
        return peer;
    }

    /** Everybody on board, in order of coming. */
    public List<FixPeer> peers() {
        return peers;
    }

    /** Waits until all are logged on. */
    public void awaitLoggedOn(long timeoutS) throws IOException {
        turnUntil(() -> peers.stream().allMatch(FixPeer::hasLoggedOn), timeoutS, "every Logon(A) answered");
    }

    /** Sends and awaits Logout(5) of all. */
    public void logOut(long timeoutS) throws IOException {
        for (FixPeer peer : peers) {
            peer.logOut(System.nanoTime());
        }
        awaitLoggedOut(timeoutS);
    }

    /** The gateway may log everybody out from now on. */
    public void expectLogout() {
        peers.forEach(FixPeer::expectLogout);
    }

    /** Waits until all are. */
    public void awaitLoggedOut(long timeoutS) throws IOException {
        turnUntil(() -> peers.stream().allMatch(FixPeer::loggedOut), timeoutS, "every Logout(5) answered");
    }

    /** Reads and keeps sessions alive until something is so. */
    public void turnUntil(BooleanSupplier done, long timeoutS, String what) throws IOException {
        long startNs = System.nanoTime();
        while (!done.getAsBoolean()) {
            turn();
            if (System.nanoTime() - startNs > TimeUnit.SECONDS.toNanos(timeoutS)) {
                throw new BenchException(what + " within " + timeoutS + " s: it did not happen");
            }
        }
    }

    /** Reads and keeps sessions alive until then, by {@link System#nanoTime}. */
    public void turnUntil(long untilNs) throws IOException {
        while (System.nanoTime() - untilNs < 0) {
            turn();
        }
    }

    /** Reads what is there, for a few milliseconds at most when there is nothing. */
    public void turn() throws IOException {
        if (selector.select(TURN_MS) > 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                ((FixPeer) key.attachment()).onReadable();
            }
            selector.selectedKeys().clear();
        }
        long nowNs = System.nanoTime();
        if (nowNs - timesDueNs >= 0) {
            timesDueNs = nowNs + TIMES_EVERY_NS;
            for (FixPeer peer : peers) {
                peer.onTime(nowNs);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (FixPeer peer : peers) {
            peer.close();
        }
        selector.close();
    }
}
