package io.paymiumfix.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostResolverTest {
    private static final InetAddress FIRST = ScriptedVenue.address("192.0.2.1");
    private static final InetAddress SECOND = ScriptedVenue.address("192.0.2.2");
    private static final InetAddress THIRD = ScriptedVenue.address("192.0.2.3");

    private final DefaultEventExecutor venueIo = new DefaultEventExecutor();
    private final AtomicLong nowNs = new AtomicLong();
    private final AtomicBoolean noThread = new AtomicBoolean();
    private final AtomicReference<HostResolver.Lookup> lookup = new AtomicReference<>();
    private final HostResolver resolver =
            new HostResolver(venueIo, nowNs::get, host -> lookup.get().lookUp(host), this::newThread);

    @AfterEach
    void close() {
        resolver.close();
        venueIo.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldHandOutTheLastAddressesWhenALaterLookupFindsNothing() {
        finds(FIRST, SECOND);
        assertEquals(List.of(FIRST, SECOND), resolve());
        lookup.set(host -> {
            throw new UnknownHostException(host);
        });
        assertEquals(List.of(FIRST, SECOND), resolve());
        finds(THIRD);
        assertEquals(List.of(THIRD), resolve());
    }

    @Test
    void shouldHandOutNothingWhenNothingWasEverFound() {
        lookup.set(host -> {
            throw new UnknownHostException(host);
        });
        assertEquals(List.of(), resolve());
    }

    @Test
    void shouldHandOutTheLastAddressesWhenALaterLookupIsSlow() {
        finds(FIRST);
        resolve();
        CountDownLatch slow = new CountDownLatch(1);
        lookup.set(host -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[] {SECOND};
        });
        assertEquals(List.of(FIRST), resolve(20));
        slow.countDown();
    }

    @Test
    void shouldTryTheAddressThatWorkedFirstAlsoAfterAFreshLookup() {
        finds(FIRST, SECOND);
        resolve();
        venueIo.submit(() -> resolver.preferred(SECOND)).syncUninterruptibly();
        assertEquals(List.of(SECOND, FIRST), resolve());
        finds(FIRST, THIRD);
        assertEquals(List.of(FIRST, THIRD), resolve());
    }

    @Test
    void shouldLookUpAgainAfterALookupThatFailedInAWayNobodyExpects() {
        lookup.set(host -> {
            throw new SecurityException("on purpose");
        });
        assertEquals(List.of(), resolve(), "and at once, not when time is up");
        lookup.set(host -> {
            throw new StackOverflowError("on purpose");
        });
        assertEquals(List.of(), resolve());
        finds(FIRST);
        assertEquals(List.of(FIRST), resolve());
    }

    @Test
    void shouldLookUpAgainAfterNoThreadCouldBeHadForIt() {
        noThread.set(true);
        finds(FIRST);
        assertEquals(List.of(), resolve());
        noThread.set(false);
        assertEquals(List.of(FIRST), resolve());
    }

    private Thread newThread(Runnable task) {
        if (noThread.get()) {
            throw new OutOfMemoryError("unable to create native thread: on purpose");
        }
        return new Thread(task, "venue-resolve");
    }

    private void finds(InetAddress... addresses) {
        lookup.set(host -> addresses);
    }

    /** When what was found before is no longer fresh. */
    private List<InetAddress> resolve() {
        return resolve(5_000);
    }

    private List<InetAddress> resolve(int timeoutMs) {
        nowNs.addAndGet(60_000_000_000L);
        CompletableFuture<List<InetAddress>> resolved = new CompletableFuture<>();
        venueIo.execute(() -> resolver.resolve("venue.test", timeoutMs, resolved::complete));
        return resolved.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
