package io.paymiumfix.fix;

import io.paymiumfix.fix44.PaymiumDictionary;
import io.paymiumfix.marketdata.Dialect;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import quickfix.Acceptor;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionSettings;
import quickfix.mina.NetworkingOptions;
import quickfix.mina.ssl.SSLSupport;

/** Our settings in QuickFIX/J's words. The only place that names them. */
final class EngineSettings {

    private static final String YES = "Y";
    private static final String NO = "N";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int RESEND_CHUNK = 1_000;
    private static final int MAX_LATENCY_S = 120;

    private EngineSettings() {}

    static SessionSettings of(final FixSettings settings, final List<FixSession> sessions) {
        final SessionSettings engine = new SessionSettings();
        engine.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        if (!settings.host().isEmpty()) {
            engine.setString(Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, settings.host());
        }
        engine.setLong(Acceptor.SETTING_SOCKET_ACCEPT_PORT, settings.port());
        engine.setString(NetworkingOptions.SETTING_SOCKET_TCP_NODELAY, YES);
        engine.setString(NetworkingOptions.SETTING_SOCKET_SYNCHRONOUS_WRITES, NO);
        validation(engine);
        sequence(engine, settings.limits());
        settings.tls().ifPresent(tls -> tls(engine, tls));
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
        engine.setString(Session.SETTING_CHECK_LATENCY, YES);
        engine.setLong(Session.SETTING_MAX_LATENCY, MAX_LATENCY_S);
        // N would leave the number unconsumed, and the client would send the same message for ever.
        engine.setString(Session.SETTING_REJECT_MESSAGE_ON_UNHANDLED_EXCEPTION, YES);
        // QuickFIX/J would log a message of an unknown session as it is, password included.
        engine.setString(Session.SETTING_LOG_MESSAGE_WHEN_SESSION_NOT_FOUND, NO);
    }

    private static void sequence(final SessionSettings engine, final FixSettings.Limits limits) {
        engine.setString(Session.SETTING_PERSIST_MESSAGES, YES);
        engine.setString(Session.SETTING_RESET_ON_LOGON, NO);
        engine.setString(Session.SETTING_RESET_ON_LOGOUT, NO);
        engine.setString(Session.SETTING_RESET_ON_DISCONNECT, NO);
        engine.setLong(Session.SETTING_RESEND_REQUEST_CHUNK_SIZE, RESEND_CHUNK);
        engine.setLong(Session.SETTING_MAX_SCHEDULED_WRITE_REQUESTS, limits.maxScheduledWrites());
    }

    private static void tls(final SessionSettings engine, final FixSettings.Tls tls) {
        engine.setString(SSLSupport.SETTING_USE_SSL, YES);
        engine.setString(SSLSupport.SETTING_KEY_STORE_NAME, tls.keyStore().toString());
        engine.setString(
                SSLSupport.SETTING_KEY_STORE_PWD, tls.keyStorePassword().reveal());
        engine.setString(SSLSupport.SETTING_KEY_STORE_TYPE, "PKCS12");
        tls.trustStore().ifPresent(store -> {
            engine.setString(SSLSupport.SETTING_TRUST_STORE_NAME, store.toString());
            engine.setString(SSLSupport.SETTING_TRUST_STORE_TYPE, "PKCS12");
        });
        tls.trustStorePassword()
                .ifPresent(password -> engine.setString(SSLSupport.SETTING_TRUST_STORE_PWD, password.reveal()));
        engine.setString(SSLSupport.SETTING_NEED_CLIENT_AUTH, tls.clientCertificates() ? YES : NO);
        engine.setString(SSLSupport.SETTING_ENABLED_PROTOCOLS, "TLSv1.3,TLSv1.2");
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
