package io.paymiumfix.simulator.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.paymiumfix.simulator.fault.Endpoint;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.fault.FaultsInForce;
import io.paymiumfix.simulator.fault.Strikes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What goes wrong on purpose with one WebSocket's outgoing frames. Faults are drawn for each event and connection. */
final class StreamFaults extends ChannelOutboundHandlerAdapter {

    private static final String PUBLIC_EVENT = "42/public,";
    private static final String USER_EVENT = "42/user,";
    private static final String PUBLIC_JOINED = "40/public";
    private static final String USER_JOINED = "40/user";
    private static final String GARBAGE = ",[\"stream\",{\"orders\":[{\"uuid\":";
    private static final String PONG = "3";
    private static final Set<FaultKind> ZOMBIE = Set.of(FaultKind.STREAM_ZOMBIE);
    private static final Set<FaultKind> NOT_ZOMBIE = EnumSet.complementOf(EnumSet.of(FaultKind.STREAM_ZOMBIE));
    private static final Duration LONGEST_HOLD = Duration.ofMillis(200);

    private final FaultsInForce faults;
    private final Set<Endpoint> left = EnumSet.noneOf(Endpoint.class);
    private TextWebSocketFrame overtaken;
    private boolean isZombie;
    private long lastDueNanos = System.nanoTime();
    private final Deque<TextWebSocketFrame> delayed = new ArrayDeque<>();
    private int holds;

    StreamFaults(FaultsInForce faults) {
        this.faults = faults;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof TextWebSocketFrame frame)) {
            var unused = ctx.write(message, promise);
            return;
        }
        Endpoint endpoint = endpointOfEvent(frame);
        if (isZombie || becomesZombie(frame, endpoint)) {
            isZombie = true;
            frame.release();
            promise.setSuccess();
            return;
        }
        if (endpoint == null) {
            if (begins(frame, PUBLIC_JOINED)) {
                left.remove(Endpoint.PUBLIC_STREAM);
            } else if (begins(frame, USER_JOINED)) {
                left.remove(Endpoint.USER_STREAM);
            }
            var unused = ctx.write(frame, promise);
            return;
        }
        promise.setSuccess();
        strike(ctx, endpoint, frame, faults.strike(endpoint, NOT_ZOMBIE));
    }

    /** Only events and answers to pings strike a connection dead, so that the next one can be made. */
    private boolean becomesZombie(TextWebSocketFrame frame, Endpoint endpoint) {
        if (endpoint != null) {
            return faults.strike(endpoint, ZOMBIE).has(FaultKind.STREAM_ZOMBIE);
        }
        return begins(frame, PONG)
                && (faults.strike(Endpoint.PUBLIC_STREAM, ZOMBIE).has(FaultKind.STREAM_ZOMBIE)
                        || faults.strike(Endpoint.USER_STREAM, ZOMBIE).has(FaultKind.STREAM_ZOMBIE));
    }

    private void strike(ChannelHandlerContext ctx, Endpoint endpoint, TextWebSocketFrame frame, Strikes strikes) {
        String namespace = endpoint == Endpoint.PUBLIC_STREAM ? "/public" : "/user";
        if (strikes.has(FaultKind.STREAM_DISCONNECT)) {
            frame.release();
            ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            var unused = ctx.close();
            return;
        }
        if (strikes.has(FaultKind.STREAM_LEAVE) && left.add(endpoint)) {
            send(ctx, new TextWebSocketFrame("41" + namespace));
        }
        if (left.contains(endpoint) || strikes.has(FaultKind.STREAM_DROP) || strikes.has(FaultKind.STREAM_SILENCE)) {
            frame.release();
            return;
        }
        if (strikes.has(FaultKind.STREAM_GARBAGE)) {
            send(ctx, new TextWebSocketFrame("42" + namespace + GARBAGE));
        }
        if (strikes.has(FaultKind.STREAM_REORDER) && overtaken == null) {
            overtaken = frame;
            Duration hold = strikes.get(FaultKind.STREAM_REORDER).delay();
            holds++;
            int thisHold = holds;
            after(ctx, hold.isZero() ? LONGEST_HOLD : hold, () -> {
                if (thisHold == holds) {
                    releaseOvertaken(ctx);
                }
            });
            return;
        }
        if (strikes.has(FaultKind.STREAM_DUPLICATE)) {
            pass(ctx, frame.retainedDuplicate(), strikes.get(FaultKind.STREAM_DELAY));
        }
        pass(ctx, frame, strikes.get(FaultKind.STREAM_DELAY));
    }

    /** Sends an event after those before it, later if it is delayed, and then the one it has overtaken. */
    private void pass(ChannelHandlerContext ctx, TextWebSocketFrame frame, Fault delay) {
        if (delay == null && delayed.isEmpty()) {
            send(ctx, frame);
            releaseOvertaken(ctx);
            return;
        }
        long nowNanos = System.nanoTime();
        long dueNanos = nowNanos + (delay == null ? 0 : delay.delay().toNanos());
        lastDueNanos = delayed.isEmpty() || dueNanos - lastDueNanos > 0 ? dueNanos : lastDueNanos;
        delayed.addLast(frame);
        after(ctx, Duration.ofNanos(Math.max(0, lastDueNanos - nowNanos)), () -> {
            send(ctx, delayed.removeFirst());
            releaseOvertaken(ctx);
        });
    }

    private void releaseOvertaken(ChannelHandlerContext ctx) {
        if (overtaken != null) {
            TextWebSocketFrame late = overtaken;
            overtaken = null;
            send(ctx, late);
        }
    }

    private static void send(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        var unused = ctx.writeAndFlush(frame);
    }

    private static void after(ChannelHandlerContext ctx, Duration delay, Runnable task) {
        var unused = ctx.executor().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Endpoint endpointOfEvent(TextWebSocketFrame frame) {
        if (begins(frame, PUBLIC_EVENT)) {
            return Endpoint.PUBLIC_STREAM;
        }
        return begins(frame, USER_EVENT) ? Endpoint.USER_STREAM : null;
    }

    private static boolean begins(TextWebSocketFrame frame, String text) {
        ByteBuf content = frame.content();
        return content.readableBytes() >= text.length()
                && content.toString(content.readerIndex(), text.length(), StandardCharsets.ISO_8859_1)
                        .equals(text);
    }
}
