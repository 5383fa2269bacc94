package io.paymiumfix.simulator.stream;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListenerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clients do wrong is theirs to know: noted at debug level, without a stack trace, and without what they sent. */
final class QuietExceptions extends ExceptionListenerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(QuietExceptions.class);

    @Override
    public void onEventException(Exception e, List<Object> arguments, SocketIOClient client) {
        LOG.error("the simulator itself is at fault", e);
    }

    @Override
    public void onDisconnectException(Exception e, SocketIOClient client) {
        LOG.error("the simulator itself is at fault", e);
    }

    @Override
    public void onConnectException(Exception e, SocketIOClient client) {
        LOG.error("the simulator itself is at fault", e);
    }

    @Override
    public void onAuthException(Throwable e, SocketIOClient client) {
        LOG.error("the simulator itself is at fault", e);
    }

    @Override
    public boolean exceptionCaught(ChannelHandlerContext ctx, Throwable e) {
        LOG.debug("stream connection: {}", e.getClass().getSimpleName());
        return true;
    }
}
