package io.paymiumfix.fix;

import static io.paymiumfix.fix.CommandDecoder.text;

import io.paymiumfix.fix44.field.EncryptMethod;
import io.paymiumfix.fix44.field.HeartBtInt;
import io.paymiumfix.fix44.field.NextExpectedMsgSeqNum;
import io.paymiumfix.fix44.field.SendingTime;
import io.paymiumfix.fix44.field.Username;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;

/**
 * Whether a Logon(A) is accepted: Username(553), Password(554), HeartBtInt(108), EncryptMethod(98). In memory only, as
 * an unauthenticated peer holds the session while this runs. Called by the event loop.
 */
final class LogonCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LogonCheck.class);
    private static final int PASSWORD = 554;
    private static final long LARGE_OFFSET_US = 120_000_000;

    private final FixSettings.Limits limits;
    private final LongSupplier nowUs;

    LogonCheck(final FixSettings.Limits limits, final LongSupplier nowUs) {
        this.limits = limits;
        this.nowUs = nowUs;
    }

    void check(final FixSession session, final Message logon) throws FieldNotFound, RejectLogon {
        session.store().nextTargetMayMove();
        if (!credentialsMatch(session.settings(), logon)) {
            throw refuse(
                    session,
                    "LOGON_REFUSED: Username(553) or Password(554) is missing or wrong;"
                            + " check both against what the gateway's operator gave you");
        }
        final int heartbeatS = logon.getInt(HeartBtInt.FIELD);
        if (heartbeatS < limits.minHeartbeatS() || heartbeatS > limits.maxHeartbeatS()) {
            throw refuse(
                    session,
                    "HEARTBEAT_OUT_OF_RANGE: HeartBtInt(108)=" + heartbeatS + "; use " + limits.minHeartbeatS() + " to "
                            + limits.maxHeartbeatS() + " seconds");
        }
        if (!"0".equals(text(logon, EncryptMethod.FIELD))) {
            throw refuse(session, "ENCRYPTION_UNSUPPORTED: EncryptMethod(98) must be 0; encryption is TLS's");
        }
        final long offsetUs = nowUs.getAsLong() - UtcTimestamp.parseUs(text(logon.getHeader(), SendingTime.FIELD));
        if (Math.abs(offsetUs) > LARGE_OFFSET_US) {
            LOG.warn(
                    "session {}: its SendingTime(52) is {} s behind our clock; it is logged on and may cancel, but its"
                            + " orders are refused until the clocks agree",
                    session.name(),
                    offsetUs / 1_000_000);
        }
        final int receivedUpTo = logon.isSetField(NextExpectedMsgSeqNum.FIELD)
                ? Math.max(1, logon.getInt(NextExpectedMsgSeqNum.FIELD)) - 1
                : 0;
        session.logonAccepted(text(logon, Username.FIELD), offsetUs, receivedUpTo);
    }

    /** The password is compared, in constant time, whether or not the username is right. */
    private static boolean credentialsMatch(final SessionSettings settings, final Message logon) throws FieldNotFound {
        if (settings.passwordless()) {
            return true;
        }
        final boolean usernameMatches = settings.username().equals(text(logon, Username.FIELD));
        final boolean passwordMatches = settings.password().orElseThrow().matches(text(logon, PASSWORD));
        return usernameMatches && passwordMatches;
    }

    private static RejectLogon refuse(final FixSession session, final String text) {
        final Session engine = session.engine();
        LOG.warn(
                "session {}: logon from {} refused, connection closed: {}",
                session.name(),
                engine == null ? "unknown" : engine.getRemoteAddress(),
                text);
        session.store().keepNextTarget();
        return new RejectLogon(text);
    }
}
