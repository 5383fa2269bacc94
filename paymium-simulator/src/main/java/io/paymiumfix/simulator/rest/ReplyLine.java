package io.paymiumfix.simulator.rest;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.concurrent.TimeUnit;

/** The outgoing half of one connection: whole replies, replies in small pieces, or a reset. */
final class ReplyLine {

    private final Channel channel;

    ReplyLine(Channel channel) {
        this.channel = channel;
    }

    /** Sends the bytes at once. */
    ChannelFuture send(byte[] bytes) {
        return encoder().writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    /** Sends the bytes in pieces with a pause between them, then runs the task. */
    void trickle(byte[] bytes, int piece, long pauseNanos, Runnable whenSent) {
        trickle(bytes, 0, Math.max(1, piece), pauseNanos, whenSent);
    }

    private void trickle(byte[] bytes, int from, int piece, long pauseNanos, Runnable whenSent) {
        int length = Math.min(piece, bytes.length - from);
        ChannelFuture sent = encoder().writeAndFlush(Unpooled.copiedBuffer(bytes, from, length));
        if (from + length == bytes.length) {
            sent.addListener(done -> {
                if (done.isSuccess()) {
                    whenSent.run();
                }
            });
        } else if (channel.isActive()) {
            schedule(() -> trickle(bytes, from + length, piece, pauseNanos, whenSent), pauseNanos);
        }
    }

    private void schedule(Runnable task, long pauseNanos) {
        var unused = channel.eventLoop().schedule(task, pauseNanos, TimeUnit.NANOSECONDS);
    }

    /** Ends the connection with a reset instead of a farewell. */
    void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        close();
    }

    /** Ends the connection once everything sent has left. */
    void close() {
        var unused = channel.close();
    }

    /** Writing from here passes the response encoder by: our replies are bytes already. */
    private ChannelHandlerContext encoder() {
        return channel.pipeline().context(HttpResponseEncoder.class);
    }
}
