package io.paymiumfix.fix;

import io.paymiumfix.fix44.PaymiumDictionary;
import io.paymiumfix.marketdata.Dialect;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionSettings;

/** Our settings of the sessions in QuickFIX/J's words. The only place that names them. */
final class EngineSettings {

    private static final String YES = "Y";
    private static final String NO = "N";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int RESEND_CHUNK = 1_000;

    private EngineSettings() {}

    static SessionSettings of(final FixSettings settings, final List<FixSession> sessions) {
        final SessionSettings engine = new SessionSettings();
        engine.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        validation(engine);
        sequence(engine, settings.limits());
        for (final FixSession session : sessions) {
            session(engine, session);
        }
        return engine;
    }

    private static void validation(final SessionSettings engine) {
        engine.setString(Session.SETTING_USE_DATA_DICTIONARY, YES);
        engine.setString(Session.SETTING_DATA_DICTIONARY, PaymiumDictionary.RESOURCE);
        engine.setString(Session.SETTING_VALIDATE_INCOMING_MESSAGE, YES);
        engine.setString(Session.SETTING_VALIDATE_FIELDS_OUT_OF_ORDER, YES);
        // Order management systems send tags of their own and groups in an order of their own: neither changes an
        // order.
        engine.setString(Session.SETTING_VALIDATE_USER_DEFINED_FIELDS, NO);
        engine.setString(Session.SETTING_VALIDATE_UNORDERED_GROUP_FIELDS, NO);
        engine.setString(Session.SETTING_ALLOW_UNKNOWN_MSG_FIELDS, NO);
        engine.setString(Session.SETTING_CHECK_COMP_ID, YES);
        // It would refuse cancels and end the session when the machine's clock is set; the core judges new orders by
        // their age, and takes cancels whatever the clocks say.
        engine.setString(Session.SETTING_CHECK_LATENCY, NO);
        // N would leave the number unconsumed, and the client would send the same message for ever.
        engine.setString(Session.SETTING_REJECT_MESSAGE_ON_UNHANDLED_EXCEPTION, YES);
    }

    private static void sequence(final SessionSettings engine, final FixSettings.Limits limits) {
        engine.setString(Session.SETTING_PERSIST_MESSAGES, YES);
        engine.setString(Session.SETTING_RESET_ON_LOGON, NO);
        engine.setString(Session.SETTING_RESET_ON_LOGOUT, NO);
        engine.setString(Session.SETTING_RESET_ON_DISCONNECT, NO);
        engine.setLong(Session.SETTING_RESEND_REQUEST_CHUNK_SIZE, RESEND_CHUNK);
        engine.setLong(Session.SETTING_MAX_SCHEDULED_WRITE_REQUESTS, limits.maxScheduledWrites());
    }

    private static void session(final SessionSettings engine, final FixSession session) {
        final io.paymiumfix.fix.SessionSettings settings = session.settings();
        final quickfix.SessionID id = session.id();
        engine.setString(id, SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        engine.setString(
                id,
                Session.SETTING_TIMESTAMP_PRECISION,
                settings.timestampPrecision().name());
        if (settings.dialect() == Dialect.PAYMIUM_LEGACY) {
            // It understands neither a gap nor a ResendRequest(2): both sides begin at 1 with each Logon(A), and none
            // is sent.
            engine.setString(id, Session.SETTING_RESET_ON_LOGON, YES);
            engine.setString(id, Session.SETTING_VALIDATE_SEQUENCE_NUMBERS, NO);
        }
        if (settings.hours().nonStop()) {
            engine.setString(id, Session.SETTING_NON_STOP_SESSION, YES);
        } else {
            engine.setString(id, Session.SETTING_TIMEZONE, "UTC");
            engine.setString(
                    id, Session.SETTING_START_TIME, settings.hours().startUtc().format(TIME));
            engine.setString(
                    id, Session.SETTING_END_TIME, settings.hours().endUtc().format(TIME));
        }
        if (!settings.allowedAddresses().isEmpty()) {
            engine.setString(
                    id, Session.SETTING_ALLOWED_REMOTE_ADDRESSES, String.join(",", settings.allowedAddresses()));
        }
    }
}
