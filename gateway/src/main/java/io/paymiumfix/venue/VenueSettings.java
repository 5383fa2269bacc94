package io.paymiumfix.venue;

import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.StreamSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the gateway trades with the venue. Immutable.
 *
 * @param client address, timeouts and buffers of the connection
 * @param accounts each with its own token and lane; at least one
 * @param budget how the calls per day are shared out
 * @param limits bounds of everything that could grow
 * @param userStream how each account's stream is listened to; empty: only readings tell
 */
public record VenueSettings(
        ClientSettings client,
        List<Account> accounts,
        Budget budget,
        Limits limits,
        Optional<StreamSettings> userStream) {

    /** Keeps its own copy of the accounts. */
    public VenueSettings {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(userStream, "userStream");
        accounts = List.copyOf(accounts);
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("accounts: at least one is needed");
        }
        if (accounts.stream().map(Account::name).distinct().count() < accounts.size()) {
            throw new IllegalArgumentException("accounts: two have the same name");
        }
    }

    /** These settings for another venue address or account, with the default budget and limits, and no stream. */
    public static VenueSettings of(final ClientSettings client, final List<Account> accounts) {
        return new VenueSettings(client, accounts, Budget.DEFAULTS, Limits.DEFAULTS, Optional.empty());
    }

    /**
     * A Paymium account.
     *
     * @param name the name in configuration and in Account(1)
     * @param token its API token; prints as a mask
     * @param laneFile where the lane keeps its nonce and the calls it started
     */
    public record Account(String name, Credential token, Path laneFile) {
        /** Checks that nothing is missing. */
        public Account {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(laneFile, "laneFile");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("name: must not be empty");
            }
        }
    }

    /**
     * The calls the venue grants per day and IP address, and what they are kept for. A floor larger than a
     * twentieth of what the venue says it grants is cut to that.
     *
     * @param callsPerDay assumed until the venue's first X-RateLimit-Limit; default 86,400
     * @param cancelFloor calls only cancels may use; default 1,000
     * @param resolveFloor calls only cancels and the settling of unknown outcomes may use, to which each
     *     unknown order adds 5 until they are used; default 500
     * @param burst most polls, and most confirming reads, in one go; default 20
     * @param pollSharePercent share of the pace that looks for fills, percent; the rest confirms; default 30
     */
    public record Budget(int callsPerDay, int cancelFloor, int resolveFloor, int burst, int pollSharePercent) {
        /** The defaults. */
        public static final Budget DEFAULTS = new Budget(86_400, 1_000, 500, 20, 30);

        /** Checks every range. */
        public Budget {
            requireWithin("callsPerDay", callsPerDay, 1, 100_000_000);
            requireWithin("cancelFloor", cancelFloor, 0, callsPerDay);
            requireWithin("resolveFloor", resolveFloor, 0, callsPerDay);
            requireWithin("burst", burst, 1, 10_000);
            requireWithin("pollSharePercent", pollSharePercent, 1, 99);
        }
    }

    /**
     * Bounds.
     *
     * @param maxWaiting most calls waiting in one lane, 1 to 65,536; default 16,384
     * @param maxHistoryPages most pages one search through the history reads; default 50
     * @param maxOpenPages most pages one listing of open orders reads; default 5
     * @param maxKnownOrders most open orders per account, placed elsewhere, whose last content is remembered;
     *     default 20,000
     * @param failuresToDown failures in a row after which the link is down; default 3
     * @param keepMs how long a cancel or a reading is kept while the budget is empty, ms; default 10,000
     * @param placesInFlight most orders of one account on their way at once, 1 to 128; default 1
     */
    public record Limits(
            int maxWaiting,
            int maxHistoryPages,
            int maxOpenPages,
            int maxKnownOrders,
            int failuresToDown,
            int keepMs,
            int placesInFlight) {
        /** The defaults. */
        public static final Limits DEFAULTS = new Limits(16_384, 50, 5, 20_000, 3, 10_000, 1);

        /** Checks every range. */
        public Limits {
            requireWithin("maxWaiting", maxWaiting, 1, 65_536);
            requireWithin("maxHistoryPages", maxHistoryPages, 1, 10_000);
            requireWithin("maxOpenPages", maxOpenPages, 1, 1_000);
            requireWithin("maxKnownOrders", maxKnownOrders, 1, 1_000_000);
            requireWithin("failuresToDown", failuresToDown, 1, 100);
            requireWithin("keepMs", keepMs, 0, 600_000);
            requireWithin("placesInFlight", placesInFlight, 1, 128);
        }

        /** The same but for {@link #placesInFlight}. */
        public Limits withPlacesInFlight(final int most) {
            return new Limits(maxWaiting, maxHistoryPages, maxOpenPages, maxKnownOrders, failuresToDown, keepMs, most);
        }
    }

    private static void requireWithin(final String name, final int value, final int min, final int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + "=" + value + " is not within " + min + ".." + max);
        }
    }
}
