package io.paymiumfix.replay;

import io.paymiumfix.config.GatewayConfig;
import io.paymiumfix.config.SessionConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out which side of a recording is the client. */
final class Sides {

    private final Path file;
    private final List<FixMessage> messages;

    Sides(final Path file, final List<Entry> entries) {
        this.file = file;
        messages = entries.stream()
                .map(Entry::message)
                .filter(message -> message != null)
                .toList();
    }

    /**
     * The client and its gateway.
     *
     * @param client as told; otherwise whoever a configuration has a session for, or whoever logs on
     */
    Recording.Parties parties(final Optional<String> client, final Optional<GatewayConfig> config)
            throws ReplayException {
        final Set<Recording.Parties> candidates = new LinkedHashSet<>();
        final Set<Recording.Parties> loggedOn = new LinkedHashSet<>();
        for (final FixMessage message : messages) {
            final Recording.Parties parties =
                    new Recording.Parties(message.get(Tags.SENDER_COMP_ID), message.get(Tags.TARGET_COMP_ID));
            final Recording.Parties other = parties.swapped();
            final boolean isLogonFirst = message.is("A") && !loggedOn.contains(other) && loggedOn.add(parties);
            if (client.isPresent()
                    ? client.get().equals(parties.client())
                    : config.map(gateway -> isSessionOf(gateway, parties)).orElse(isLogonFirst)) {
                candidates.add(parties);
            }
        }
        if (candidates.size() == 1) {
            return candidates.iterator().next();
        }
        throw new ReplayException(
                file + ": " + (candidates.isEmpty() ? noCandidate(client, config) : many(candidates)));
    }

    private static boolean isSessionOf(final GatewayConfig config, final Recording.Parties parties) {
        return config.fix().ourCompId().equals(parties.gateway())
                && config.sessions().stream().map(SessionConfig::senderCompId).anyMatch(parties.client()::equals);
    }

    private String noCandidate(final Optional<String> client, final Optional<GatewayConfig> config) {
        final Set<String> senders = new LinkedHashSet<>();
        messages.forEach(message -> senders.add(message.get(Tags.SENDER_COMP_ID)));
        if (client.isPresent()) {
            return "nothing is from SenderCompID(49)=" + client.get() + "; it has messages of " + senders;
        }
        return config.isPresent()
                ? "no message is between a session of the configuration and its fix.ourCompId="
                        + config.get().fix().ourCompId() + "; it has messages of " + senders
                : "no Logon(A) tells which side is the client; name it with --client, one of " + senders;
    }

    private static String many(final Set<Recording.Parties> candidates) {
        final List<String> names = new ArrayList<>();
        candidates.forEach(parties -> names.add(parties.client() + " (to " + parties.gateway() + ")"));
        return "has sessions of several clients: " + String.join(", ", names) + "; name one with --client";
    }
}
