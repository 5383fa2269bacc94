package io.paymiumfix;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import quickfix.Application;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.Initiator;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/**
 * A FIX client as anybody would write it with QuickFIX/J: generic messages, the dictionary QuickFIX/J publishes. Runs in a
 * process with nothing of ours but this class on its path. Prints a line per step and ends with 0 when it was logged out
 * by the gateway after the last.
 */
final class StockClient implements Application {

    private static final int CL_ORD_ID = 11;
    private static final int ORDER_QTY = 38;
    private static final int ORD_STATUS = 39;
    private static final int ORD_TYPE = 40;
    private static final int ORIG_CL_ORD_ID = 41;
    private static final int PRICE = 44;
    private static final int SIDE = 54;
    private static final int SYMBOL = 55;
    private static final int TRANSACT_TIME = 60;
    private static final int MSG_TYPE = 35;
    private static final int USERNAME = 553;
    private static final int PASSWORD = 554;
    private static final int PATIENCE_S = 10;

    private final SessionID session;
    private final String username;
    private final String password;
    private final BlockingQueue<Message> reports = new LinkedBlockingQueue<>();
    private final CountDownLatch loggedOn = new CountDownLatch(1);
    private final CountDownLatch loggedOut = new CountDownLatch(1);

    private StockClient(final SessionID session, final String username, final String password) {
        this.session = session;
        this.username = username;
        this.password = password;
    }

    /** Arguments: host, port, SenderCompID, TargetCompID, Username, Password, dictionary. */
    public static void main(final String[] arguments) throws Exception {
        final SessionID session = new SessionID("FIX.4.4", arguments[2], arguments[3]);
        final SessionSettings settings = new SessionSettings();
        settings.setString(session, SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(session, Initiator.SETTING_SOCKET_CONNECT_HOST, arguments[0]);
        settings.setString(session, Initiator.SETTING_SOCKET_CONNECT_PORT, arguments[1]);
        settings.setString(session, Session.SETTING_HEARTBTINT, "30");
        settings.setString(session, Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(session, Session.SETTING_DATA_DICTIONARY, arguments[6]);
        final StockClient client = new StockClient(session, arguments[4], arguments[5]);
        final SocketInitiator initiator = new SocketInitiator(
                client, new MemoryStoreFactory(), settings, new SLF4JLogFactory(settings), new DefaultMessageFactory());
        initiator.start();
        client.trade();
        initiator.stop();
    }

    private void trade() throws Exception {
        await(loggedOn);
        say("logged on");

        place("stock-1", '1', null);
        awaitStatus("stock-1", '2');
        say("filled");

        place("stock-2", '2', "1.00");
        awaitStatus("stock-2", '0');
        final Message cancel = message("F", "stock-3");
        cancel.setString(ORIG_CL_ORD_ID, "stock-2");
        Session.sendToTarget(cancel, session);
        awaitStatus("stock-3", '4');
        say("canceled");

        place("stock-4", '2', "1.00");
        awaitStatus("stock-4", '0');
        say("resting");

        await(loggedOut);
        say("logged out");
    }

    private void place(final String clOrdId, final char ordType, final String price) throws Exception {
        final Message order = message("D", clOrdId);
        order.setChar(ORD_TYPE, ordType);
        order.setString(ORDER_QTY, "0.01");
        if (price != null) {
            order.setString(PRICE, price);
        }
        Session.sendToTarget(order, session);
    }

    private static Message message(final String type, final String clOrdId) {
        final Message message = new Message();
        message.getHeader().setString(MSG_TYPE, type);
        message.setString(CL_ORD_ID, clOrdId);
        message.setString(SYMBOL, "BTC/EUR");
        message.setChar(SIDE, '1');
        message.setUtcTimeStamp(TRANSACT_TIME, LocalDateTime.now(ZoneOffset.UTC));
        return message;
    }

    private void awaitStatus(final String clOrdId, final char status) throws Exception {
        while (true) {
            final Message report = reports.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (report == null) {
                fail("no report with 39=" + status + " about " + clOrdId);
            } else if (!report.getHeader().getString(MSG_TYPE).equals("8") || report.getChar(ORD_STATUS) == '8') {
                fail("refused: " + report);
            } else if (report.getString(CL_ORD_ID).equals(clOrdId) && report.getChar(ORD_STATUS) == status) {
                return;
            }
        }
    }

    private static void await(final CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_S * 3, TimeUnit.SECONDS)) {
            fail("waited in vain");
        }
    }

    private static void say(final String line) {
        System.out.println(line);
    }

    private static void fail(final String why) {
        System.out.println("FAILED " + why);
        Runtime.getRuntime().halt(1);
    }

    @Override
    public void onCreate(final SessionID id) {}

    @Override
    public void onLogon(final SessionID id) {
        loggedOn.countDown();
    }

    @Override
    public void onLogout(final SessionID id) {
        loggedOut.countDown();
    }

    @Override
    public void toAdmin(final Message message, final SessionID id) {
        try {
            final String type = message.getHeader().getString(MSG_TYPE);
            if (type.equals("A")) {
                message.setString(USERNAME, username);
                message.setString(PASSWORD, password);
            } else if (type.equals("3")) {
                fail("the gateway's message was rejected: " + message);
            }
        } catch (FieldNotFound e) {
            fail(e.toString());
        }
    }

    @Override
    public void fromAdmin(final Message message, final SessionID id) throws FieldNotFound {
        if (message.getHeader().getString(MSG_TYPE).equals("3")) {
            fail("rejected: " + message);
        }
    }

    @Override
    public void toApp(final Message message, final SessionID id) {}

    @Override
    public void fromApp(final Message message, final SessionID id) {
        reports.add(message);
    }
}
