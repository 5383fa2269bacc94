package io.paymiumfix.venue;

import io.paymiumfix.client.PaymiumStream;
import io.paymiumfix.client.StreamListener;
import io.paymiumfix.client.StreamSettings;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.order.Inbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The streams of all accounts. Each opens as soon as an answer of GET /user has told its channel. Owned by {@code venue-io}. */
final class Streams {
    /** Between two questions for a channel that is not known yet. */
    private static final long ASK_EVERY_US = 30_000_000;

    private final Optional<StreamSettings> settings;
    private final Opener opener;
    private final Map<String, UserStream> byAccount = new LinkedHashMap<>();
    private final Map<String, Long> askedUs = new LinkedHashMap<>();

    Streams(
            final Optional<StreamSettings> settings,
            final List<String> accounts,
            final Opener opener,
            final Inbox inbox,
            final OutcomeQueue outcomes) {
        this.settings = settings;
        this.opener = opener;
        if (settings.isPresent()) {
            accounts.forEach(account -> byAccount.put(account, new UserStream(account, inbox, outcomes)));
        }
    }

    /** Opens a stream at the venue. */
    interface Opener {
        PaymiumStream open(String name, StreamSettings settings, StreamListener listener);
    }

    /** The listener hears the uuid of each order of the account that the core was told by the stream has ended. */
    void whenEnded(final String account, final Consumer<String> listener) {
        final UserStream stream = byAccount.get(account);
        if (stream != null) {
            stream.whenEnded(listener);
        }
    }

    /** An answer of GET /user: it tells the account's channel. */
    void userRead(final String account, final UserInfo user) {
        final UserStream stream = byAccount.get(account);
        if (stream != null && !stream.isOpen() && user.channelId() != null) {
            final StreamSettings wanted = settings.orElseThrow().toBuilder()
                    .publicWanted(false)
                    .channelId(user.channelId())
                    .build();
            stream.open(listener -> opener.open(account, wanted, listener));
        }
    }

    /** True, once in a while, when the account's channel is still to be asked for. */
    boolean wantsUser(final String account, final long nowUs) {
        final UserStream stream = byAccount.get(account);
        if (stream == null
                || stream.isOpen()
                || nowUs - askedUs.computeIfAbsent(account, key -> nowUs) < ASK_EVERY_US) {
            return false;
        }
        askedUs.put(account, nowUs);
        return true;
    }

    /** The core has proof that the account's stream keeps things to itself. */
    void restart(final String account, final String why) {
        final UserStream stream = byAccount.get(account);
        if (stream != null) {
            stream.restart(why);
        }
    }

    void close() {
        byAccount.values().forEach(UserStream::close);
    }
}
