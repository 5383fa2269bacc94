package io.paymiumfix.fix;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFactory;
import org.apache.mina.filter.codec.ProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolEncoder;
import org.apache.mina.filter.codec.ProtocolEncoderAdapter;
import org.apache.mina.filter.codec.ProtocolEncoderOutput;

/** Bytes to messages and messages to bytes, one byte per character. Without state, for all connections. */
final class FixFrames extends ProtocolEncoderAdapter implements ProtocolCodecFactory {

    private final FixFrameDecoder decoder;

    FixFrames(final int maxMessageBytes) {
        decoder = new FixFrameDecoder(maxMessageBytes);
    }

    @Override
    public ProtocolDecoder getDecoder(final IoSession session) {
        return decoder;
    }

    @Override
    public ProtocolEncoder getEncoder(final IoSession session) {
        return this;
    }

    @Override
    public void encode(final IoSession session, final Object message, final ProtocolEncoderOutput out) {
        out.write(IoBuffer.wrap(MessageSegment.toBytes(message.toString())));
    }
}
