package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** A connection over TLS. The harness's own share of it is in the figures, the same for all subjects. */
final class TlsWire extends Wire {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int FIRST_BYTES = 1 << 16;

    private final SSLEngine engine;
    /** All three are filled from their position on. */
    private ByteBuffer encryptedIn = ByteBuffer.allocateDirect(FIRST_BYTES);

    private ByteBuffer decrypted = ByteBuffer.allocateDirect(FIRST_BYTES);
    private ByteBuffer encryptedOut = ByteBuffer.allocateDirect(FIRST_BYTES);

    TlsWire(SocketChannel channel, SSLEngine engine) throws IOException {
        super(channel);
        this.engine = engine;
        engine.beginHandshake();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = super.read(encryptedIn);
        decrypt();
        decrypted.flip();
        int given = Math.min(into.remaining(), decrypted.remaining());
        into.put(into.position(), decrypted, decrypted.position(), given);
        into.position(into.position() + given);
        decrypted.position(decrypted.position() + given).compact();
        return given == 0 && count < 0 ? -1 : given;
    }

    @Override
    boolean more() {
        return decrypted.position() > 0;
    }

    private void decrypt() throws IOException {
        encryptedIn.flip();
        boolean progress = true;
        while (progress) {
            SSLEngineResult result = engine.unwrap(encryptedIn, decrypted);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                decrypted = larger(decrypted);
                continue;
            }
            progress = result.getStatus() == Status.OK && (result.bytesConsumed() > 0 || runTasks());
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                write(NOTHING);
            }
        }
        encryptedIn.compact();
        if (!encryptedIn.hasRemaining()) {
            encryptedIn = larger(encryptedIn);
        }
    }

    private boolean runTasks() {
        boolean any = false;
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
            any = true;
        }
        return any;
    }

    @Override
    void write(ByteBuffer from) throws IOException {
        while (mayEncrypt(from)) {
            Status status = engine.wrap(from, encryptedOut).getStatus();
            if (status == Status.BUFFER_OVERFLOW) {
                encryptedOut = larger(encryptedOut);
            } else if (status == Status.CLOSED) {
                break;
            }
        }
        encryptedOut.flip();
        super.write(encryptedOut);
        encryptedOut.compact();
    }

    private boolean mayEncrypt(ByteBuffer from) {
        runTasks();
        return switch (engine.getHandshakeStatus()) {
            case NEED_WRAP -> true;
            case NOT_HANDSHAKING, FINISHED -> from.hasRemaining();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NEED_TASK -> false;
        };
    }

    @Override
    boolean flushed() {
        return super.flushed() && encryptedOut.position() == 0;
    }

    private static ByteBuffer larger(ByteBuffer buffer) {
        return ByteBuffer.allocateDirect(buffer.capacity() * 2).put(buffer.flip());
    }
}
