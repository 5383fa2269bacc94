package io.paymiumfix.simulator.rest;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.fault.Strikes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: takes its requests one after the other through processing, faults and reply. */
final class RestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(RestHandler.class);
    private static final int MAX_WAITING = 256;

    private final Api api;
    private final LocalHandler control;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private boolean isBusy;
    private ReplyLine line;

    RestHandler(Api api, LocalHandler control) {
        this.api = api;
        this.control = control;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        line = new ReplyLine(ctx.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Reply refusal = Reply.error(400, "Bad request");
            line.send(ReplyBytes.encode(refusal, false, true, Strikes.NONE)).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        InetSocketAddress remote = (InetSocketAddress) ctx.channel().remoteAddress();
        InetSocketAddress local = (InetSocketAddress) ctx.channel().localAddress();
        waiting.addLast(Call.of(request, remote, local));
        if (waiting.size() >= MAX_WAITING) {
            ctx.channel().config().setAutoRead(false);
        }
        takeNext(ctx);
    }

    private void takeNext(ChannelHandlerContext ctx) {
        if (isBusy || waiting.isEmpty()) {
            return;
        }
        isBusy = true;
        Call call = waiting.removeFirst();
        if (call.path().startsWith(LocalHandler.PATH)) {
            orClose(ctx, () -> send(ctx, call, control.answer(call), Strikes.NONE, () -> {}));
            return;
        }
        RequestLog.Entry entry = api.log().received(call);
        Strikes strikes = api.strike(call);
        if (strikes.has(FaultKind.RESET_BEFORE)) {
            line.reset();
        } else {
            Runnable process = () -> process(ctx, call, strikes, entry);
            after(ctx, strikes.get(FaultKind.PROCESSING_DELAY), () -> orClose(ctx, process));
        }
    }

    /** A fault of our own must neither pass for one of the venue's nor leave the connection hanging. */
    private void orClose(ChannelHandlerContext ctx, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            exceptionCaught(ctx, e);
        }
    }

    private void process(ChannelHandlerContext ctx, Call call, Strikes strikes, RequestLog.Entry entry) {
        Reply reply = api.answer(call, strikes);
        entry.decided(reply.status());
        if (strikes.has(FaultKind.RESET_AFTER)) {
            line.reset();
        } else if (!strikes.has(FaultKind.ACCEPT_NO_REPLY) && !strikes.has(FaultKind.REFUSE_NO_REPLY)) {
            Reply spoiled = ReplyBytes.spoil(reply, strikes);
            Runnable send = () -> send(ctx, call, spoiled, strikes, entry::replied);
            Fault update = strikes.get(FaultKind.UPDATE_BEFORE_REPLY);
            if (update == null) {
                after(ctx, strikes.get(FaultKind.REPLY_DELAY), send);
            } else {
                Duration wait = api.streamDelay().plus(update.delay());
                var unused = ctx.executor().schedule(send, wait.toNanos() + 1, TimeUnit.NANOSECONDS);
            }
        }
    }

    private static void after(ChannelHandlerContext ctx, Fault delay, Runnable task) {
        if (delay == null || delay.delay().equals(Duration.ZERO)) {
            task.run();
        } else {
            var unused = ctx.executor().schedule(task, delay.delay().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void send(ChannelHandlerContext ctx, Call call, Reply reply, Strikes strikes, Runnable whenSent) {
        if (!ctx.channel().isActive()) {
            return;
        }
        boolean isLast = !call.keepAlive() || strikes.has(FaultKind.TRUNCATED_BODY);
        byte[] bytes = ReplyBytes.encode(reply, call.keepAlive(), !call.method().equals("HEAD"), strikes);
        Runnable done = () -> {
            whenSent.run();
            if (isLast) {
                line.close();
            } else {
                isBusy = false;
                ctx.channel().config().setAutoRead(true);
                takeNext(ctx);
            }
        };
        Fault slow = strikes.get(FaultKind.SLOW_REPLY);
        if (slow != null) {
            line.trickle(bytes, slow.number(), slow.delay().toNanos(), done);
        } else {
            line.send(bytes).addListener(sent -> {
                if (sent.isSuccess()) {
                    done.run();
                }
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("connection lost: {}", cause.toString());
        } else {
            LOG.error("a request could not be answered; its connection is closed", cause);
        }
        line.close();
    }
}
