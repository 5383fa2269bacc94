package io.paymiumfix.demo;

import io.paymiumfix.fix44.field.MsgType;
import io.paymiumfix.fix44.field.Password;
import io.paymiumfix.fix44.field.Username;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;

/** Adds the credentials to the Logon(A) and passes what is said to the conversation. Called by QuickFIX/J's threads. */
final class OmsApplication implements Application {

    private final Conversation conversation;
    private final String username;
    private final String password;

    OmsApplication(final Conversation conversation, final String username, final String password) {
        this.conversation = conversation;
        this.username = username;
        this.password = password;
    }

    @Override
    public void onCreate(final SessionID session) {}

    @Override
    public void onLogon(final SessionID session) {
        conversation.loggedOn();
    }

    @Override
    public void onLogout(final SessionID session) {}

    @Override
    public void toAdmin(final Message message, final SessionID session) {
        try {
            if (message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGON)) {
                message.setString(Username.FIELD, username);
                message.setString(Password.FIELD, password);
            }
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a message without MsgType(35)", e);
        }
        conversation.said(message);
    }

    @Override
    public void fromAdmin(final Message message, final SessionID session) {
        conversation.heard(message);
    }

    @Override
    public void toApp(final Message message, final SessionID session) {
        conversation.said(message);
    }

    @Override
    public void fromApp(final Message message, final SessionID session) {
        conversation.heard(message);
    }
}
