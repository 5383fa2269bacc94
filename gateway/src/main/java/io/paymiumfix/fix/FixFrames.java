package io.paymiumfix.fix;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFactory;
import org.apache.mina.filter.codec.ProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolEncoder;
import org.apache.mina.filter.codec.ProtocolEncoderAdapter;
import org.apache.mina.filter.codec.ProtocolEncoderOutput;

/** Bytes to messages and messages to bytes, one byte per character. */
final class FixFrames implements ProtocolCodecFactory {

    private final int maxMessageBytes;

    FixFrames(final int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    @Override
    public ProtocolDecoder getDecoder(final IoSession session) {
        return new FixFrameDecoder(maxMessageBytes);
    }

    @Override
    public ProtocolEncoder getEncoder(final IoSession session) {
        return new ProtocolEncoderAdapter() {
            @Override
            public void encode(final IoSession ioSession, final Object message, final ProtocolEncoderOutput out) {
                out.write(IoBuffer.wrap(MessageSegment.toBytes(message.toString())));
            }
        };
    }
}
