package io.paymiumfix.config;

import io.paymiumfix.order.Rules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The Paymium side.
 *
 * @param baseUri where; absent: the embedded simulator
 * @param truststore PKCS#12 file with the authorities to trust; absent: the Java runtime's
 * @param truststorePassword opens it
 * @param nonceDir each token's nonce and calls started
 * @param connectTimeout to connect, and again for the TLS handshake
 * @param responseTimeout from a call's first byte written to its last byte read
 * @param hedgeAfter age of a call from which a cancel passes it over a fresh connection
 * @param idleReplaceAfter a connection idle longer is replaced before an order goes
 * @param pipelineDepth orders of one account on their way at once, unanswered on one connection
 * @param dailyCalls calls the venue allows per address and day
 * @param burst most listings, and most confirming reads, in one go after a quiet time
 * @param cancelFloor calls kept for cancels
 * @param resolveFloor calls kept for resolving unknown outcomes
 * @param stream listen to each account's stream, so that fills are known when they happen
 * @param pollSharePercent of the calls, spent on listing open orders
 * @param firstLook from an acceptance to the first reading of the order
 * @param canceledGrace from the end of an order to its last reading, for late fills
 * @param settleAfterFence from the fence to the first reading that may prove absence
 * @param weakSettle as {@code settleAfterFence}, from the order's own call, where no later call can prove it
 * @param ghostWatch how long an order that was rejected as absent is watched for
 * @param unknownRepeat between two reports of an unknown outcome
 * @param unknownAlarm an unknown outcome older than this is an alarm
 * @param reconcileEvery between two comparisons of all orders with the venue; zero: only on demand
 * @param assume what is taken for granted of the venue
 */
public record VenueConfig(
        Optional<URI> baseUri,
        Optional<Path> truststore,
        Optional<SecretText> truststorePassword,
        Path nonceDir,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration hedgeAfter,
        Duration idleReplaceAfter,
        int pipelineDepth,
        int dailyCalls,
        int burst,
        int cancelFloor,
        int resolveFloor,
        boolean stream,
        int pollSharePercent,
        Duration firstLook,
        Duration canceledGrace,
        Duration settleAfterFence,
        Duration weakSettle,
        Duration ghostWatch,
        Duration unknownRepeat,
        Duration unknownAlarm,
        Duration reconcileEvery,
        Rules.Assumptions assume) {

    private static final Duration LEAST_RECONCILE_EVERY = Duration.ofMinutes(1);
    private static final long DAY_US = 86_400_000_000L;

    /** True when the gateway brings its own simulator. */
    public boolean embedded() {
        return baseUri.isEmpty();
    }

    /** Between two listings of open orders, so that they use {@code pollSharePercent} of the calls; rounded up. */
    public Duration pollEvery() {
        long share = (long) dailyCalls * pollSharePercent;
        return Duration.of((DAY_US * 100 + share - 1) / share, ChronoUnit.MICROS);
    }

    static VenueConfig read(Section in, Path dataDir) {
        boolean embedded = in.read(Key.of(
                "embedded", Kinds.flag(), "false", "Trade on a simulator inside the gateway; instead of `baseUri`."));
        VenueConfig venue = new VenueConfig(
                in.readOptional(Key.optional(
                        "baseUri",
                        Kinds.venueAddress(),
                        "Paymium's API; instead of `embedded`. Plain http only to this machine.")),
                in.readOptional(Key.optional(
                        "truststore",
                        Kinds.path(),
                        "PKCS#12 file with the authorities to trust; the Java runtime's when absent.")),
                in.readOptional(Key.optional("truststorePassword", Kinds.secret(), "Opens the trust store.")),
                dataDir.resolve(in.read(Key.of(
                        "nonceDir",
                        Kinds.path(),
                        "nonces",
                        "Each token's nonce and calls started, within `dataDir` unless absolute."))),
                in.read(Key.of(
                        "connectTimeout",
                        Kinds.duration("1ms", "1m"),
                        "3s",
                        "To connect, and again for the TLS handshake.")),
                in.read(Key.of(
                        "responseTimeout",
                        Kinds.duration("1ms", "10m"),
                        "10s",
                        "From a call's first byte written to its last byte read; then its outcome is unknown.")),
                in.read(Key.of(
                        "hedgeAfter",
                        Kinds.duration("1ms", "10m"),
                        "1s",
                        "Age of a call from which a cancel passes it over a fresh connection.")),
                in.read(Key.of(
                        "idleReplaceAfter",
                        Kinds.duration("1ms", "10m"),
                        "10s",
                        "A connection idle longer is replaced before an order goes.")),
                in.read(Key.of(
                        "pipelineDepth",
                        Kinds.whole("calls", 1, 128),
                        "1",
                        "Orders of one account on their way at once, unanswered on one connection.")),
                in.read(Key.of(
                        "dailyCalls",
                        Kinds.whole("calls", 100, 100_000_000),
                        "86400",
                        "Calls the venue allows per address and day.")),
                in.read(Key.of(
                        "burst",
                        Kinds.whole("calls", 1, 10_000),
                        "20",
                        "Most listings, and most confirming reads, in one go after a quiet time.")),
                in.read(Key.of(
                        "cancelFloor",
                        Kinds.whole("calls", 0, 1_000_000),
                        "1000",
                        "Calls of the day that only cancels may use.")),
                in.read(Key.of(
                        "resolveFloor",
                        Kinds.whole("calls", 0, 1_000_000),
                        "500",
                        "Calls of the day that only cancels and the resolving of unknown outcomes may use.")),
                in.read(Key.of(
                        "stream",
                        Kinds.flag(),
                        "true",
                        "Listen to each account's stream, so that fills are known when they happen; readings go on beside"
                                + " it.")),
                in.read(Key.of(
                        "pollShare",
                        Kinds.whole("percent", 1, 90),
                        "30",
                        "Share of the calls spent on listing open orders; 30 of 86400 a day is one every 3.3 s.")),
                in.read(Key.of(
                        "firstLook",
                        Kinds.duration("1ms", "10m"),
                        "500ms",
                        "From an acceptance to the first reading of the order.")),
                in.read(Key.of(
                        "canceledGrace",
                        Kinds.duration("1ms", "10m"),
                        "5s",
                        "From the end of an order to its last reading, for late fills.")),
                in.read(
                        Key.of(
                                "settleAfterFence",
                                Kinds.duration("1ms", "1h"),
                                "2m",
                                "Wait before a reading may prove that an order never existed; longer than the venue may work on a request.")),
                in.read(
                        Key.of(
                                "weakSettle",
                                Kinds.duration("1ms", "24h"),
                                "10m",
                                "As `settleAfterFence`, from the order's own call, where no later call proves that it cannot arrive any more.")),
                in.read(Key.of(
                        "ghostWatch",
                        Kinds.duration("1s", "720h"),
                        "24h",
                        "How long an order is watched for after it was rejected because Paymium did not have it.")),
                in.read(Key.of(
                        "unknownRepeat",
                        Kinds.duration("1s", "1h"),
                        "1m",
                        "Between two reports of an outcome still unknown.")),
                in.read(Key.of(
                        "unknownAlarm",
                        Kinds.duration("1s", "24h"),
                        "5m",
                        "An outcome unknown for longer is an alarm.")),
                in.read(
                        Key.of(
                                "reconcileEvery",
                                Kinds.duration("0s", "24h"),
                                "1h",
                                "Between two comparisons of orders, sums and locked balances with Paymium's, from 1m; 0s: only on demand.")),
                in.section("assume", "What is taken for granted of Paymium.", VenueConfig::readAssumptions));
        venue.check(in, embedded);
        return venue;
    }

    private static Rules.Assumptions readAssumptions(Section in) {
        return new Rules.Assumptions(
                assumption(
                        in,
                        "nonceAtomic",
                        "A token's nonce is checked and kept in one step, so a later call accepted keeps earlier ones out; false: lost orders are held for an operator."),
                assumption(
                        in,
                        "getsChecked",
                        "The nonce of a GET is checked too; false: only an order or a cancel keeps earlier calls out."),
                assumption(
                        in,
                        "allTokensVisible",
                        "A listing shows the orders of all the account's tokens; false: what others lock is unexplained, and lost orders are held."),
                assumption(
                        in,
                        "listComplete",
                        "Walking all pages shows every order; false: no order is rejected because it is not listed."),
                assumption(
                        in,
                        "accountExclusive",
                        "Only this gateway trades on the accounts; false: an order found is adopted by an operator only, and no late ghost is canceled."),
                assumption(
                        in,
                        "amountsKept",
                        "Amounts and prices are kept as sent; false: any order of like kind and time holds a lost one for an operator."),
                assumption(
                        in,
                        "cancelGhosts",
                        "Cancel at once an order that appears after it was rejected because Paymium did not have it."));
    }

    private static boolean assumption(Section in, String name, String meaning) {
        return in.read(Key.of(name, Kinds.flag(), "true", meaning));
    }

    private void check(Section in, boolean embedded) {
        Reading reading = in.reading();
        if (reading.describing) {
            return;
        }
        String baseUriPath = in.path("baseUri");
        reading.require(
                embedded || baseUri.isPresent(),
                baseUriPath,
                "is required unless venue.embedded is true",
                in.path("embedded"));
        reading.require(!embedded || baseUri.isEmpty(), baseUriPath, "given, but venue.embedded is true");
        reading.require(
                (long) cancelFloor + resolveFloor < dailyCalls,
                in.path("cancelFloor"),
                "with resolveFloor leaves nothing of dailyCalls",
                in.path("resolveFloor"),
                in.path("dailyCalls"));
        reading.require(
                reconcileEvery.isZero() || reconcileEvery.compareTo(LEAST_RECONCILE_EVERY) >= 0,
                in.path("reconcileEvery"),
                "costs calls each time: at least 1m, or 0s for none");
        reading.require(
                truststore.isEmpty() || truststorePassword.isPresent(),
                in.path("truststore"),
                "wants a truststorePassword",
                in.path("truststorePassword"));
    }
}
