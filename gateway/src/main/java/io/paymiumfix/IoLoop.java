package io.paymiumfix;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.paymiumfix.sequencer.Loop;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that sockets live on. On {@code gateway-io} these are the sockets of FIX clients and venue, with the order core
 * between: an order comes in, is journalled, applied and sent on without a hand-over to another thread, which costs more than
 * all of that together.
 */
final class IoLoop implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IoLoop.class);
    private static final long CLOSE_MS = 2_000;
    private static final String FLIGHT_RECORDING = "io.netty.jfr.enabled";
    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    static {
        // Its events of the flight recorder, which nobody records: the first of each kind would set up the recorder,
        // milliseconds
        // of the thread that orders wait for. Netty reads this when it is used for the first time.
        if (System.getProperty(FLIGHT_RECORDING) == null) {
            System.setProperty(FLIGHT_RECORDING, "false");
        }
        // Netty would note the stack of one buffer in 128, on the thread that orders wait for. Tests ask for it.
        if (System.getProperty(LEAK_DETECTION) == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    private final EventLoopGroup group;
    private final SingleThreadEventLoop loop;

    /**
     * Starts with the first task.
     *
     * @param spinUs how long it looks for more work before it sleeps, microseconds; 0 sleeps at once
     */
    IoLoop(final String threadName, final long spinUs) {
        final ThreadFactory thread = task -> new FastThreadLocalThread(task, threadName);
        final SelectStrategyFactory spin =
                () -> new SpinBeforeSleep(TimeUnit.MICROSECONDS.toNanos(spinUs), System::nanoTime);
        group = new MultiThreadIoEventLoopGroup(
                1,
                thread,
                Epoll.isAvailable()
                        ? EpollIoHandler.newFactory(0, spin)
                        : NioIoHandler.newFactory(SelectorProvider.provider(), spin));
        loop = (SingleThreadEventLoop) group.next();
    }

    /** What sockets are registered with. */
    EventLoop eventLoop() {
        return loop;
    }

    @Override
    public boolean isCurrent() {
        return loop.inEventLoop();
    }

    @Override
    public void execute(final Runnable task) {
        try {
            loop.execute(task);
        } catch (final RejectedExecutionException e) {
            LOG.debug("not run, the gateway has stopped", e);
        }
    }

    @Override
    public void atEndOfTurn(final Runnable task) {
        loop.executeAfterEventLoopIteration(task);
    }

    /** Ends the thread. Everything that lives on it is closed before. */
    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MS);
    }
}
