package io.paymiumfix.fix;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Hands on the messages of a connection as texts, one character per byte: all that a reading brought before the next reading, each
 * before the next one is looked for. One per connection, owned by the event loop.
 */
final class FixFrameDecoder extends ChannelInboundHandlerAdapter {

    private final FixFrames frames;

    FixFrameDecoder(final int maxMessageBytes) {
        frames = new FixFrames(maxMessageBytes);
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object reading) throws FixFrames.FrameException {
        final ByteBuf in = (ByteBuf) reading;
        try {
            frames.add(in);
        } finally {
            in.release();
        }
        for (String message = frames.next(); message != null; message = frames.next()) {
            context.fireChannelRead(message);
        }
    }
}
