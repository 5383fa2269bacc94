package io.paymiumfix.fix;

import io.paymiumfix.marketdata.Dialect;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One FIX session, as its client must present itself.
 *
 * @param name the name in configuration, logs, files and {@link io.paymiumfix.order.Origin}: letters, digits,
 *     {@code -}, {@code _} and {@code .}
 * @param clientCompId the client's CompID: SenderCompID(49) of what it sends
 * @param username Username(553) of its Logon(A)
 * @param password Password(554) of its Logon(A); empty only with {@code passwordless}
 * @param passwordless log on without password; allowed only together with {@code allowedAddresses}
 * @param role what it may do
 * @param dialect how market data and refusals are written
 * @param hours when it may be connected and when its numbers start again
 * @param timestampPrecision of the times we send to it
 * @param allowedAddresses IP addresses it may connect from; empty: from anywhere
 * @param receiptMarks prove by TestRequest(1) that its reports arrived, and send them as new messages if its numbers
 *     start again before that
 * @param notices what it is told without asking
 */
public record SessionSettings(
        String name,
        String clientCompId,
        String username,
        Optional<Password> password,
        boolean passwordless,
        Role role,
        Dialect dialect,
        Hours hours,
        TimestampPrecision timestampPrecision,
        Set<String> allowedAddresses,
        boolean receiptMarks,
        Set<Notice> notices) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");

    /** Checks what can be checked without the other sessions. */
    public SessionSettings {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(hours, "hours");
        Objects.requireNonNull(timestampPrecision, "timestampPrecision");
        allowedAddresses = Set.copyOf(allowedAddresses);
        notices = Set.copyOf(notices);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("session name '" + name + "': use letters, digits, - _ .");
        }
        if (clientCompId.isEmpty()) {
            throw new IllegalArgumentException("session " + name + ": the client's CompID is empty");
        }
        if (username.isEmpty()) {
            throw new IllegalArgumentException("session " + name + ": the username is empty");
        }
        if (password.isPresent() == passwordless) {
            throw new IllegalArgumentException("session " + name + ": give either a password or passwordless");
        }
        if (passwordless && allowedAddresses.isEmpty()) {
            throw new IllegalArgumentException("session " + name + ": passwordless needs a list of allowed addresses");
        }
    }

    /**
     * When a session is open.
     *
     * @param nonStop always; numbers only start again when the client says ResetSeqNumFlag(141)=Y
     * @param startUtc otherwise it opens at this time each day
     * @param endUtc and closes at this one, after which both sides start again at 1
     */
    public record Hours(boolean nonStop, LocalTime startUtc, LocalTime endUtc) {
        /** Open always. */
        public static final Hours NON_STOP = new Hours(true, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        /** Open each day from one time to the other, UTC. */
        public static Hours daily(final LocalTime startUtc, final LocalTime endUtc) {
            return new Hours(false, startUtc, endUtc);
        }
    }
}
