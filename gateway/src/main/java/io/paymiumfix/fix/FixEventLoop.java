package io.paymiumfix.fix;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The thread of the FIX sockets: one that the gateway shares with them, or one of their own, {@code fix-io}. */
final class FixEventLoop implements AutoCloseable {
    private static final long CLOSE_MS = 1_000;

    private final EventLoop loop;
    /** Null when the loop is another's. */
    private final EventLoopGroup own;

    private FixEventLoop(final EventLoop loop, final EventLoopGroup own) {
        this.loop = loop;
        this.own = own;
    }

    /** The loop is another's, who closes it after us. */
    static FixEventLoop sharing(final EventLoop loop) {
        return new FixEventLoop(loop, null);
    }

    static FixEventLoop own() {
        final ThreadFactory fixIo = task -> new FastThreadLocalThread(task, "fix-io");
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                1, fixIo, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        return new FixEventLoop(group.next(), group);
    }

    EventLoop loop() {
        return loop;
    }

    /** The kind of listening socket that the loop can serve. */
    Class<? extends ServerChannel> serverChannel() {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class)
                ? EpollServerSocketChannel.class
                : NioServerSocketChannel.class;
    }

    @Override
    public void close() {
        if (own != null) {
            own.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * CLOSE_MS);
        }
    }
}
