package io.paymiumfix.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.util.ArrayDeque;

/**
 * One HTTP/1.1 connection: requests go out in the order given, responses come back in that order. Whatever happens, each
 * exchange hears exactly once. A connection that says {@code close}, misbehaves, sends what nobody asked for or reaches its end
 * takes no further request. Owned by {@code venue-io}.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private final ResponseParser parser;
    private final NanoClock nanoClock;
    private final ArrayDeque<Exchange> awaiting = new ArrayDeque<>();
    private final ChannelFutureListener closeWhenNotWritten = this::onWritten;
    private final Runnable flush = this::flush;

    private Channel channel;
    private boolean flushDue;
    private boolean retired;
    private boolean closed;
    private long lastUsedNs;
    private long lastAnswerNs;
    private UnknownCause lostCause = UnknownCause.CONNECTION_LOST;
    private String lostDetail = "the connection was closed by the venue";

    Connection(int maxResponseBytes, NanoClock nanoClock) {
        this.parser = new ResponseParser(maxResponseBytes);
        this.nanoClock = nanoClock;
    }

    /** True when a request may be written to it. */
    boolean usable() {
        return !retired && !closed && channel != null && channel.isActive();
    }

    /** Requests written and not answered. */
    int awaiting() {
        return awaiting.size();
    }

    /** How long nothing has been written to it or read from it, ns. */
    long idleNs() {
        return nanoClock.nanoTime() - lastUsedNs;
    }

    /** When the last answer was read; before the first, when the connection was made. */
    long lastAnswerNs() {
        return lastAnswerNs;
    }

    ByteBufAllocator allocator() {
        return channel.alloc();
    }

    /** Writes a request. From here on a byte of it may have left. */
    void send(ByteBuf request, Exchange exchange) {
        awaiting.add(exchange);
        lastUsedNs = nanoClock.nanoTime();
        channel.write(request).addListener(closeWhenNotWritten);
        if (!flushDue) {
            flushDue = true;
            flushAtEndOfTurn();
        }
    }

    /** What is written in one turn of the event loop leaves together. */
    private void flushAtEndOfTurn() {
        if (channel.eventLoop() instanceof SingleThreadEventLoop loop) {
            loop.executeAfterEventLoopIteration(flush);
        } else {
            flush.run();
        }
    }

    private void flush() {
        flushDue = false;
        channel.flush();
    }

    /** Takes no further request; closes as soon as none is unanswered. */
    void retire() {
        retired = true;
        if (awaiting.isEmpty()) {
            close();
        }
    }

    /** Closes now; what is unanswered is lost for the reason given. */
    void abort(UnknownCause cause, String detail) {
        if (!closed) {
            lostCause = cause;
            lostDetail = detail;
            close();
            loseAll();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        lastUsedNs = nanoClock.nanoTime();
        lastAnswerNs = lastUsedNs;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            while (!closed && in.isReadable()) {
                if (awaiting.isEmpty()) {
                    close();
                } else if (parser.read(in)) {
                    onResponse(parser.response(), in.isReadable());
                }
            }
        } catch (BadResponseException e) {
            abort(e.unknownCause(), e.getMessage());
        } finally {
            in.release();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent) {
            close(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Only the kind of exception: a message may quote what was read.
        abort(
                UnknownCause.CONNECTION_LOST,
                "the connection failed: " + cause.getClass().getSimpleName());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        retired = true;
        if (!closed && !awaiting.isEmpty() && parser.readEnd()) {
            awaiting.poll().onResponse(parser.response());
        }
        closed = true;
        loseAll();
    }

    private void onResponse(Response response, boolean moreBytes) {
        Exchange exchange = awaiting.poll();
        lastUsedNs = nanoClock.nanoTime();
        lastAnswerNs = lastUsedNs;
        // Bytes behind the last answer that is due belong to nothing: no new request may take them for its own.
        boolean last = !response.keepAlive || (moreBytes && awaiting.isEmpty());
        if (last) {
            retired = true;
        }
        exchange.onResponse(response);
        if (last) {
            abort(UnknownCause.CONNECTION_LOST, "the connection ended with an earlier answer");
        } else if (retired && awaiting.isEmpty()) {
            close();
        }
    }

    private void onWritten(ChannelFuture written) {
        if (!written.isSuccess()) {
            exceptionCaught(null, written.cause());
        }
    }

    private void close() {
        retired = true;
        closed = true;
        close(channel);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // channelInactive tells when it is done
    private static void close(Channel channel) {
        channel.close();
    }

    private void loseAll() {
        for (Exchange lost = awaiting.poll(); lost != null; lost = awaiting.poll()) {
            lost.onLost(lostCause, lostDetail);
        }
    }
}
