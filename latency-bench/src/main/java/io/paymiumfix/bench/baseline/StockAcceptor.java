package io.paymiumfix.bench.baseline;

import io.paymiumfix.fix44.MessageFactory;
import io.paymiumfix.fix44.PaymiumDictionary;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import quickfix.Acceptor;
import quickfix.Application;
import quickfix.CompositeLogFactory;
import quickfix.ConfigError;
import quickfix.FileLogFactory;
import quickfix.FileStoreFactory;
import quickfix.FixVersions;
import quickfix.LogFactory;
import quickfix.MemoryStoreFactory;
import quickfix.MessageStoreFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.ThreadedSocketAcceptor;
import quickfix.mina.NetworkingOptions;
import quickfix.mina.acceptor.AbstractSocketAcceptor;
import quickfix.mina.ssl.SSLSupport;

/** QuickFIX/J's acceptors on a free port, for as long as whoever started the process wants it. */
final class StockAcceptor {

    private static final String YES = "Y";
    /** TLS when there is one; the JDK's own name for it. */
    private static final String KEY_STORE = "javax.net.ssl.keyStore";

    private StockAcceptor() {}

    /**
     * Serves until standard input ends, so that it does not outlive the bench even when that is killed.
     *
     * @param name said when it listens
     * @param application takes the orders
     * @param arguments threads, sessions, set-up of store and log, folder for both; more are not looked at
     */
    static void serve(String name, Application application, String[] arguments) throws ConfigError, IOException {
        SetUp setUp = SetUp.named(arguments[2]);
        SessionSettings settings = settings(Integer.parseInt(arguments[1]), Path.of(arguments[3]));
        AbstractSocketAcceptor acceptor = Threading.named(arguments[0]) == Threading.ONE
                ? SocketAcceptor.newBuilder()
                        .withApplication(application)
                        .withSettings(settings)
                        .withMessageStoreFactory(store(setUp, settings))
                        .withLogFactory(log(setUp, settings))
                        .withMessageFactory(new MessageFactory())
                        .build()
                : ThreadedSocketAcceptor.newBuilder()
                        .withApplication(application)
                        .withSettings(settings)
                        .withMessageStoreFactory(store(setUp, settings))
                        .withLogFactory(log(setUp, settings))
                        .withMessageFactory(new MessageFactory())
                        .build();
        acceptor.start();
        InetSocketAddress address =
                (InetSocketAddress) acceptor.getEndpoints().iterator().next().getLocalAddress();
        System.out.println(name + " listening on 127.0.0.1:" + address.getPort());
        while (System.in.read() >= 0) {
            // Only its end says anything.
        }
        acceptor.stop(true);
    }

    private static SessionSettings settings(int sessions, Path folder) {
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, "127.0.0.1");
        settings.setLong(Acceptor.SETTING_SOCKET_ACCEPT_PORT, 0);
        settings.setString(NetworkingOptions.SETTING_SOCKET_TCP_NODELAY, YES);
        settings.setString(Session.SETTING_NON_STOP_SESSION, YES);
        if (System.getProperty(KEY_STORE) != null) {
            settings.setString(SSLSupport.SETTING_USE_SSL, YES);
            settings.setString(SSLSupport.SETTING_KEY_STORE_NAME, System.getProperty(KEY_STORE));
            settings.setString(SSLSupport.SETTING_KEY_STORE_PWD, System.getProperty(KEY_STORE + "Password"));
            settings.setString(SSLSupport.SETTING_KEY_STORE_TYPE, System.getProperty(KEY_STORE + "Type"));
            settings.setString(SSLSupport.SETTING_ENABLED_PROTOCOLS, "TLSv1.3,TLSv1.2");
        }
        settings.setString(Session.SETTING_USE_DATA_DICTIONARY, YES);
        settings.setString(Session.SETTING_DATA_DICTIONARY, PaymiumDictionary.RESOURCE);
        settings.setString(
                FileStoreFactory.SETTING_FILE_STORE_PATH,
                folder.resolve("store").toString());
        settings.setString(
                FileLogFactory.SETTING_FILE_LOG_PATH, folder.resolve("messages").toString());
        for (int number = 1; number <= sessions; number++) {
            String client = number == 1 ? "BENCH" : "BENCH" + number;
            settings.setString(
                    new SessionID(FixVersions.BEGINSTRING_FIX44, "PAYMIUM", client),
                    SessionFactory.SETTING_CONNECTION_TYPE,
                    SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        }
        return settings;
    }

    private static MessageStoreFactory store(SetUp setUp, SessionSettings settings) {
        return setUp == SetUp.ON ? new FileStoreFactory(settings) : new MemoryStoreFactory();
    }

    private static LogFactory log(SetUp setUp, SessionSettings settings) {
        return setUp == SetUp.ON ? new FileLogFactory(settings) : new CompositeLogFactory(new LogFactory[0]);
    }
}
