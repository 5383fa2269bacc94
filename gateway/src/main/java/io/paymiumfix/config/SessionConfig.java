package io.paymiumfix.config;

import io.paymiumfix.order.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A FIX session: one client, what it may do, and how its reports look.
 *
 * @param name in logs and in the journal
 * @param senderCompId the client's SenderCompID(49)
 * @param username Username(553) of its Logon(A)
 * @param password Password(554) of its Logon(A); absent for a passwordless session
 * @param role what it may send
 * @param dialect how market data and refusals are written
 * @param accounts what it may trade for or see; the first is taken when Account(1) is absent
 * @param pendingReports send 150=A and 150=6
 * @param precedence what OrdStatus(39) says while a cancel is pending
 * @param fees send NoMiscFees(136)
 * @param baseSecondSymbols take {@code EUR/XBT} and {@code EURXBT} on orders too
 * @param freshness the oldest order that is still placed
 * @param timestampPrecision of times in what we send
 * @param schedule when it may be logged on; absent: always
 * @param allowedAddresses where it may come from; empty: anywhere
 * @param receiptMarks ask by TestRequest(1) whether its reports arrived
 * @param notices what it is told without asking
 */
public record SessionConfig(
        String name,
        String senderCompId,
        String username,
        Optional<SecretText> password,
        Role role,
        Dialect dialect,
        List<String> accounts,
        boolean pendingReports,
        Rules.PendingPrecedence precedence,
        boolean fees,
        boolean baseSecondSymbols,
        Duration freshness,
        TimestampPrecision timestampPrecision,
        Optional<DailyWindow> schedule,
        List<String> allowedAddresses,
        boolean receiptMarks,
        List<Notice> notices) {

    /** Keeps its own copies of the lists. */
    public SessionConfig {
        accounts = List.copyOf(accounts);
        allowedAddresses = List.copyOf(allowedAddresses);
        notices = List.copyOf(notices);
    }

    /** What a session is told without asking. */
    public enum Notice {
        /** News(B). */
        B,
        /** TradingSessionStatus(h). */
        H
    }

    /** What a session may send. */
    public enum Role {
        /** Orders, cancels and questions. */
        ORDER_ENTRY,
        /** Questions only. */
        READ_ONLY,
        /** Questions only, and a copy of every report about its accounts. */
        DROP_COPY,
        /** MarketDataRequest(V), SecurityListRequest(x) and TradingSessionStatusRequest(g) only. */
        MARKET_DATA
    }

    /** How market data and refusals are written. */
    public enum Dialect {
        /** As FIX 4.4 has them. */
        FIX44,
        /** As clients of Paymium's former FIX endpoint read them. */
        PAYMIUM_LEGACY
    }

    /** Digits of a second in UTCTimestamp fields we send. */
    public enum TimestampPrecision {
        /** None. */
        SECONDS,
        /** Three. */
        MILLIS,
        /** Six. */
        MICROS
    }

    /** True when it logs on without Password(554). */
    public boolean passwordless() {
        return password.isEmpty();
    }

    /** The core's view. */
    Rules.Session rules() {
        return new Rules.Session(
                name, accounts, pendingReports, precedence, fees, baseSecondSymbols, freshness.toNanos() / 1_000);
    }

    /** The core's view of a session that is told what others are. */
    Rules.DropCopy dropCopy() {
        return new Rules.DropCopy(name, accounts, fees);
    }

    /** The core's view of a session that only asks. */
    Rules.Viewer viewer() {
        return new Rules.Viewer(name, accounts);
    }

    static SessionConfig read(Section in) {
        return new SessionConfig(
                in.read(Key.required("name", Kinds.name(), "The session's name in logs and in the journal; unique.")),
                in.read(Key.required("senderCompId", Kinds.compId(), "The client's SenderCompID(49); unique.")),
                in.read(Key.required("username", Kinds.text(), "Username(553) of its Logon(A).")),
                password(in),
                in.read(Key.of(
                        "role",
                        Kinds.oneOf(Role.class),
                        "order-entry",
                        "`read-only` asks about the orders of its accounts and sends none; `drop-copy` gets every report about them too;"
                                + " `market-data` takes market data alone.")),
                in.read(Key.of(
                        "dialect",
                        Kinds.oneOf(Dialect.class),
                        "fix44",
                        "`paymium-legacy` speaks to clients of Paymium's former FIX endpoint; wants `role:"
                                + " market-data`.")),
                in.readList(Key.optional(
                        "accounts",
                        Kinds.name(),
                        "Accounts it may trade for, or ask about; the first when Account(1) of an order is absent. Required"
                                + " unless `role` is `market-data`.")),
                in.read(Key.of(
                        "pendingReports",
                        Kinds.flag(),
                        "true",
                        "Send Pending New (150=A) and Pending Cancel (150=6).")),
                in.read(Key.of(
                        "pendingPrecedence",
                        Kinds.oneOf(Rules.PendingPrecedence.class),
                        "fix",
                        "OrdStatus(39) of a fill while a cancel is pending: `fix` says 6, `fill` says 1 or 2.")),
                in.read(Key.of("fees", Kinds.flag(), "true", "Send fees in NoMiscFees(136).")),
                in.read(Key.of(
                        "baseSecondSymbols", Kinds.flag(), "false", "Take `EUR/XBT` and `EURXBT` on orders too.")),
                in.read(Key.of(
                        "freshness",
                        Kinds.duration("100ms", "1h"),
                        "10s",
                        "An older order is refused as STALE_ORDER.")),
                in.read(Key.of(
                        "timestampPrecision",
                        Kinds.oneOf(TimestampPrecision.class),
                        "millis",
                        "Of times in what the gateway sends.")),
                in.read(Key.of(
                        "schedule",
                        Kinds.schedule(),
                        "nonstop",
                        "When it may be logged on; sequence numbers start at 1 with each window.")),
                in.readList(Key.optional(
                        "allowedAddresses", Kinds.address(), "Where it may come from; anywhere when absent.")),
                in.read(Key.of(
                        "receiptMarks",
                        Kinds.flag(),
                        "true",
                        "Ask with a TestRequest(1) whether reports arrived, so that none is lost when sequence numbers"
                                + " start again.")),
                in.readList(Key.optional(
                        "notices",
                        Kinds.notice(),
                        "What it is told without asking: `B`, the end of a recovery; `h`, what may be sent to Paymium"
                                + " at present.")));
    }

    private static Optional<SecretText> password(Section in) {
        Optional<SecretText> password = in.readOptional(Key.optional(
                "password", Kinds.secret(), "Password(554) of its Logon(A); required unless passwordless."));
        boolean passwordless = in.read(
                Key.of("passwordless", Kinds.flag(), "false", "Log on without a password; wants `allowedAddresses`."));
        Reading reading = in.reading();
        if (!reading.describing) {
            String path = in.path("password");
            reading.require(
                    passwordless || password.isPresent(),
                    path,
                    "is required; or set passwordless with allowedAddresses",
                    in.path("passwordless"));
            reading.require(!passwordless || password.isEmpty(), path, "given, but the session is passwordless");
        }
        return password;
    }
}
