package io.paymiumfix.doctor;

import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.Credential;
import io.paymiumfix.config.GatewayConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * What is looked at.
 *
 * @param config the configuration, which has no faults
 * @param client how to talk to its venue
 * @param tokens one for each account, in the order of the configuration; empty while another process uses one of them
 */
public record Patient(GatewayConfig config, ClientSettings client, List<Credential> tokens) {
    /** Keeps its own copy of the list. */
    public Patient {
        tokens = List.copyOf(tokens);
    }

    /** The same while another process uses the tokens. */
    public Patient withoutTokens() {
        return new Patient(config, client, List.of());
    }

    Path laneFile(final String account) {
        return config.venue().nonceDir().resolve(account + ".lane");
    }

    /** Where a probe notes what it placed until that is gone again. */
    Path note(final String account) {
        return config.venue().nonceDir().resolve(account + ".probe");
    }

    Credential token(final String account) {
        for (int i = 0; i < config.accounts().size(); i++) {
            if (config.accounts().get(i).name().equals(account)) {
                return tokens.get(i);
            }
        }
        throw new IllegalArgumentException("no account " + account);
    }
}
