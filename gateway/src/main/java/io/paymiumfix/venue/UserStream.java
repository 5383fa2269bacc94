package io.paymiumfix.venue;

import io.paymiumfix.client.PaymiumStream;
import io.paymiumfix.client.StreamListener;
import io.paymiumfix.client.StreamNamespace;
import io.paymiumfix.client.StreamReason;
import io.paymiumfix.client.StreamState;
import io.paymiumfix.client.UserData;
import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one account's stream tells, as inputs of the core. Nothing is lost in silence: what cannot be read, or finds the core's
 * ring full, ends the connection, and the core, told that the stream was away, reads afresh. Owned by {@code venue-io}.
 */
final class UserStream implements StreamListener {
    private static final Logger LOG = LoggerFactory.getLogger(UserStream.class);

    private final String account;
    private final Inbox inbox;
    private final OutcomeQueue outcomes;
    private PaymiumStream stream;
    private boolean live;
    private boolean closed;
    private Consumer<String> whenEnded = uuid -> {};

    UserStream(final String account, final Inbox inbox, final OutcomeQueue outcomes) {
        this.account = account;
        this.inbox = inbox;
        this.outcomes = outcomes;
    }

    boolean isOpen() {
        return stream != null;
    }

    /** From now on this hears the uuid of each order that the core was told has ended. */
    void whenEnded(final Consumer<String> listener) {
        whenEnded = listener;
    }

    void open(final Function<StreamListener, PaymiumStream> opener) {
        stream = opener.apply(this);
    }

    /** Tells nothing any more. */
    void close() {
        closed = true;
        if (stream != null) {
            stream.close();
        }
    }

    /** It does not tell all it should: it is connected anew. */
    void restart(final String why) {
        if (live && !closed) {
            LOG.warn("account {}: its stream is connected anew, and its orders read afresh: {}", account, why);
            change(false, why);
            stream.restart();
        }
    }

    @Override
    public void onState(final StreamState state, final StreamReason reason) {
        final boolean now = state == StreamState.LIVE;
        if (now != live && !closed) {
            change(now, reason.name());
        }
    }

    private void change(final boolean nowLive, final String reason) {
        live = nowLive;
        outcomes.deliver(new Input.StreamChanged(account, nowLive, reason));
    }

    @Override
    public void onUserData(final UserData data, final long receivedEpochMicros) {
        for (final io.paymiumfix.client.VenueOrder told : data.orders()) {
            if (!live || closed) {
                return; // given up above, by the order before
            }
            if (OrderDecoder.trades(told)) {
                tell(told);
            }
        }
    }

    private void tell(final io.paymiumfix.client.VenueOrder told) {
        try {
            final Input.OrderSeen seen = new Input.OrderSeen(account, OrderDecoder.decode(told));
            if (outcomes.backlogged() || !inbox.offer(seen, Inbox.Urgency.ESSENTIAL)) {
                restart("RING_FULL: the order core has no room for what it told");
            } else if (!OrderStates.open(seen.order().state())) {
                whenEnded.accept(seen.order().uuid());
            }
        } catch (final UnreadableOrder e) {
            restart("UNREADABLE: " + e.getMessage());
        }
    }

    @Override
    public void onUnreadable(final StreamNamespace namespace) {
        restart("UNREADABLE: a message of it");
    }
}
