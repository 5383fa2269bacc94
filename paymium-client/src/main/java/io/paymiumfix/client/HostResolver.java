package io.paymiumfix.client;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks the venue's host up without ever blocking {@code venue-io}, which owns all state here; only the lookup itself runs on
 * {@code venue-resolve}. One lookup serves all who wait for it, and its answer serves for {@value #FRESH_MS} ms.
 * While a later one fails, or takes too long, it goes on serving: a name server that is away does not move the venue.
 */
final class HostResolver implements AutoCloseable {
    /** A lookup by name; may block. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /** Receives the addresses, in the order to try them; none when none was ever found. Runs on {@code venue-io}. */
    @FunctionalInterface
    interface Listener {
        void onResolved(List<InetAddress> addresses);
    }

    private static final Logger LOG = LoggerFactory.getLogger(HostResolver.class);
    private static final int FRESH_MS = 30_000;

    private final EventExecutor venueIo;
    private final NanoClock nanoClock;
    private final Lookup lookup;
    private final ExecutorService resolver;
    private final List<Listener> waiting = new ArrayList<>();

    private List<InetAddress> addresses = List.of();
    private InetAddress preferred;
    private long resolvedNs;
    private boolean lookingUp;

    HostResolver(EventExecutor venueIo, NanoClock nanoClock, Lookup lookup) {
        this(venueIo, nanoClock, lookup, HostResolver::newThread);
    }

    HostResolver(EventExecutor venueIo, NanoClock nanoClock, Lookup lookup, ThreadFactory threads) {
        this.venueIo = venueIo;
        this.nanoClock = nanoClock;
        this.lookup = lookup;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), threads);
        pool.allowCoreThreadTimeOut(true);
        this.resolver = pool;
    }

    /** Answers at once when it can, else later; on {@code venue-io}. */
    void resolve(String host, int timeoutMs, Listener listener) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            listener.onResolved(List.of(address(literal)));
        } else if (!addresses.isEmpty() && nanoClock.nanoTime() - resolvedNs < FRESH_MS * 1_000_000L) {
            listener.onResolved(addresses);
        } else {
            lookUp(host, timeoutMs, listener);
        }
    }

    /** Tries this address first from now on. */
    void preferred(InetAddress address) {
        preferred = address;
        addresses = preferredFirst(addresses);
    }

    private List<InetAddress> preferredFirst(List<InetAddress> found) {
        if (preferred == null || !found.contains(preferred) || found.get(0).equals(preferred)) {
            return found;
        }
        List<InetAddress> reordered = new ArrayList<>(found);
        reordered.remove(preferred);
        reordered.add(0, preferred);
        return List.copyOf(reordered);
    }

    @Override
    public void close() {
        resolver.shutdownNow();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // giveUp does nothing for who was answered
    private void lookUp(String host, int timeoutMs, Listener listener) {
        waiting.add(listener);
        venueIo.schedule(() -> giveUp(listener), timeoutMs, TimeUnit.MILLISECONDS);
        if (!lookingUp) {
            lookingUp = true;
            try {
                resolver.execute(() -> lookUpBlocking(host));
            } catch (RuntimeException | Error e) {
                LOG.warn("no thread can be had to look the venue's host up: {}", e.toString());
                onLookedUp(List.of());
            }
        }
    }

    /** On {@code venue-resolve}. */
    private void lookUpBlocking(String host) {
        List<InetAddress> found;
        try {
            found = List.of(lookup.lookUp(host));
        } catch (UnknownHostException e) {
            found = List.of();
        } catch (RuntimeException | Error e) {
            // Whoever waits must hear all the same, and the next lookup be made.
            LOG.warn("the lookup of the venue's host failed: {}", e.toString());
            found = List.of();
        }
        List<InetAddress> result = found;
        try {
            venueIo.execute(() -> onLookedUp(result));
        } catch (RejectedExecutionException e) {
            // The client closed meanwhile: nobody waits any more.
            return;
        }
    }

    private void onLookedUp(List<InetAddress> found) {
        lookingUp = false;
        if (!found.isEmpty()) {
            addresses = preferredFirst(found);
            resolvedNs = nanoClock.nanoTime();
        }
        List<Listener> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(listener -> listener.onResolved(addresses));
    }

    private void giveUp(Listener listener) {
        if (waiting.remove(listener)) {
            listener.onResolved(addresses);
        }
    }

    private static InetAddress address(byte[] literal) {
        try {
            return InetAddress.getByAddress(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "venue-resolve");
        thread.setDaemon(true);
        return thread;
    }
}
