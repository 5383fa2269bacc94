package io.paymiumfix.simulator.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.paymiumfix.simulator.rest.RestPipeline;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks at the first request line of a connection and makes the connection the stream's or REST's, for good: a program that
 * sends requests for both over one kept connection finds the stream's path unknown.
 */
public final class PortSwitch extends ByteToMessageDecoder {

    private static final int MAX_METHOD_LENGTH = 10;

    private final RestPipeline rest;
    private final StreamServer stream;

    /** Between these two. */
    public PortSwitch(RestPipeline rest, StreamServer stream) {
        this.rest = rest;
        this.stream = stream;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int space = in.bytesBefore(Math.min(in.readableBytes(), MAX_METHOD_LENGTH), (byte) ' ');
        if (space < 0) {
            if (in.readableBytes() >= MAX_METHOD_LENGTH) {
                rest.addAll(ctx.pipeline());
                ctx.pipeline().remove(this);
            }
            return;
        }
        int from = in.readerIndex() + space + 1;
        int known = Math.min(in.writerIndex() - from, StreamServer.CONTEXT.length());
        String begin = in.toString(from, known, StandardCharsets.ISO_8859_1);
        if (!StreamServer.CONTEXT.startsWith(begin)) {
            rest.addAll(ctx.pipeline());
            ctx.pipeline().remove(this);
        } else if (known == StreamServer.CONTEXT.length()) {
            stream.install(ctx);
            ctx.pipeline().remove(this);
        }
    }
}
